import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { Failure, type FailureCode, type GeneralFailure } from '../domain/failure.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'

/** A handler's answer; the envelope around it is `api-v1`'s. */
export interface Reply<R = unknown> {
  /** `error_message` of a success: most have none, some say 保存成功 or a vendor code. */
  message?: string
  results?: R
  has_more?: boolean
}

/** Texts of refusals for one audience: borrowers or operators. */
export type Messages = Readonly<Partial<Record<FailureCode, string>> & Record<GeneralFailure, string>>

const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** Every business outcome is HTTP 200, because the H5 client looks at nothing else; the exceptions are no outcomes. */
const httpStatus: Partial<Record<FailureCode, number>> = { ROUTE_UNKNOWN: 404, SYSTEM_BUSY: 500 }

const statusOf: Partial<Record<FailureCode, string>> = {
  NOT_SIGNED_IN: 'TOKEN_ERROR',
  PERMISSION_DENIED: 'PERMISSION_ERROR',
  BORROWER_FORBIDDEN: 'PERMISSION_ERROR',
}

export function success({ message = '', results, has_more }: Reply): APIGatewayProxyStructuredResultV2 {
  return envelope(200, { status: 'SUCCESS', error_message: message, results, has_more })
}

/**
 * The code goes into a header: the body is the contract's, and its text may be reworded. A browser's script reads it because
 * serverless.yml exposes it.
 */
export const ERROR_CODE_HEADER = 'x-error-code'

/** `detail` is what is known beyond the code, for a reader who may know it. */
export function refusal(failure: Failure, messages: Messages, detail?: string): APIGatewayProxyStructuredResultV2 {
  const text = messageOf(failure, messages)
  const body = {
    status: statusOf[failure.code] ?? 'FAILURE',
    error_message: detail ? `${text}: ${detail}` : text,
    results: failure.results,
  }
  return envelope(httpStatus[failure.code] ?? 200, body, { [ERROR_CODE_HEADER]: failure.code })
}

/**
 * The Failure that a thrown thing means to the caller: a vendor's silence is "later", all else a fault of ours. So is a
 * refusal that has no text for this audience.
 */
export function asFailure(error: unknown, messages: Messages): Failure {
  if (error instanceof Failure && messageOf(error, messages) !== undefined) return error
  if (error instanceof VendorUnavailable) return new Failure('VENDOR_DOWN', { cause: error })
  return new Failure('SYSTEM_BUSY', { cause: error })
}

const messageOf = ({ text, code }: Failure, messages: Messages): string | undefined => text ?? messages[code]

function envelope(
  statusCode: number,
  body: object,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { ...HEADERS, ...headers }, body: JSON.stringify(body) }
}
