import * as z from 'zod/mini'
import { Failure, isFailureCode } from '../domain/failure.ts'
import { type Fields, Repeated } from './form.ts'

export type InputSchema = z.ZodMiniObject

/**
 * Brings fields into the shape that the schema expects: only its own keys, what is missing or null as an empty text,
 * numbers as text, text trimmed, one value for a list as a list of one, of a repeated plain name all for a list and the last
 * for a text.
 */
export function normalised(schema: InputSchema, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      const value = fields[key]
      return [key, isList(field) ? asList(value) : asText(value)]
    }),
  )
}

const isList = (field: z.core.$ZodType): boolean => field._zod.def.type === 'array'

function asList(value: unknown): unknown {
  if (value instanceof Repeated) return value.values.map(asText)
  return Array.isArray(value) ? value.map(asText) : [asText(value)].filter((part) => part !== '')
}

function asText(value: unknown): unknown {
  if (value instanceof Repeated) return asText(value.values.at(-1))
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

/** Bytes that were not UTF-8 have become U+FFFD: refused before they can become a name. */
const isNotUtf8 = (value: unknown): boolean => typeof value === 'string' && value.includes('\ufffd')

/** The parsed input, or the failure of the first field that is wrong. */
export function parseInput<S extends InputSchema>(schema: S, fields: Fields): z.output<S> | Failure {
  const values = normalised(schema, fields)
  if (Object.values(values).flat().some(isNotUtf8)) return new Failure('BAD_REQUEST')
  const parsed = z.safeParse(schema, values)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const message = issue?.message ?? ''
  return new Failure(isFailureCode(message) ? message : 'BAD_PARAMETER', { cause: message, about: issue })
}
