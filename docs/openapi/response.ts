import type { oas31 } from 'zod-openapi'
import type { FailureCode } from '../../lib/domain/failure.ts'
import type { About } from './about.ts'
import { bodyOf } from './failures.ts'
import { componentName, readerOf } from './readers.ts'
import type { Spec } from './routes.ts'
import { jsonSchema, type Schema } from './schema.ts'

/** HTTP 200 is every outcome: the envelope of a success, or of each kind of refusal that this route knows. */
export function responsesOf(spec: Spec, about: About, failures: readonly FailureCode[]): oas31.ResponsesObject {
  const named = (name: FailureCode | 'SystemBusy') => componentName(readerOf(spec), name)
  const kinds = [...new Set(failures.map((code) => bodyOf(code, spec.auth.texts).status))].sort()
  const refusals = kinds.map((status) => ({ $ref: `#/components/schemas/${schemaOf(status, about)}` }))
  return {
    '200': {
      description: 'Every outcome of business.',
      headers: { 'x-request-id': { $ref: '#/components/headers/RequestId' } },
      content: {
        'application/json': {
          schema: { anyOf: [successOf(spec, about), ...refusals] },
          examples: {
            SUCCESS: { summary: 'SUCCESS', value: successExample(spec, about) },
            ...Object.fromEntries(failures.map((code) => [code, { $ref: `#/components/examples/${named(code)}` }])),
          },
        },
      },
    },
    '500': { $ref: `#/components/responses/${named('SystemBusy')}` },
  }
}

const schemaOf = (status: string, { tokenInFailure }: About): string =>
  ({ TOKEN_ERROR: 'TokenError', PERMISSION_ERROR: 'PermissionError' })[status] ??
  (tokenInFailure ? 'VerificationFailure' : 'Failure')

/** Handlers page if their input has an offset. */
const paged = (spec: Spec): boolean => 'offset' in spec.input.shape

function successOf(spec: Spec, about: About): Schema {
  const properties: NonNullable<Schema['properties']> = {
    status: { type: 'string', enum: ['SUCCESS'] },
    error_message: { type: 'string', enum: [...(about.messages ?? [''])] },
    ...(spec.output ? { results: jsonSchema(spec.output, 'output', about.words) } : {}),
    ...(paged(spec) ? { has_more: { type: 'boolean', description: 'Whether more can be asked for' } } : {}),
  }
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

const successExample = (spec: Spec, about: About) => ({
  status: 'SUCCESS',
  error_message: about.messages?.[0] ?? '',
  ...(about.results === undefined ? {} : { results: about.results }),
  ...(paged(spec) ? { has_more: false } : {}),
})
