import { expect, it, vi } from 'vitest'
import { sendMessages } from '../../../lib/messages/send-all.ts'
import { outboxMessage } from '../../../lib/store/outbox.ts'
import { commit } from '../../../lib/table/commit.ts'
import { borrowers, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

vi.hoisted(() => Object.assign(process.env, { SMS_PROVIDERS: 'aliyun,gateway', ALIYUN_SMS_TEMPLATES: '{}' }))

/** Aliyun comes first, and knows no code of any template. */
const { borrower } = borrowers()

it('a first provider that cannot be used leaves messages to the second, and somebody is told once a run', async () => {
  const params = { time: '2026-12-01', account: '10.00' }
  for (let n = 0; n < 3; n++) {
    const { id: userId } = await borrower()
    await commit(outboxMessage({ userId, loanId: nextId(), template: 'repaid', params }, noon))
  }
  expect(await sendMessages(noon)).toMatchObject({ sent: 3, failed: 0 })
  expect(testStack.sms.taken).toHaveLength(3)
  expect(testStack.alarms()).toEqual(['SMS provider cannot be used'])
})
