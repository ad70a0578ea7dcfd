import { examples } from './examples/by-field.ts'
import type { Schema } from './schema.ts'

/** Adds an example to each field of a schema: from `given`, a value of the schema, otherwise by the field's name. */
export function withExamples(schema: Schema, given?: unknown): Schema {
  const { properties, items, anyOf } = schema
  if (properties) {
    const fields = Object.entries(properties) as [string, Schema][]
    return {
      ...schema,
      properties: Object.fromEntries(fields.map(([name, field]) => [name, exemplary(name, field, given)])),
    }
  }
  if (items) return { ...schema, items: withExamples(items as Schema, Array.isArray(given) ? given[0] : undefined) }
  if (anyOf) return { ...schema, anyOf: (anyOf as Schema[]).map((one) => withExamples(one, given)) }
  return schema
}

function exemplary(name: string, field: Schema, given: unknown): Schema {
  const value = (given as Record<string, unknown> | null | undefined)?.[name]
  const inner = withExamples(field, value)
  const example = tells(value) ? value : (composed(inner) ?? examples[name])
  return example === undefined ? inner : { ...inner, examples: [typed(example, field)] }
}

/** An empty value is no help to a reader. */
const tells = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Composes an example of the fields' examples; undefined where the schema alone does not give one. */
function composed({ const: only, enum: some, properties, items, anyOf }: Schema): unknown {
  if (only !== undefined) return only
  if (some) return some[0]
  if (properties) {
    const fields = Object.entries(properties) as [string, Schema][]
    return Object.fromEntries(fields.map(([name, field]) => [name, field.examples?.[0]]))
  }
  if (items) {
    const item = composed(items as Schema)
    return item === undefined ? undefined : [item]
  }
  return anyOf ? composed(anyOf[0] as Schema) : undefined
}

/** Turns a number into text where the field is text, and the other way round. */
export function typed(example: unknown, { type }: Schema): unknown {
  if (type === 'string') return String(example)
  return type === 'integer' || type === 'number' ? Number(example) : example
}
