import { describe, expect, it, vi } from 'vitest'
import { running } from './local.ts'
import { verification } from './workflows.ts'

/** A vendor that answers what the script says, then `done`. */
const polls = (...script: unknown[]) => {
  const left = [...script]
  return () => left.shift() ?? { id: 'v1', state: 'done' }
}
const pending = (pauseS: number) => ({ id: 'v1', state: 'pending', need: null, pauseS })
const input = { id: 'v1', state: 'input', need: 'sms' }
const collect = ({ id }: Record<string, unknown>) => ({ report: `report of ${id}` })
const silent = () => null

class VendorDown extends Error {
  override readonly name = 'VendorDown'
}

describe('verification', () => {
  it('polls again when a pause is over, and collects', async () => {
    const local = await running(verification, {
      'verification-poll': polls(pending(10), pending(13)),
      'verification-pause': silent,
      'verification-collect': collect,
    })
    const arn = await local.start({ id: 'v1' }, 'v1')
    expect((await local.ended(arn)).result).toEqual({ report: 'report of v1' })
    // 3 polls, 3 decisions, 2 pauses, 1 collection
    expect(local.service.transitions(arn)).toBe(9)
    const [first, second] = local.called('verification-poll')
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(95)
  })

  it('goes on at once when a pause is woken', async () => {
    const local = await running(verification, {
      'verification-poll': polls(pending(60)),
      'verification-pause': ({ token }) => local.succeed(token).then(silent),
      'verification-collect': collect,
    })
    const before = Date.now()
    expect((await local.run({ id: 'v1' })).status).toBe('SUCCEEDED')
    expect(Date.now() - before).toBeLessThan(400)
  })

  it('hears a token before the Lambda that published it has answered, even if that one fails later', async () => {
    const local = await running(verification, {
      'verification-poll': polls(input),
      'verification-park': async ({ token }) => {
        await local.succeed(token)
        await vi.waitFor(() => expect(local.called('verification-poll')).toHaveLength(2))
        throw new Error('too late to matter')
      },
      'verification-collect': collect,
    })
    expect((await local.run({ id: 'v1' })).status).toBe('SUCCEEDED')
  })

  it('parks until a person has typed, giving the state to who stores the token', async () => {
    const local = await running(verification, {
      'verification-poll': polls(input),
      'verification-park': silent,
      'verification-collect': collect,
    })
    const arn = await local.start({ id: 'v1' })
    const { payload } = await vi.waitUntil(() => local.called('verification-park')[0])
    expect(payload).toMatchObject({ id: 'v1', need: 'sms' })
    expect((await local.describe(arn)).status).toBe('RUNNING')
    await local.succeed(payload.token)
    expect((await local.ended(arn)).status).toBe('SUCCEEDED')
  })

  it('polls after 120 s when nobody types, and refuses the token from then on', async () => {
    const local = await running(
      verification,
      { 'verification-poll': polls(input), 'verification-park': silent, 'verification-collect': collect },
      1000,
    )
    expect((await local.run({ id: 'v1' })).status).toBe('SUCCEEDED')
    const token = local.called('verification-park')[0]?.payload.token
    await expect(local.succeed(token)).rejects.toMatchObject({ name: 'TaskTimedOut' })
  })

  it('retries a vendor that is down after 10, 20 and 40 s, each a transition of its own', async () => {
    const down = vi.fn(polls(new VendorDown('502'), new VendorDown('502'), new VendorDown('502')))
    const poll = () => {
      const answer = down()
      if (answer instanceof Error) throw answer
      return answer
    }
    const local = await running(verification, { 'verification-poll': poll, 'verification-collect': collect }, 200)
    const arn = await local.start({ id: 'v1' })
    expect((await local.ended(arn)).status).toBe('SUCCEEDED')
    expect(local.service.transitions(arn)).toBe(3 + 3)
    const at = local.called('verification-poll').map((call) => call.at)
    const gaps = at.slice(1).map((time, i) => time - (at[i] ?? 0))
    for (const [i, least] of [45, 95, 195].entries()) expect(gaps[i]).toBeGreaterThanOrEqual(least)
  })

  it('fails with the error of the Fail state', async () => {
    const local = await running(verification, { 'verification-poll': polls({ state: 'refused' }) })
    expect(await local.run()).toMatchObject({ status: 'FAILED', error: 'Rejected', cause: 'the vendor said no' })
  })
})
