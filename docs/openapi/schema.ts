import type * as z from 'zod/mini'
import { createSchema, type oas31 } from 'zod-openapi'
import { words } from './words.ts'

export type Schema = oas31.SchemaObject

/** A schema as JSON Schema, each of its fields with what it means. */
export function jsonSchema(
  zodSchema: z.core.$ZodType,
  io: 'input' | 'output',
  ownWords: Readonly<Record<string, string>> = {},
): Schema {
  const { schema } = createSchema(zodSchema, {
    io,
    openapiVersion: '3.1.0',
    opts: {
      override: ({ jsonSchema: made, zodSchema: from }) => {
        // Digits that become a number: JSON may say the number itself. A day stays text.
        const digits = io === 'input' && from._zod.def.type === 'pipe' && made.format !== 'date'
        if (digits) Object.assign(made, { type: ['integer', 'string'] })
        describeFields(made as Schema, ownWords)
      },
    },
  })
  return schema as Schema
}

function describeFields(schema: Schema, ownWords: Readonly<Record<string, string>>): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const description = ownWords[name] ?? words[name]
    if (description) Object.assign(field, { description })
  }
}
