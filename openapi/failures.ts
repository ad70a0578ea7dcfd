import type * as z from 'zod/mini'
import type { oas31 } from 'zod-openapi'
import { Failure, type FailureCode, isFailureCode } from '../lib/domain/failure.ts'
import { type Messages, refusal } from '../lib/http/envelope.ts'
import type { InputSchema } from '../lib/http/input.ts'
import type { About } from './about.ts'
import { choice } from './enum-names.ts'
import type { Route, Spec } from './routes.ts'

/** Lists every code with which a route may refuse, in the order of its checks. */
export function failuresOf({ method }: Route, spec: Spec, about: About): FailureCode[] {
  const body: FailureCode[] = method === 'GET' ? [] : ['BAD_REQUEST', 'BODY_TOO_LARGE']
  const input = codesOf(spec.input)
  return [...new Set([...body, ...whoCalls[spec.auth.audience], ...input, ...(about.failures ?? [])])]
}

const whoCalls: Record<Spec['auth']['audience'], FailureCode[]> = {
  borrower: ['NOT_SIGNED_IN'],
  operator: ['NOT_SIGNED_IN', 'PERMISSION_DENIED'],
  guest: [],
  public: [],
}

/** Lists the codes of an input schema's checks. A check without a code, or a wrong type, is BAD_PARAMETER. */
function codesOf(schema: InputSchema): FailureCode[] {
  const fields = Object.values(schema.shape)
  return [...fields.flatMap(codesOfField), ...(fields.length > 0 ? (['BAD_PARAMETER', 'BAD_REQUEST'] as const) : [])]
}

/** Lists the definitions inside a definition: a pipe its input, a list its elements. */
type Def = { checks?: Check[]; in?: z.core.$ZodType; element?: z.core.$ZodType }
type Check = { _zod: { def: { error?: () => string } } }

function codesOfField(field: z.core.$ZodType): FailureCode[] {
  const { checks = [], in: before, element } = field._zod.def as unknown as Def
  const own = checks.map(({ _zod }) => _zod.def.error?.() ?? '').filter(isFailureCode)
  return [...own, ...[before, element].flatMap((inner) => (inner ? codesOfField(inner) : []))]
}

/** Builds the body of a refusal. */
export function bodyOf(code: FailureCode, texts: Messages): { status: string; error_message: string } {
  const { status, error_message } = JSON.parse(String(refusal(new Failure(code), texts).body))
  return { status, error_message }
}

/** Describes the header of an answer that may be one of these refusals. */
export const errorCodeHeader = (codes: readonly FailureCode[]): oas31.HeaderObject => ({
  description: 'Why it was refused; a success has none',
  schema: { ...choice(codes), examples: [codes[0]] },
})

/** Lists the refusals for programs, as the extension `x-error-codes`; an internal error is possible on every route. */
export const errorCodesOf = (codes: readonly FailureCode[], texts: Messages) => ({
  'x-error-codes': [...codes, 'SYSTEM_BUSY' as const].map((code) => {
    const { statusCode } = refusal(new Failure(code), texts)
    return { code, http_status: statusCode, ...bodyOf(code, texts) }
  }),
})

/** Lists the refusals as a table, in Markdown. */
export const tableOf = (codes: readonly FailureCode[], texts: Messages): string =>
  [
    '| `x-error-code` | `status` | `error_message` |',
    '|---|---|---|',
    ...codes.map((code) => {
      const { status, error_message } = bodyOf(code, texts)
      const text = code === 'VENDOR_REFUSED' ? `the vendor's own text, otherwise ${error_message}` : error_message
      return `| ${code} | \`${status}\` | ${text} |`
    }),
  ].join('\n')
