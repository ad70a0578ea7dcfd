import {
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { isTransient } from '../../../lib/table/transient.ts'

const answered = (name: string, $fault: 'client' | 'server', httpStatusCode = 400) =>
  new DynamoDBServiceException({ name, $fault, message: name, $metadata: { httpStatusCode } })
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })

describe('trouble that passes, or that somebody mends', () => {
  it.each([
    ['a throttled call', answered('ThrottlingException', 'client')],
    ['a hot partition', answered('ProvisionedThroughputExceededException', 'client')],
    ['a fault of the service', answered('InternalServerError', 'server', 500)],
    ['no answer', Object.assign(new Error('late'), { name: 'TimeoutError' })],
    ['a connection that was closed', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a conflict', cancelled('None', 'TransactionConflict')],
    ['a single write that met a transaction', new TransactionConflictException({ message: 'ongoing', $metadata: {} })],
    ['a transaction that is still under way', answered('TransactionInProgressException', 'client')],
    ['an invocation whose time was over', Object.assign(new Error('Request aborted'), { name: 'AbortError' })],
    ['a throttled transaction', cancelled('ThrottlingError', 'None')],
    ['a missing right', answered('AccessDeniedException', 'client')],
    ['credentials that have expired', answered('ExpiredTokenException', 'client')],
  ])('%s', (_, error) => {
    expect(isTransient(error)).toBe(true)
  })
})

describe('the fault of an item, or ours', () => {
  it.each([
    ['an item that does not fit an expression', answered('ValidationException', 'client')],
    ['a condition that does not hold', cancelled('None', 'ConditionalCheckFailed')],
    ['an item that a transaction cannot write', cancelled('ValidationError')],
    ['an error of our own', new Error('Row comes to no amount')],
    ['no error at all', 'late'],
  ])('%s', (_, error) => {
    expect(isTransient(error)).toBe(false)
  })
})
