import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Failure, type FailureCode } from '../domain/failure.ts'
import { db, TableName } from './client.ts'
import { type Changes, type Condition, compile } from './expressions.ts'
import { whileBusy } from './while-busy.ts'

declare const holds: unique symbol

/**
 * A key knows its item, so that reading the one has the other's type. `holds` exists for the compiler only. It is a method
 * because parameters of methods are compared both ways: a key of an order may be read as one of a payout, but not of a loan.
 */
export interface Key<Item = unknown> {
  pk: string
  sk: string
  [holds]?(item: Item): void
}

/** A condition with the name by which it is known when it does not hold, and the refusal that it then means. */
export interface Guard {
  name: string
  condition: Condition
  failure?: FailureCode
}

/** One item of a transaction, as data: building it does no I/O. */
export type Write =
  | { put: Key & object; guard?: Guard }
  | { update: Key; changes: Changes; guard?: Guard }
  | { remove: Key; guard?: Guard }
  | { check: Key; guard: Guard }

/** A guard that did not hold, and the item as it was then (absent if there was none). */
export interface Refused {
  guard: Guard
  item: Record<string, unknown> | undefined
}

/**
 * Performs a business step: all of it or nothing, repeated while its items are busy. Throws the Failure of the first guard
 * that does not hold.
 */
export async function commit(...writes: Write[]): Promise<void> {
  const refused = await tryCommit(...writes)
  if (refused) throw errorOf(refused)
}

/** The Failure that a guard means when it does not hold, about the item as found; a guard without one was not expected to fail. */
export const errorOf = ({ guard: { name, failure }, item }: Refused): Error =>
  failure ? new Failure(failure, { cause: name, about: item }) : new Error(`Condition does not hold: ${name}`)

/** As `commit`, but answers with the guard that did not hold, for steps in which that is an ordinary outcome. */
export async function tryCommit(...writes: Write[]): Promise<Refused | undefined> {
  return whileBusy(async () => {
    try {
      await db.send(new TransactWriteCommand(transaction(writes)))
      return undefined
    } catch (error) {
      return refusal(error, writes)
    }
  })
}

/** Pure: what is sent for a list of writes. */
export function transaction(writes: readonly Write[]): TransactWriteCommandInput {
  const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const
  return {
    TransactItems: writes.map((write) => {
      const guarded = write.guard ? onFailure : {}
      if ('put' in write)
        return { Put: { TableName, Item: write.put, ...compile({}, write.guard?.condition), ...guarded } }
      if ('remove' in write) {
        return { Delete: { TableName, Key: write.remove, ...compile({}, write.guard?.condition), ...guarded } }
      }
      if ('check' in write) {
        const { ConditionExpression = '', ...rest } = compile({}, write.guard.condition)
        return { ConditionCheck: { TableName, Key: write.check, ConditionExpression, ...rest, ...onFailure } }
      }
      const { UpdateExpression = '', ...rest } = compile(write.changes, write.guard?.condition)
      return { Update: { TableName, Key: write.update, UpdateExpression, ...rest, ...guarded } }
    }),
  }
}

/** The guard that a transaction was cancelled by; throws what cancelled it otherwise. */
function refusal(error: unknown, writes: readonly Write[]): Refused {
  if (!(error instanceof TransactionCanceledException)) throw error
  const reasons = error.CancellationReasons ?? []
  const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed')
  const guard = writes[failed]?.guard
  const item = reasons[failed]?.Item
  if (!guard) throw error
  return { guard, item: item && unmarshall(item) }
}
