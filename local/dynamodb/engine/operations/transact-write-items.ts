import { createHash } from 'node:crypto'
import { Capacity, type CapacityMode } from '../capacity.ts'
import type { Engine } from '../engine.ts'
import { type CancellationReason, ServiceError, tokenMismatch, transactionCanceled, validation } from '../errors.ts'
import { itemIdentity } from '../keys.ts'
import { checkPart } from '../request.ts'
import { type Change, rowChanges } from '../rows.ts'
import { itemBytes, MAX_TRANSACTION_BYTES } from '../size.ts'
import type { Item } from '../types.ts'
import { type KeyedRequest, keyOf, type PutRequest, plan, type Write } from '../write.ts'
import { operation } from './operation.ts'
import { transactWriteShape, writeShapes } from './shapes.ts'

interface TransactItem {
  Put?: PutRequest
  Update?: KeyedRequest
  Delete?: KeyedRequest
  ConditionCheck?: KeyedRequest
}
interface Request {
  TransactItems: TransactItem[]
  ClientRequestToken?: string
  ReturnConsumedCapacity?: CapacityMode
}

export const transactWriteItems = operation<Request>(transactWriteShape, (engine, request) => {
  const fingerprint = createHash('sha256').update(JSON.stringify(request.TransactItems)).digest('base64')
  const writes = request.TransactItems.map(toWrite)
  checkSize(request.TransactItems)
  const items = writes.map((write) => itemIdentity(keyOf(write), engine.tables.get(write.request.TableName).table))
  if (new Set(items).size < items.length)
    throw validation('Transaction request cannot include multiple operations on one item')
  return engine.exclusive(async () => {
    const capacity = new Capacity()
    const { ClientRequestToken: token } = request
    const recorded = token && engine.tokens.fingerprintOf(token)
    if (recorded && recorded !== fingerprint) throw tokenMismatch()
    if (recorded) {
      // A replay is charged as a transactional read of the items: at least two units each.
      for (const write of writes) capacity.add(write.request.TableName, 2)
    } else {
      const changes = planAll(engine, writes)
      const rows = changes.filter((_, at) => writes[at]?.kind !== 'ConditionCheck').flatMap(rowChanges)
      if (token) await engine.tokens.commitWith(engine.storage, rows, token, fingerprint)
      else await engine.storage.commit(rows)
      for (const change of changes) capacity.addWrite(change, { transactional: true })
    }
    return { ConsumedCapacity: capacity.report(request.ReturnConsumedCapacity) }
  })
})

function toWrite(item: TransactItem): Write {
  const [kind, ...others] = Object.keys(item) as (keyof typeof writeShapes)[]
  if (!kind || others.length > 0) throw validation('TransactItems can only contain one of Check, Put, Update or Delete')
  const request = item[kind] as PutRequest & KeyedRequest
  checkPart(request, writeShapes[kind])
  return { kind, request }
}

/** Checks every item, so that the reasons are complete; writes nothing unless all pass. */
function planAll(engine: Engine, writes: Write[]): Change[] {
  const reasons: CancellationReason[] = []
  const changes = writes.flatMap((write) => {
    try {
      const change = plan(engine, write)
      reasons.push({ Code: 'None' })
      return [change]
    } catch (error) {
      if (!(error instanceof ServiceError) || !error.reason) throw error
      reasons.push({ Code: error.reason, Message: error.message, ...error.details })
      return []
    }
  })
  if (changes.length < writes.length) throw transactionCanceled(reasons)
  return changes
}

function checkSize(items: TransactItem[]): void {
  const bytes = items.reduce((total, { Put, Update, Delete, ConditionCheck }) => {
    const keyed = Update ?? Delete ?? ConditionCheck
    const values = (Put ?? keyed) as { ExpressionAttributeValues?: Item } | undefined
    return total + itemBytes(Put?.Item ?? keyed?.Key ?? {}) + itemBytes(values?.ExpressionAttributeValues ?? {})
  }, 0)
  if (bytes > MAX_TRANSACTION_BYTES)
    throw validation(`Transaction payload size cannot exceed 4MB. Payload Size: ${bytes}`)
}
