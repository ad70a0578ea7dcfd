import * as z from 'zod/mini'
import type { oas31 } from 'zod-openapi'
import type { InputSchema } from '../../lib/http/validation.ts'
import type { About } from './about.ts'
import type { Route } from './routes.ts'
import { jsonSchema, type Schema } from './schema.ts'

/** What a route is sent: in its path, in the query of a GET, otherwise in the body as a form or as JSON. */
export function requestOf(route: Route, input: InputSchema, about: About) {
  const schema = withRequired(jsonSchema(input, 'input', about.words), input, about.required ?? [])
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const { parameters, rest } = split(schema, inPath, route.method === 'GET', about.input ?? {})
  const override: oas31.ParameterObject = {
    name: 'X-HTTP-Method-Override',
    in: 'header',
    description: 'The H5 client on the same origin sends a PUT as a POST with this header; it is not needed.',
    schema: { type: 'string', enum: ['PUT'] },
  }
  const all = [...parameters, ...(route.override ? [override] : [])]
  return {
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(Object.keys(rest.properties ?? {}).length > 0 ? { requestBody: bodyOf(rest, about.input ?? {}, inPath) } : {}),
  }
}

/** A field that was not sent is an empty text: it is required if the schema refuses that. */
function withRequired(schema: Schema, input: InputSchema, more: readonly string[]): Schema {
  const required = Object.entries(input.shape)
    .filter(([, field]) => !z.safeParse(field, field._zod.def.type === 'array' ? [] : '').success)
    .map(([name]) => name)
    .concat(more)
  const { required: _, ...others } = schema
  return required.length > 0 ? { ...others, required } : others
}

function split(schema: Schema, inPath: readonly string[], isGet: boolean, example: NonNullable<About['input']>) {
  const required = schema.required ?? []
  const fields = Object.entries(schema.properties ?? {})
  const asParameter = ([name]: [string, unknown]) => isGet || inPath.includes(name)
  const parameters = fields.filter(asParameter).map(([name, field]): oas31.ParameterObject => {
    const { description = '', ...plain } = field as Schema
    return {
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: required.includes(name),
      description,
      schema: plain,
      ...(name in example ? { example: example[name] } : {}),
    }
  })
  const left = required.filter((name) => !asParameter([name, undefined]))
  const rest: Schema = { type: 'object', properties: Object.fromEntries(fields.filter((field) => !asParameter(field))) }
  return { parameters, rest: left.length > 0 ? { ...rest, required: left } : rest }
}

function bodyOf(json: Schema, input: NonNullable<About['input']>, inPath: readonly string[]): oas31.RequestBodyObject {
  const lists = Object.entries(json.properties ?? {}).flatMap(([name, field]) =>
    (field as Schema).type === 'array' ? [name] : [],
  )
  const phpName = (name: string) => (lists.includes(name) ? `${name}[]` : name)
  const renamed = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [phpName(name), value]))
  const example = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.includes(name)))
  const form: Schema = {
    ...json,
    properties: renamed(json.properties ?? {}),
    ...(json.required ? { required: json.required.map(phpName) } : {}),
  }
  const encoding = Object.fromEntries(lists.map((name) => [phpName(name), { style: 'form', explode: true } as const]))
  return {
    required: json.required !== undefined,
    content: {
      'application/x-www-form-urlencoded': {
        schema: form,
        example: renamed(example),
        ...(lists.length > 0 ? { encoding } : {}),
      },
      'application/json': { schema: json, example },
    },
  }
}
