import { beforeEach, describe, expect, it } from 'vitest'
import type { OutboxItem } from '../../../lib/store/outbox.ts'
import { borrowers, DAY, MINUTE, noon } from '../borrowers.ts'
import { openHouse } from '../house.ts'

const house = await openHouse()
const { borrower } = await borrowers()
const { sendMessages } = await import('../../../lib/jobs/send-messages.ts')
const { vaultOf } = await import('../../../lib/platform/sealing.ts')
const { commit } = await import('../../../lib/store/commit.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { outboxMessage } = await import('../../../lib/store/outbox.ts')
const { removeItem } = await import('../../../lib/store/update.ts')

const waiting = async () =>
  (await house.everything()).filter(({ pk }) => String(pk).startsWith('OUTBOX#')) as unknown as OutboxItem[]

async function message(userId: number, at = noon) {
  await commit(outboxMessage({ userId, template: 'repaid', params: { time: '2026-12-01', account: '10.00' } }, at))
}

beforeEach(async () => {
  house.sms.taken.length = 0
  house.sms.down = false
  for (const { pk, sk } of await waiting()) await removeItem({ pk, sk })
})

describe('messages', () => {
  it('go to the borrower’s mobile, each in its template, and leave the outbox', async () => {
    const user = await borrower()
    const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
    await message(user.id)
    expect(await sendMessages(noon)).toEqual({ sent: 1, failed: 0 })
    expect(house.sms.taken).toEqual([{ mobile, template: 'repaid', params: { time: '2026-12-01', account: '10.00' } }])
    expect(await waiting()).toEqual([])
    expect(await sendMessages(noon)).toEqual({ sent: 0, failed: 0 })
  })

  it('do not name the mobile while they wait', async () => {
    const user = await borrower()
    await message(user.id)
    expect(JSON.stringify(await waiting())).not.toContain((await vaultOf(user)).unseal('mobile', user.mobile))
  })

  it('wait for their time', async () => {
    await message((await borrower()).id, noon + MINUTE)
    expect(await sendMessages(noon + MINUTE - 1)).toEqual({ sent: 0, failed: 0 })
    expect(await sendMessages(noon + MINUTE)).toEqual({ sent: 1, failed: 0 })
  })

  it('of many borrowers all go, whatever shard they are in', async () => {
    for (let n = 0; n < 40; n++) await message((await borrower()).id)
    expect(await sendMessages(noon)).toEqual({ sent: 40, failed: 0 })
    expect(await waiting()).toEqual([])
  })

  it('to somebody who is no more are dropped', async () => {
    await message(12345)
    await sendMessages(noon)
    expect(await waiting()).toEqual([])
    expect(house.sms.taken).toEqual([])
  })
})

describe('a message that cannot be sent', () => {
  it('waits twice as long each time, and is given up after eight tries', async () => {
    house.sms.down = true
    await message((await borrower()).id)
    const waits: number[] = []
    let at = noon
    for (let tries = 1; tries < 8; tries++) {
      expect(await sendMessages(at)).toEqual({ sent: 0, failed: 1 })
      const [item] = await waiting()
      waits.push(((item?.notBefore ?? 0) - at) / MINUTE)
      expect(await sendMessages(at)).toEqual({ sent: 0, failed: 0 })
      at = item?.notBefore ?? 0
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128])
    expect(await sendMessages(at)).toEqual({ sent: 0, failed: 1 })
    expect(await waiting()).toEqual([])
    expect(house.alarms()).toContain('message given up')
  })

  it('is sent once the provider is back', async () => {
    house.sms.down = true
    await message((await borrower()).id)
    await sendMessages(noon)
    house.sms.down = false
    expect(await sendMessages(noon + DAY)).toEqual({ sent: 1, failed: 0 })
    expect(house.sms.taken).toHaveLength(1)
  })

  it('does not keep the others waiting', async () => {
    const broken = await borrower({ mobile: '1.broken' })
    await message(broken.id)
    await message((await borrower()).id)
    expect(await sendMessages(noon)).toEqual({ sent: 1, failed: 1 })
    expect(await waiting()).toMatchObject([{ userId: broken.id, tries: 1 }])
  })

  it('is neither lost nor doubled in the outbox when two runs overlap', async () => {
    house.sms.down = true
    for (let n = 0; n < 5; n++) await message((await borrower()).id)
    await Promise.all([sendMessages(noon), sendMessages(noon)])
    const left = await waiting()
    expect(left).toHaveLength(5)
    expect(left.every(({ tries }) => tries === 1)).toBe(true)
  })

  it('never replaces another that waits at the same place', async () => {
    house.sms.down = true
    await message((await borrower()).id)
    const [item] = await waiting()
    const shard = Number(item?.pk.split('#')[1])
    const there = { ...keys.outbox(shard, noon + 2 * MINUTE, item?.id ?? 0), note: 'another' }
    await commit({ put: there })
    await sendMessages(noon)
    expect(await waiting()).toEqual([item, there])
  })
})
