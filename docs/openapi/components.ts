import type { oas31 } from 'zod-openapi'
import type { FailureCode } from '../../lib/domain/failure.ts'
import { bodyOf } from './failures.ts'
import { componentName, type Reader, readers } from './readers.ts'
import type { Schema } from './schema.ts'

const envelope = (status: string, description: string, more: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  description,
  properties: {
    status: { type: 'string', enum: [status] },
    error_message: { type: 'string', minLength: 1, description: 'What the caller reads' },
    ...more,
  },
  required: ['status', 'error_message'],
  additionalProperties: false,
})

const tokens: Schema = {
  type: 'array',
  description: "The verification's token, to ask again with",
  items: {
    type: 'object',
    properties: { token: { type: 'string' } },
    required: ['token'],
    additionalProperties: false,
  },
}

/** Each refusal in the words of a reader. */
const examplesFor = (reader: Reader) =>
  Object.fromEntries(
    (Object.keys(readers[reader]) as FailureCode[]).map((code) => [
      componentName(reader, code),
      { summary: code, value: bodyOf(code, readers[reader]) },
    ]),
  )

const fault = (code: FailureCode, reader: Reader, description: string): oas31.ResponseObject => ({
  description,
  headers: { 'x-request-id': { $ref: '#/components/headers/RequestId' } },
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Failure' },
      examples: { [code]: { $ref: `#/components/examples/${componentName(reader, code)}` } },
    },
  },
})

/** What many operations refer to. */
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
    RequestId: { description: 'Number of the request, as in the log', schema: { type: 'string' } },
  },
  schemas: {
    Failure: envelope('FAILURE', 'Refused'),
    VerificationFailure: envelope('FAILURE', 'Refused, perhaps only for now', { results: tokens }),
    TokenError: envelope('TOKEN_ERROR', 'Not, or no longer, signed in'),
    PermissionError: envelope('PERMISSION_ERROR', 'Not allowed to this borrower or operator'),
  },
  responses: {
    RouteUnknown: fault('ROUTE_UNKNOWN', 'borrower', 'What every route that is not in this document answers.'),
    [componentName('borrower', 'SystemBusy')]: fault('SYSTEM_BUSY', 'borrower', 'A fault of ours.'),
    [componentName('operator', 'SystemBusy')]: fault('SYSTEM_BUSY', 'operator', 'A fault of ours.'),
  },
  examples: { ...examplesFor('borrower'), ...examplesFor('operator') },
}
