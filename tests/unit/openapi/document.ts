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
