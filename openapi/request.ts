import * as z from 'zod/mini'
import type { oas31 } from 'zod-openapi'
import type { InputSchema } from '../lib/http/input.ts'
import type { About } from './about.ts'
import { typed, withExamples } from './examples.ts'
import { type NamedSchemas, pascal } from './named.ts'
import type { Route } from './routes.ts'
import { jsonSchema, type Schema } from './schema.ts'

/** Describes a route's input: in its path, in the query of a GET, otherwise in the body as JSON or as a form. */
export function requestOf(route: Route, input: InputSchema, about: About, schemas: NamedSchemas) {
  const fields = withRequired(jsonSchema(input, 'input', about.fields), input, about.required ?? [])
  const schema = withExamples(fields, about.input)
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const { parameters, rest } = split(schema, inPath, route.method === 'GET')
  const override: oas31.ParameterObject = {
    name: 'X-HTTP-Method-Override',
    in: 'header',
    description: 'The H5 client on the same origin sends a PUT as a POST with this header; it is not needed.',
    schema: { type: 'string', const: 'PUT' },
    example: 'PUT',
  }
  const all = [...parameters, ...(route.override ? [override] : [])]
  return {
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(Object.keys(rest.properties ?? {}).length > 0
      ? { requestBody: bodyOf(pascal(route.key), rest, about.input ?? {}, schemas) }
      : {}),
  }
}

/** A missing field is an empty text: it is required if the schema refuses that. */
function withRequired(schema: Schema, input: InputSchema, more: readonly string[]): Schema {
  const required = Object.entries(input.shape)
    .filter(([, field]) => !z.safeParse(field, field._zod.def.type === 'array' ? [] : '').success)
    .map(([name]) => name)
    .concat(more)
  const { required: _, ...others } = schema
  return required.length > 0 ? { ...others, required } : others
}

function split(schema: Schema, inPath: readonly string[], isGet: boolean) {
  const required = schema.required ?? []
  const fields = Object.entries(schema.properties ?? {}) as [string, Schema][]
  const asParameter = ([name]: [string, unknown]) => isGet || inPath.includes(name)
  const parameters = fields.filter(asParameter).map(([name, field]): oas31.ParameterObject => {
    const { description = '', examples = [], ...plain } = field
    return {
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: required.includes(name),
      description,
      schema: plain,
      example: examples[0],
    }
  })
  const left = required.filter((name) => !asParameter([name, undefined]))
  const rest: Schema = { type: 'object', properties: Object.fromEntries(fields.filter((field) => !asParameter(field))) }
  return { parameters, rest: left.length > 0 ? { ...rest, required: left } : rest }
}

/** JSON first: generators send the first. A form has the same fields, but calls a list `name[]`. */
function bodyOf(
  name: string,
  json: Schema,
  input: NonNullable<About['input']>,
  schemas: NamedSchemas,
): oas31.RequestBodyObject {
  const fields = Object.entries(json.properties ?? {}) as [string, Schema][]
  const lists = fields.flatMap(([field, { type }]) => (type === 'array' ? [field] : []))
  const phpName = (field: string) => (lists.includes(field) ? `${field}[]` : field)
  const renamed = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([field, value]) => [phpName(field), value]))
  const sent = fields.flatMap(([field, schema]) =>
    field in input ? [[field, typed(input[field], schema)] as const] : [],
  )
  const example = Object.fromEntries(sent)
  const form: Schema = {
    ...json,
    properties: renamed(json.properties ?? {}),
    ...(json.required ? { required: json.required.map(phpName) } : {}),
  }
  const schema = schemas.moved(json, `${name}Request`)
  const encoding = Object.fromEntries(lists.map((field) => [phpName(field), { style: 'form', explode: true } as const]))
  return {
    required: json.required !== undefined,
    content: {
      'application/json': { schema, example },
      'application/x-www-form-urlencoded':
        lists.length > 0 ? { schema: form, example: renamed(example), encoding } : { schema, example },
    },
  }
}
