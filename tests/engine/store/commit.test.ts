import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '../../../lib/table/client.ts'
import { commit, type Key, tryCommit, type Write } from '../../../lib/table/commit.ts'
import { absent, below, equals, exists } from '../../../lib/table/expressions.ts'
import { get } from '../../../lib/table/read.ts'
import { codeOf } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

let made = 0
const key = (): Key => ({ pk: `C#${++made}`, sk: 'C' })
const put = <T extends Key>(item: T): Write => ({ put: item })

describe('a commit', () => {
  it('performs all four kinds of writes', async () => {
    const [fresh, changed, gone, checked] = [key(), key(), key(), key()]
    await commit(put({ ...changed, n: 1 }), put(gone), put(checked))
    await commit(
      put({ ...fresh, text: 'new' }),
      { update: changed, changes: { add: { n: 2 }, set: { state: 'x' } } },
      { remove: gone },
      { check: checked, guard: { name: 'thereStill', condition: exists() } },
    )
    expect(await get(fresh)).toEqual({ ...fresh, text: 'new' })
    expect(await get(changed)).toEqual({ ...changed, n: 3, state: 'x' })
    expect(await get(gone)).toBeUndefined()
  })

  it('throws the refusal of the guard that does not hold, with its name, and writes nothing', async () => {
    const [first, second] = [key(), key()]
    await commit(put(first))
    const before = await testStack.everything()
    const refused = commit(put(second), {
      put: first,
      guard: { name: 'mobileFree', condition: absent(), failure: 'MOBILE_TAKEN' },
    })
    await expect(refused).rejects.toMatchObject({ code: 'MOBILE_TAKEN', cause: 'mobileFree' })
    expect(await testStack.everything()).toEqual(before)
  })

  it('names a guard that stands for no refusal in an error', async () => {
    const refused = commit({ put: key(), guard: { name: 'neverThere', condition: exists() } })
    await expect(refused).rejects.toThrow('neverThere')
  })
})

describe('a commit that may be refused', () => {
  it('answers with the first guard that does not hold and the item as it was', async () => {
    const [fine, bad, worse] = [key(), key(), key()]
    const item = { ...bad, state: 'shut', nested: { list: [1, 'two'] } }
    await commit(put(fine), put(item))
    const refused = await tryCommit(
      { update: fine, changes: { set: { a: 1 } }, guard: { name: 'fine', condition: exists() } },
      { check: bad, guard: { name: 'open', condition: equals('state', 'open') } },
      { put: worse, guard: { name: 'there', condition: exists() } },
    )
    expect(refused?.guard.name).toBe('open')
    expect(refused?.item).toEqual(item)
  })

  it('answers without an item where there was none', async () => {
    const refused = await tryCommit({ remove: key(), guard: { name: 'there', condition: exists() } })
    expect(refused).toMatchObject({ guard: { name: 'there' } })
    expect(refused?.item).toBeUndefined()
  })

  it('lets exactly one of many that compete for a key through', async () => {
    const contested = key()
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        tryCommit({ put: { ...contested, n } as Key, guard: { name: 'free', condition: absent() } }),
      ),
    )
    expect(outcomes.filter((refused) => refused === undefined)).toHaveLength(1)
  })

  it('never lets a counter pass its limit', async () => {
    const counter = key()
    await commit(put({ ...counter, n: 0 }))
    const step: Write = {
      update: counter,
      changes: { add: { n: 1 } },
      guard: { name: 'room', condition: below('n', 10) },
    }
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => tryCommit(step)))
    expect(outcomes.filter((refused) => refused === undefined)).toHaveLength(10)
    expect(await get(counter)).toEqual({ ...counter, n: 10 })
  })
})

/** A transaction that the service cancels, for these reasons in the order of its writes. */
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code, Item: marshall({ state: 'shut' }) })),
  })

describe('when the service answers', () => {
  const send = db.send.bind(db)
  let restore = () => {}
  afterEach(() => restore())

  /** The first transactions fail so; those after them reach the table. Answers with how many were sent. */
  function failing(...errors: Error[]): () => number {
    let sent = 0
    const mock = mockClient(db)
    mock.on(TransactWriteCommand).callsFake((input: TransactWriteCommandInput) => {
      const error = errors[sent++]
      if (error) throw error
      return send(new TransactWriteCommand(input))
    })
    restore = () => mock.restore()
    return () => sent
  }

  const conflict = cancelled('None', 'TransactionConflict')

  it('conflict, four times, the fifth try still counts', async () => {
    const item = key()
    const sent = failing(conflict, conflict, conflict, conflict)
    await commit(put(item))
    expect(sent()).toBe(5)
    restore()
    expect(await get(item)).toEqual(item)
  })

  it('conflict five times, it gives up', async () => {
    const sent = failing(conflict, conflict, conflict, conflict, conflict)
    await expect(commit(put(key()))).rejects.toBe(conflict)
    expect(sent()).toBe(5)
  })

  it('conflict and a failed condition together, the condition is the answer', async () => {
    const sent = failing(cancelled('TransactionConflict', 'ConditionalCheckFailed'))
    const outcome = await tryCommit(put(key()), { put: key(), guard: { name: 'free', condition: absent() } })
    expect(outcome).toMatchObject({ guard: { name: 'free' }, item: { state: 'shut' } })
    expect(sent()).toBe(1)
  })

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])('%s, it is tried again', async (code) => {
    const item = key()
    const sent = failing(cancelled('None', code))
    await commit(put(item))
    expect(sent()).toBe(2)
    restore()
    expect(await get(item)).toEqual(item)
  })

  it('ValidationError, it is thrown at once', async () => {
    const error = cancelled('None', 'ValidationError')
    const sent = failing(error)
    await expect(commit(put(key()))).rejects.toBe(error)
    expect(sent()).toBe(1)
  })

  it('anything else, it is thrown at once', async () => {
    const error = new Error('socket hang up')
    const sent = failing(error)
    expect(await codeOf(commit(put(key())))).toBe(error)
    expect(sent()).toBe(1)
  })
})
