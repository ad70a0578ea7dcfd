import type { oas31 } from 'zod-openapi'
import type { AboutVendorRoute, VendorAnswer } from './about.ts'
import { choice } from './enum-names.ts'
import { type NamedSchemas, pascal } from './named.ts'
import { operationId } from './operation.ts'
import type { Route } from './routes.ts'
import type { Schema } from './schema.ts'

/** Describes a route that a vendor calls, or to which it redirects a browser. */
export function vendorOperationOf(route: Route, about: AboutVendorRoute, schemas: NamedSchemas): oas31.OperationObject {
  const name = pascal(route.key)
  return {
    operationId: operationId(route) + (route.method === 'GET' ? 'ByGet' : ''),
    tags: ['vendors'],
    summary: about.summary,
    description: about.description,
    security: [],
    ...requestOf(route.method, about, `${name}Request`, schemas),
    responses: {
      [about.answer.status]: answerOf(about.answer, `${name}Answer`, schemas),
      '500': { description: 'A fault of ours, with an empty body: it is to be sent again.' },
    },
  }
}

function requestOf(method: string, { fields, as, example }: AboutVendorRoute, name: string, schemas: NamedSchemas) {
  const described = Object.entries(fields).map(
    ([field, description]) =>
      [field, { type: 'string', description, examples: [example[field]] }] satisfies [string, Schema],
  )
  if (method === 'GET') {
    return {
      parameters: described.map(([field, { description, examples: _, ...schema }]): oas31.ParameterObject => {
        return { name: field, in: 'query', description: description ?? '', schema, example: example[field] }
      }),
    }
  }
  const schema = schemas.moved({ type: 'object', properties: Object.fromEntries(described) }, name)
  const type = as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
  return { requestBody: { content: { [type]: { schema, example } } } }
}

function answerOf(answer: VendorAnswer, name: string, schemas: NamedSchemas): oas31.ResponseObject {
  if (answer.status === 302) {
    const location: oas31.HeaderObject = { description: answer.to, schema: { type: 'string' } }
    return { description: "On to a page of the H5 client's.", headers: { location } }
  }
  return {
    description: 'The answer that the vendor reads.',
    content: { [answer.type]: { schema: schemas.moved(schemaOf(answer), name) } },
  }
}

function schemaOf(answer: Extract<VendorAnswer, { status: 200 }>): Schema {
  if (answer.type === 'text/plain') return choice(answer.values)
  const names = Object.keys(answer.values[0] ?? {})
  const choices = (name: string): Schema => ({
    ...choice(answer.values.map((value) => value[name] ?? '')),
    examples: [answer.values[0]?.[name]],
  })
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, choices(name)])),
    required: names,
    additionalProperties: false,
  }
}
