import { describe, expect, it } from 'vitest'
import { countTry } from '../../../lib/account/throttle.ts'
import { atOnce, codeOf, MINUTE, nextId, noon } from '../borrowers.ts'

const someMobile = () => `m${nextId()}`
const tries = async (times: number, mobile: string, address: string, now = noon) => {
  const outcomes: unknown[] = []
  for (let n = 0; n < times; n++) outcomes.push(await codeOf(countTry(mobile, address, now)))
  return outcomes.filter((outcome) => outcome === 'done').length
}

describe('tries with a password', () => {
  it('are five from one address in 15 minutes', async () => {
    const mobile = someMobile()
    expect(await tries(7, mobile, 'here')).toBe(5)
    expect(await tries(1, mobile, 'elsewhere')).toBe(1)
    expect(await tries(1, mobile, 'here', noon + 15 * MINUTE)).toBe(1)
  })

  it('are five, also when they come at the same time', async () => {
    const mobile = someMobile()
    expect(await atOnce(12, () => countTry(mobile, 'here', noon))).toEqual({ done: 5, TOO_MANY_TRIES: 7 })
  })

  it('are forgotten once the password was right', async () => {
    const mobile = someMobile()
    await tries(4, mobile, 'here')
    await (await countTry(mobile, 'here', noon))()
    expect(await tries(7, mobile, 'here')).toBe(5)
  })

  it('from many addresses are fifty and one more for each that did not try yet, so that nobody is locked out', async () => {
    const mobile = someMobile()
    for (let n = 0; n < 10; n++) expect(await tries(5, mobile, `bot${n}`)).toBe(5)
    expect(await tries(3, mobile, 'owner')).toBe(1)
    expect(await tries(3, mobile, 'bot11')).toBe(1)
  })

  it('that are refused at one address use up nothing of the others’', async () => {
    const mobile = someMobile()
    await tries(80, mobile, 'bot')
    expect(await tries(5, mobile, 'owner')).toBe(5)
  })
})
