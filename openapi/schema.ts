import * as z from 'zod/mini'
import { createSchema, type oas31 } from 'zod-openapi'
import { fields as descriptions } from './fields.ts'

export type Schema = oas31.SchemaObject

/** Converts a schema to JSON Schema, with the meaning of each field. */
export function jsonSchema(
  zodSchema: z.core.$ZodType,
  io: 'input' | 'output',
  own: Readonly<Record<string, string>> = {},
): Schema {
  const { schema } = createSchema(zodSchema, {
    io,
    openapiVersion: '3.1.0',
    opts: {
      override: ({ jsonSchema: made, zodSchema: from }) => {
        const schema = made as Schema
        if (io === 'input' && from._zod.def.type === 'pipe') asNumber(schema, from)
        if (schema.type === 'integer') asInt64(schema)
        // A field that was not sent is read as an empty text.
        if (io === 'input' && schema.enum) schema.enum = schema.enum.filter((value) => value !== '')
      },
    },
  })
  // Copied, because fields that share a building block share its object too, and each has another meaning.
  return described(JSON.parse(JSON.stringify(schema)), own)
}

/**
 * Documents digits that become a number as a number: it may also be sent as text, and in a form it always is. The check of the
 * digits is not visible in the schema, so its bounds are found by trying values.
 */
function asNumber(schema: Schema, from: z.core.$ZodType): void {
  const becomes = (digits: string) => {
    const { success, data } = z.safeParse(from, digits)
    return success ? typeof data : undefined
  }
  if (becomes('7') !== 'number') return
  const { description } = schema
  for (const key of Object.keys(schema)) delete schema[key as keyof Schema]
  const minimum = becomes('-7') ? {} : { minimum: becomes('0') ? 0 : 1 }
  Object.assign(schema, { type: becomes('0.5') ? 'number' : 'integer', ...minimum }, description && { description })
}

/** Generators otherwise use 32 bits, which hold neither our ids nor, after 2038, times. */
function asInt64(schema: Schema): void {
  schema.format = 'int64'
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** Ids and times are whole numbers, though their schemas say only that they are numbers. */
const WHOLE = /^(id|.*_id|open_loan|at|.*_at|since|.*_since|confirm_by)$/

function described(schema: Schema, own: Readonly<Record<string, string>>): Schema {
  for (const [name, field] of Object.entries(schema.properties ?? {}) as [string, Schema][]) {
    const description = own[name] ?? descriptions[name]
    if (description) field.description = description
    const { type } = field
    if (!WHOLE.test(name)) continue
    if (type === 'number') Object.assign(field, { type: 'integer', format: 'int64' })
    if (Array.isArray(type) && type.includes('number'))
      Object.assign(field, { type: ['integer', 'null'], format: 'int64' })
  }
  for (const inner of [...Object.values(schema.properties ?? {}), schema.items, ...(schema.anyOf ?? [])]) {
    if (inner) described(inner as Schema, own)
  }
  return schema
}
