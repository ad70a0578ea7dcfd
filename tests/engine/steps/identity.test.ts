import { describe, expect, it } from 'vitest'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { vaultOf } from '../../../lib/platform/sealing.ts'
import { keys } from '../../../lib/store/keys.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { countIdentityTry, storeIdentity, throwIfTaken } from '../../../lib/verification/identity.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { atOnce, borrowers, codeOf, DAY, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, read } = borrowers()

/** A borrower whose identity is not known yet. */
async function newcomer() {
  const user = await borrower()
  await update({ pk: user.pk, sk: user.sk }, { set: { 'flags.identity': 0 }, remove: ['name', 'identityNo'] })
  return read.user(user.id)
}

const somebody = () => {
  const { name, identityNo } = syntheticPerson()
  return { name, identityNo, sid: 's1' }
}

describe('an identity', () => {
  it('becomes the borrower’s, sealed', async () => {
    const [user, who] = [await newcomer(), somebody()]
    await storeIdentity(user, who, noon)
    const after = await read.user(user.id)
    expect(after.flags.identity).toBe(1)
    const vault = await vaultOf(after)
    expect([vault.unseal('name', after.name ?? ''), vault.unseal('identityNo', after.identityNo ?? '')]).toEqual([
      who.name,
      who.identityNo,
    ])
    expect(JSON.stringify(await testStack.everything())).not.toContain(who.identityNo)
  })

  it('says to officers when it was verified, under which consent', async () => {
    const user = await newcomer()
    await storeIdentity(user, somebody(), noon)
    const consent = { kind: 'identity', textVersion: expect.any(String), at: noon }
    expect(await get(keys.slot(user.id, 'identity'))).toMatchObject({
      state: 'passed',
      passedOn: dateOf(noon),
      consent,
    })
  })

  it('is of one account, and the second one is left as it was', async () => {
    const [one, other, who] = [await newcomer(), await newcomer(), somebody()]
    await storeIdentity(one, who, noon)
    expect(await codeOf(throwIfTaken(who.identityNo, other.id))).toBe('IDENTITY_TAKEN')
    expect(await codeOf(throwIfTaken(who.identityNo, one.id))).toBe('done')
    expect(await codeOf(storeIdentity(other, who, noon))).toBe('IDENTITY_TAKEN')
    expect(await read.user(other.id)).toEqual(other)
  })

  it('is of one account, also when many ask at once', async () => {
    const who = somebody()
    const users = await Promise.all(Array.from({ length: 10 }, newcomer))
    const outcomes = await atOnce(10, async (n) => storeIdentity(users[n] as (typeof users)[0], who, noon))
    expect(outcomes).toEqual({ done: 1, IDENTITY_TAKEN: 9 })
    const after = await Promise.all(users.map(({ id }) => read.user(id)))
    expect(after.filter(({ flags }) => flags.identity === 1)).toHaveLength(1)
  })

  it('does not change once it is verified, and no second number is locked', async () => {
    const [user, who] = [await newcomer(), somebody()]
    const outcomes = await atOnce(4, (n) => storeIdentity(user, n ? somebody() : who, noon))
    expect(outcomes).toEqual({ done: 1, IDENTITY_VERIFIED_ALREADY: 3 })
    const locks = (await testStack.everything()).filter((item) => item.sk === 'OWNER' && item.userId === user.id)
    expect(locks).toHaveLength(1)
  })
})

describe('checks of an identity', () => {
  it('are five a day and borrower, also when asked for at once', async () => {
    const { id } = await newcomer()
    expect(await atOnce(12, () => countIdentityTry(id, noon))).toEqual({ done: 5, IDENTITY_TRIES_USED: 7 })
    expect(await codeOf(countIdentityTry(id, noon + DAY))).toBe('done')
    expect(await codeOf(countIdentityTry((await newcomer()).id, noon))).toBe('done')
  })

  it('are recorded as agreed to before anybody is asked, each on its own; one too many is not', async () => {
    const { id } = await newcomer()
    for (let n = 0; n < 7; n++) await codeOf(countIdentityTry(id, noon + n))
    const consents = (await testStack.everything()).filter(
      ({ pk, sk }) => pk === keys.user(id).pk && /^CONSENT#/.test(`${sk}`),
    )
    expect(consents.map(({ kind, at }) => [kind, at])).toEqual([0, 1, 2, 3, 4].map((n) => ['identity', noon + n]))
  })
})
