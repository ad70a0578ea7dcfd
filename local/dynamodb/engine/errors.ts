/** An error answer of the service. `reason` is its code when it cancels a transaction. */
export class ServiceError extends Error {
  readonly type: string
  readonly reason: string | undefined
  readonly details: Record<string, unknown>

  constructor(
    type: string,
    message: string,
    { reason, details = {} }: { reason?: string; details?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.type = type
    this.reason = reason
    this.details = details
  }

  get body() {
    return { __type: this.type, message: this.message, ...this.details }
  }
}

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#'

export const validation = (message: string) =>
  new ServiceError('com.amazon.coral.validate#ValidationException', message)

/** An error of one item: alone it is the error of the request, in a transaction a reason of its item. */
export const invalidItem = (message: string) =>
  new ServiceError('com.amazon.coral.validate#ValidationException', message, { reason: 'ValidationError' })

export const conditionFailed = (item: unknown) =>
  new ServiceError(`${DYNAMODB}ConditionalCheckFailedException`, 'The conditional request failed', {
    reason: 'ConditionalCheckFailed',
    details: item ? { Item: item } : {},
  })

export const tableNotFound = (name: string) =>
  new ServiceError(`${DYNAMODB}ResourceNotFoundException`, `Requested resource not found: Table: ${name} not found`)

export const tableInUse = (name: string) =>
  new ServiceError(`${DYNAMODB}ResourceInUseException`, `Table already exists: ${name}`)

export const unknownOperation = () =>
  new ServiceError('com.amazon.coral.service#UnknownOperationException', 'An unknown operation was requested.')

export const serialization = (message: string) =>
  new ServiceError('com.amazon.coral.service#SerializationException', message)

export const tokenMismatch = () =>
  new ServiceError(
    `${DYNAMODB}IdempotentParameterMismatchException`,
    'The request used the client token of an earlier transaction with other parameters',
  )

export interface CancellationReason {
  Code: string
  Message?: string
  Item?: unknown
}

export const transactionCanceled = (reasons: CancellationReason[]) =>
  new ServiceError(
    `${DYNAMODB}TransactionCanceledException`,
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((reason) => reason.Code).join(', ')}]`,
    { details: { CancellationReasons: reasons } },
  )
