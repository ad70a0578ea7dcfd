import { DeleteCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, it, vi } from 'vitest'
import { sendMessages } from '../../../lib/messages/send-all.ts'
import { outboxMessage } from '../../../lib/store/outbox.ts'
import { db } from '../../../lib/table/client.ts'
import { commit } from '../../../lib/table/commit.ts'
import { removeItem } from '../../../lib/table/update.ts'
import { borrowers, MINUTE, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()

const waiting = async () => (await testStack.everything()).filter(({ pk }) => String(pk).startsWith('OUTBOX#'))

beforeEach(async () => {
  for (const { pk, sk } of await waiting()) await removeItem({ pk: String(pk), sk: String(sk) })
  testStack.sms.taken.length = 0
  const params = { time: '2026-12-01', account: '10.00' }
  const { id: userId } = await borrower()
  await commit(outboxMessage({ userId, loanId: nextId(), template: 'repaid', params }, noon))
})

/** While `runs` are at work, the table refuses such writes to the outbox. */
async function refusing(refused: readonly (new (input: never) => object)[], runs: () => Promise<unknown>) {
  const send = db.send.bind(db) as (command: object) => Promise<object>
  const spy = vi.spyOn(db, 'send').mockImplementation((async (command: { input: object }) => {
    const ofOutbox = JSON.stringify(command.input).includes('OUTBOX#')
    if (ofOutbox && refused.some((kind) => command instanceof kind)) throw new Error('the partition is throttled')
    return send(command)
  }) as typeof db.send)
  await runs()
  spy.mockRestore()
}

it('a message that was taken and cannot leave the outbox comes again as seldom as one that fails', async () => {
  await refusing([DeleteCommand, TransactWriteCommand], async () => {
    for (let minute = 0; minute < 30; minute++) await sendMessages(noon + minute * MINUTE)
  })
  // After 0, 2, 6 and 14 minutes.
  expect(testStack.sms.taken).toHaveLength(4)
  expect(await sendMessages(noon + 30 * MINUTE)).toMatchObject({ sent: 1 })
  expect(await waiting()).toEqual([])
})

it('nothing is sent while nothing can be written of it, and all is sent afterwards', async () => {
  await refusing([UpdateCommand, DeleteCommand, TransactWriteCommand], async () => {
    for (let minute = 0; minute < 3; minute++)
      expect(await sendMessages(noon + minute * MINUTE)).toMatchObject({ sent: 0, failed: 1 })
  })
  expect(testStack.sms.taken).toEqual([])
  expect(await sendMessages(noon + 3 * MINUTE)).toMatchObject({ sent: 1, failed: 0 })
})

it('a message in the hands of a run whose lease is over is left to it', async () => {
  const free = Promise.withResolvers<void>()
  testStack.sms.held = free.promise
  const slow = sendMessages(noon)
  await vi.waitFor(async () => expect(await waiting()).toMatchObject([{ tries: 1 }]))
  expect(await sendMessages(noon + MINUTE)).toMatchObject({ sent: 0, failed: 0 })
  testStack.sms.held = undefined
  free.resolve()
  expect(await slow).toMatchObject({ sent: 1 })
  expect(testStack.sms.taken).toHaveLength(1)
})
