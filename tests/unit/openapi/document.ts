import { readFileSync } from 'node:fs'
import type { oas31 } from 'zod-openapi'

/** docs/openapi.json as it is committed. */
export const text = readFileSync('docs/openapi.json', 'utf8')
export const committed = JSON.parse(text) as oas31.OpenAPIObject

/** Every operation under its route, `GET /home`. */
export const operations = Object.entries(committed.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, oas31.OperationObject>).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    path,
    method,
    operation,
  })),
)

/** Every object in the document. */
export function* objectsIn(value: unknown, at = '#'): Generator<{ at: string; object: Record<string, unknown> }> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield { at, object: value as Record<string, unknown> }
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${at}/${key}`)
}

/** What a `$ref` points at. */
export const target = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], committed)

/** A body as JSON: of a request, and of HTTP 200. */
export const sentAs = (operation: oas31.OperationObject | undefined): oas31.MediaTypeObject | undefined =>
  (operation?.requestBody as oas31.RequestBodyObject | undefined)?.content['application/json']

export const answerOf = (operation: oas31.OperationObject | undefined): oas31.ResponseObject | undefined =>
  operation?.responses?.['200'] as oas31.ResponseObject | undefined

export const answeredAs = (operation: oas31.OperationObject | undefined): oas31.MediaTypeObject | undefined =>
  answerOf(operation)?.content?.['application/json']
