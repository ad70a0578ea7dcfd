import type { oas31 } from 'zod-openapi'
import type { AboutVendorRoute, VendorAnswer } from './about.ts'
import { operationId } from './operation.ts'
import type { Route } from './routes.ts'
import type { Schema } from './schema.ts'

/** A route that a vendor calls, or to which it sends a browser. */
export function vendorOperationOf(route: Route, about: AboutVendorRoute): oas31.OperationObject {
  return {
    operationId: operationId(route) + (route.method === 'GET' ? 'ByGet' : ''),
    tags: ['vendors'],
    summary: about.summary,
    description: about.description,
    security: [],
    ...requestOf(route.method, about),
    responses: {
      [about.answer.status]: answerOf(about.answer),
      '500': { description: 'A fault of ours, with an empty body: it is to be sent again.' },
    },
  }
}

function requestOf(method: string, { fields, as, example }: AboutVendorRoute) {
  const described = Object.entries(fields).map(
    ([name, description]) => [name, { type: 'string', description }] satisfies [string, Schema],
  )
  if (method === 'GET') {
    return {
      parameters: described.map(([name, { description, ...schema }]): oas31.ParameterObject => {
        return { name, in: 'query', description: description ?? '', schema, example: example[name] }
      }),
    }
  }
  const schema: Schema = { type: 'object', properties: Object.fromEntries(described) }
  const type = as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
  return { requestBody: { content: { [type]: { schema, example } } } }
}

function answerOf(answer: VendorAnswer): oas31.ResponseObject {
  if (answer.status === 302) {
    const location: oas31.HeaderObject = { description: answer.to, schema: { type: 'string' } }
    return { description: "On to a page of the H5 client's.", headers: { location } }
  }
  return { description: 'The answer that the vendor reads.', content: { [answer.type]: { schema: schemaOf(answer) } } }
}

function schemaOf(answer: Extract<VendorAnswer, { status: 200 }>): Schema {
  if (answer.type === 'text/plain') return { type: 'string', enum: [...answer.values] }
  const names = Object.keys(answer.values[0] ?? {})
  const choices = (name: string): Schema => ({
    type: 'string',
    enum: answer.values.map((value) => value[name] ?? ''),
  })
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, choices(name)])),
    required: names,
    additionalProperties: false,
  }
}
