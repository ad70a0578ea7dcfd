import type { oas31 } from 'zod-openapi'
import type { FailureCode } from '../lib/domain/failure.ts'
import { examples } from './examples/by-field.ts'
import { bodyOf, errorCodeHeader } from './failures.ts'
import { componentName, type Reader, readers } from './readers.ts'
import type { Schema } from './schema.ts'

/** The envelope of a kind of refusals; `code` is one of them. */
function envelope(code: FailureCode, description: string, more: Record<string, Schema> = {}): Schema {
  const { status, error_message } = bodyOf(code, readers.borrower)
  return {
    type: 'object',
    description,
    properties: {
      status: { type: 'string', const: status, examples: [status] },
      error_message: { type: 'string', minLength: 1, description: 'For the caller to read', examples: [error_message] },
      ...more,
    },
    required: ['status', 'error_message'],
    additionalProperties: false,
  }
}

const tokens: Schema = {
  type: 'array',
  description: "The verification's token, to ask again with",
  items: { $ref: '#/components/schemas/VerificationToken' } as Schema,
  examples: [[{ token: examples.token }]],
}

/** Each refusal with the messages of one audience. */
const examplesFor = (reader: Reader) =>
  Object.fromEntries(
    (Object.keys(readers[reader]) as FailureCode[]).map((code) => [
      componentName(reader, code),
      { summary: code, value: bodyOf(code, readers[reader]) },
    ]),
  )

const fault = (code: FailureCode, reader: Reader, description: string): oas31.ResponseObject => ({
  description,
  headers: { 'x-request-id': { $ref: '#/components/headers/RequestId' }, 'x-error-code': errorCodeHeader([code]) },
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Failure' },
      examples: { [code]: { $ref: `#/components/examples/${componentName(reader, code)}` } },
    },
  },
})

/** The components that many operations reference. */
export const components: oas31.ComponentsObject = {
  securitySchemes: {
    borrower: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: "A session's token as signup and login answer it, raw; `Bearer ` before it is tolerated.",
    },
    operator: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: "An operator's token of the OpenID Connect issuer, with its roles.",
    },
  },
  headers: {
    RequestId: {
      description: 'Number of the request, as in the log',
      schema: { type: 'string' },
      example: 'K2hZvg4FyQ0EMmQ=',
    },
  },
  schemas: {
    Failure: envelope('BAD_PARAMETER', 'Refused'),
    VerificationFailure: envelope('VERIFICATION_PENDING', 'Refused, perhaps only for now', { results: tokens }),
    TokenError: envelope('NOT_SIGNED_IN', 'Not, or no longer, signed in'),
    PermissionError: envelope('BORROWER_FORBIDDEN', 'Not allowed to this borrower or operator'),
  },
  responses: {
    RouteUnknown: fault('ROUTE_UNKNOWN', 'borrower', 'Answer of every route that is not in this document.'),
    [componentName('borrower', 'SystemBusy')]: fault('SYSTEM_BUSY', 'borrower', 'A fault of ours.'),
    [componentName('operator', 'SystemBusy')]: fault('SYSTEM_BUSY', 'operator', 'A fault of ours.'),
  },
  examples: { ...examplesFor('borrower'), ...examplesFor('operator') },
}
