import { describe, expect, it } from 'vitest'
import { noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'
import { collected, loggedIn, refused, silent, working } from './scripted.ts'
import { times, verifications } from './verifications.ts'

const { run, begin, today } = await verifications()
const { sweep } = await import('../../../functions/jobs/sweep.ts')
const { refusalOf } = await import('../../../lib/verification/decision.ts')

/** How often a step that fails is tried in all. */
const TRIES = 7

describe('a vendor that is silent when it is asked', () => {
  it('is asked again, six times, and nothing is lost', async () => {
    const v = await run({ looks: [...times(TRIES - 1, silent), loggedIn, ...times(3, silent), collected] })
    expect([v.status, v.task.state, v.flag]).toEqual(['SUCCEEDED', 'done', 1])
  })

  it('to the end is given up: a failure, never the borrower’s fault, and the next start is a new one', async () => {
    const v = await run({ looks: [working, silent] })
    expect([v.status, v.looks()]).toEqual(['SUCCEEDED', 1 + TRIES])
    expect([v.task.state, v.task.refusal?.code, v.slot.state, v.flag]).toEqual(['failed', 'vendor-down', 'failed', 0])
    expect(refusalOf(v.task).code).toBe('VERIFICATION_FAILED')
    expect(v.task).not.toHaveProperty('duePk')
    const next = await run({ userId: v.userId, looks: [loggedIn, collected] })
    expect([next.task.state, next.slot.token, next.flag]).toEqual(['done', next.token, 1])
  })

  it('after the login lowers the flag', async () => {
    const v = await run({ looks: [loggedIn, silent] })
    expect([v.task.state, v.slot.state, v.flag]).toEqual(['failed', 'failed', 0])
  })
})

describe('data that cannot be fetched', () => {
  it('are fetched again', async () => {
    const v = await run({ looks: [loggedIn, collected], results: [...times(3, silent), 'data'] })
    expect([v.task.state, v.flag, v.calls('collect')]).toEqual(['done', 1, 4])
    expect(await v.result()).toBeDefined()
  })

  it('for good lower the flag', async () => {
    const v = await run({ looks: [loggedIn, collected], results: [silent] })
    expect([v.status, v.task.state, v.slot.state, v.flag]).toEqual(['SUCCEEDED', 'failed', 'failed', 0])
    expect(await v.result()).toBeUndefined()
  })

  it('in a repeat take nothing away from an earlier success', async () => {
    const { userId } = await run({ looks: [loggedIn, collected] })
    for (const course of [
      { looks: [loggedIn, collected], results: [silent] },
      { looks: [loggedIn, refused] },
      { looks: [refused] },
    ]) {
      const v = await run({ ...course, userId, day: 1 })
      expect([v.slot.state, v.slot.passedOn, v.flag]).toEqual(['failed', today, 1])
    }
  })
})

describe('a step of ours that fails', () => {
  it('when it begins a pause is repeated', async () => {
    const v = await run({ looks: [working, loggedIn, collected], broken: { pause: 2 } })
    expect([v.task.state, v.calls('pause')]).toEqual(['done', 4])
  })

  it('when it begins a pause, for good, is waited out: looks do not chase each other', async () => {
    const v = await run({ kind: 'bill', looks: [working], broken: { pause: 1000 } })
    expect([v.task.state, v.task.refusal?.code]).toEqual(['failed', 'timeout'])
    expect(v.looks()).toBeLessThan(20)
  })

  it('when it gives up leaves the execution failed and the task watched: the sweep starts another, which ends it', async () => {
    const v = await begin({ looks: [silent], broken: { 'give-up': TRIES } })
    expect((await v.ended()).status).toBe('FAILED')
    expect((await v.task()).state).toBe('working')
    await sweep(false, noon + 3_600_000)
    expect((await v.ended(2)).status).toBe('SUCCEEDED')
    expect([(await v.task()).state, (await v.slot()).state]).toEqual(['failed', 'failed'])
    expect(await v.task()).not.toHaveProperty('duePk')
  })
})

describe('a verification that lost its workflow', () => {
  it('is taken up by the sweep, once, and comes to its end', async () => {
    const v = await begin({
      looks: times(2 * TRIES, silent).concat([loggedIn, collected] as never[]),
      broken: { 'give-up': TRIES },
    })
    expect((await v.ended()).status).toBe('FAILED')
    const sweeps = await Promise.all([sweep(false, noon + 3_600_000), sweep(false, noon + 3_600_000)])
    expect(sweeps[0].restarted + sweeps[1].restarted).toBe(1)
    await v.ended(2)
    expect((await v.task()).attempt).toBe(2)
    expect(testStack.alarms()).toEqual([])
  })
})
