import type { oas31 } from 'zod-openapi'
import type { Schema } from './schema.ts'

type Json = Record<string, unknown>

/** Also written by `npm run openapi`: for generators of mobile clients, which do not read 3.1 or fail at unions. */
export const FILE_30 = 'docs/openapi-3.0.json'

/**
 * Converts the document to OpenAPI 3.0.3. It accepts the same values, and is less precise in three places: an answer is one
 * object instead of a union, so `results` is optional; a value of several plain types is any value; a body that may be JSON or
 * a form is JSON, because generators make one method of an operation.
 */
export function version30(document: oas31.OpenAPIObject): Json {
  const schemas = document.components?.schemas as Record<string, Schema>
  const flat = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, flattened(schema, schemas)]))
  const copy = { ...document, openapi: '3.0.3', components: { ...document.components, schemas: flat } }
  return withoutUnused(converted(copy) as Json)
}

/** Merges the envelopes into one object with the fields of each: required are those of all. */
function flattened(schema: Schema, schemas: Record<string, Schema>): Schema {
  if (!schema.discriminator) return schema
  const envelopes = (schema.oneOf as { $ref: string }[]).map(({ $ref }) => schemas[$ref.split('/').at(-1) ?? ''] ?? {})
  const [success, ...refusals] = envelopes
  const more = Object.assign({}, ...refusals.map(({ properties }) => properties), success?.properties)
  const required = (success?.required ?? []).filter((name) => envelopes.every((one) => one.required?.includes(name)))
  const status = { type: 'string', enum: Object.keys(schema.discriminator.mapping ?? {}), examples: ['SUCCESS'] }
  const message = { type: 'string', description: 'Of a refusal: for the caller to read', examples: [''] }
  return { type: 'object', properties: { ...more, status, error_message: message }, required }
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted)
  if (typeof value !== 'object' || value === null) return value
  const {
    const: only,
    examples,
    anyOf,
    type,
    propertyNames,
    $ref,
    exclusiveMinimum,
    ...rest
  } = value as Schema & {
    $ref?: string
  }
  const made: Json = {}
  for (const [key, inner] of Object.entries(rest)) made[key] = literal.has(key) ? inner : convertedIn(key, inner)
  if (only !== undefined) made.enum = [only]
  // A schema's examples are a list; those of a body have names, and stay.
  if (Array.isArray(examples)) made.example = examples[0]
  else if (examples) made.examples = examples
  if (typeof exclusiveMinimum === 'number') Object.assign(made, { minimum: exclusiveMinimum, exclusiveMinimum: true })
  if (typeof type === 'string') made.type = type
  if (Array.isArray(type)) Object.assign(made, ofTypes(type))
  if (anyOf) Object.assign(made, ofAny(anyOf as Schema[]))
  if ($ref) Object.assign(made, Object.keys(made).length > 0 ? { allOf: [{ $ref }] } : { $ref })
  return made
}

/** Skipped: these hold values, not schemas. */
const literal = new Set(['example', 'value', 'enum', 'required', 'mapping', 'security', 'x-error-codes'])

function convertedIn(key: string, inner: unknown): unknown {
  const entries = Object.entries(inner as Json)
  // Names of fields are not keywords, even where they look alike.
  if (key === 'properties' || key === 'schemas')
    return Object.fromEntries(entries.map(([name, schema]) => [name, converted(schema)]))
  if (key === 'content' && 'application/json' in (inner as Json))
    return converted(Object.fromEntries(entries.filter(([type]) => type === 'application/json')))
  return converted(inner)
}

/** With null it is nullable; of several types it is any value. */
function ofTypes(types: readonly unknown[]): Json {
  const others = types.filter((type) => type !== 'null')
  return { ...(others.length === 1 ? { type: others[0] } : {}), ...(types.includes('null') ? { nullable: true } : {}) }
}

function ofAny(members: readonly Schema[]): Json {
  const others = members.filter(({ type }) => type !== 'null')
  const nullable = others.length < members.length ? { nullable: true } : {}
  const [only] = others
  if (others.length === 1 && only) return { ...ofOne(converted(only) as Json), ...nullable }
  return others.every((member) => '$ref' in member) ? { anyOf: others.map(converted), ...nullable } : nullable
}

const ofOne = (schema: Json): Json => ('$ref' in schema ? { allOf: [schema] } : schema)

/** Removes the schemas without a reference. */
function withoutUnused(document: Json): Json {
  const { schemas, ...others } = document.components as { schemas: Json }
  const used = new Set<string>()
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      visit(schemas[name])
    }
  }
  visit([document.paths, others])
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...document, components: { ...others, schemas: kept } }
}
