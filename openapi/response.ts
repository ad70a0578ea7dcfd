import type { oas31 } from 'zod-openapi'
import type { FailureCode } from '../lib/domain/failure.ts'
import type { About } from './about.ts'
import { choice } from './enum-names.ts'
import { withExamples } from './examples.ts'
import { bodyOf, errorCodeHeader } from './failures.ts'
import { type NamedSchemas, pascal } from './named.ts'
import { componentName, readerOf } from './readers.ts'
import type { Spec } from './routes.ts'
import { jsonSchema, type Schema } from './schema.ts'

/** Describes HTTP 200, which is every outcome: the envelope of a success, or of each kind of refusal of this route. */
export function responsesOf(
  key: string,
  spec: Spec,
  about: About,
  failures: readonly FailureCode[],
  schemas: NamedSchemas,
): oas31.ResponsesObject {
  const named = (name: FailureCode | 'SystemBusy') => componentName(readerOf(spec), name)
  return {
    '200': {
      description: 'Every outcome of business.',
      headers: {
        'x-request-id': { $ref: '#/components/headers/RequestId' },
        ...(failures.length > 0 ? { 'x-error-code': errorCodeHeader(failures) } : {}),
      },
      content: {
        'application/json': {
          schema: answerOf(key, spec, about, failures, schemas),
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

/** `LoanConfirmAnswer`: one of the envelopes, distinguished by `status`. */
function answerOf(
  key: string,
  spec: Spec,
  about: About,
  failures: readonly FailureCode[],
  schemas: NamedSchemas,
): Schema {
  const name = pascal(key)
  const refusals = [...new Set(failures.map((code) => bodyOf(code, spec.auth.messages).status))].sort()
  if (refusals.length === 0) return schemas.named(successOf(key, spec, about, schemas), `${name}Answer`)
  const mapping: Record<string, string> = {
    SUCCESS: String(schemas.named(successOf(key, spec, about, schemas), `${name}Success`).$ref),
    ...Object.fromEntries(refusals.map((status) => [status, `#/components/schemas/${schemaOf(status, about)}`])),
  }
  const oneOf = Object.values(mapping).map(($ref) => ({ $ref }))
  return schemas.named({ oneOf, discriminator: { propertyName: 'status', mapping } }, `${name}Answer`)
}

const schemaOf = (status: string, { tokenInFailure }: About): string =>
  ({ TOKEN_ERROR: 'TokenError', PERMISSION_ERROR: 'PermissionError' })[status] ??
  (tokenInFailure ? 'VerificationFailure' : 'Failure')

/** Handlers page if their input has an offset. */
const paged = (spec: Spec): boolean => 'offset' in spec.input.shape

function successOf(key: string, spec: Spec, about: About, schemas: NamedSchemas): Schema {
  const { resultName = `${pascal(key)}Result`, messages = [''] } = about
  const properties: Record<string, Schema> = {
    status: { type: 'string', const: 'SUCCESS' },
    error_message: choice(messages),
    ...(spec.output ? { results: jsonSchema(spec.output, 'output', about.fields) } : {}),
    ...(paged(spec) ? { has_more: { type: 'boolean', description: 'Whether more can be asked for' } } : {}),
  }
  const schema = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } as const
  const shown = withExamples(schema, successExample(spec, about)).properties as typeof properties
  const [name, names] = typeof resultName === 'string' ? [resultName] : [`${pascal(key)}Result`, resultName]
  const results = shown.results ? { results: schemas.moved(shown.results, name, names) } : {}
  return { ...schema, properties: { ...shown, ...results } }
}

const successExample = (spec: Spec, about: About) => ({
  status: 'SUCCESS',
  error_message: about.messages?.[0] ?? '',
  ...(about.results === undefined ? {} : { results: about.results }),
  ...(paged(spec) ? { has_more: false } : {}),
})
