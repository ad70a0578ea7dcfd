import { expect, it } from 'vitest'
import { borrowers, nextId, noon } from '../borrowers.ts'
import { openHouse } from '../house.ts'

/** Aliyun comes first, and knows no code of any template. */
const house = await openHouse({ SMS_PROVIDERS: 'aliyun,gateway', ALIYUN_SMS_TEMPLATES: '{}' })
const { borrower } = await borrowers()
const { sendMessages } = await import('../../../lib/messages/send-all.ts')
const { commit } = await import('../../../lib/table/commit.ts')
const { outboxMessage } = await import('../../../lib/store/outbox.ts')

it('a first provider that cannot be used leaves messages to the second, and somebody is told once a run', async () => {
  const params = { time: '2026-12-01', account: '10.00' }
  for (let n = 0; n < 3; n++) {
    const { id: userId } = await borrower()
    await commit(outboxMessage({ userId, loanId: nextId(), template: 'repaid', params }, noon))
  }
  expect(await sendMessages(noon)).toMatchObject({ sent: 3, failed: 0 })
  expect(house.sms.taken).toHaveLength(3)
  expect(house.alarms()).toEqual(['SMS provider cannot be used'])
})
