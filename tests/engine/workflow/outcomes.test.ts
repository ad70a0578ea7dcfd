import { describe, expect, it } from 'vitest'
import type { CollectionStatus, VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { collected, loggedIn, refused, wantsScan, wantsSms, working } from './scripted.ts'
import { times, verifications } from './verifications.ts'

const { run, today } = await verifications()
const { refusalOf } = await import('../../../lib/verification/decision.ts')

const wrongCode = { accepted: false, code: '2008', message: '验证码错误' } as const

describe('the workflow ends with', () => {
  it('the data stored, the flag up and the kind passed for today', async () => {
    const v = await run({ looks: [working, loggedIn, working, collected] })
    expect(v.status).toBe('SUCCEEDED')
    expect(v.task.state).toBe('done')
    expect(v.slot).toMatchObject({ state: 'passed', passedOn: today, token: v.token })
    expect([v.flag, await v.result()]).toEqual([1, expect.anything()])
    for (const gone of ['duePk', 'pauseToken', 'need']) expect(v.task).not.toHaveProperty(gone)
  })

  it('the data of a source that tells of no login', async () => {
    const v = await run({ kind: 'education', looks: [working, collected] })
    expect([v.task.state, v.flag]).toEqual(['done', 1])
  })

  it('the vendor’s refusal of a login, in its words', async () => {
    const v = await run({ looks: [working, refused] })
    expect(v.status).toBe('SUCCEEDED')
    expect([v.task.state, v.slot.state, v.flag]).toEqual(['refused', 'failed', 0])
    expect(refusalOf(v.task).text).toBe('密码错误[1102]')
    expect(v.task).not.toHaveProperty('duePk')
  })

  it('the vendor’s refusal after the login: the flag that was up falls', async () => {
    const flags: number[] = []
    const v = await run({
      looks: [loggedIn, working, refused],
      events: [[30, async (running) => flags.push(await running.flag())]],
    })
    expect(flags).toEqual([1])
    expect([v.task.state, v.slot.state, v.flag]).toEqual(['failed', 'failed', 0])
  })

  it('a failure when nothing ever comes, at the second at which the kind is given up', async () => {
    const ends = async (kind: VerificationKind) => {
      const v = await run({ kind, looks: [working] })
      expect([v.task.state, v.task.refusal?.code, v.slot.state, v.flag]).toEqual(['failed', 'timeout', 'failed', 0])
      expect(refusalOf(v.task).code).toBe('VERIFICATION_FAILED')
      return v.seconds()
    }
    expect(await Promise.all([ends('mobile'), ends('bill')])).toEqual([600, 300])
  })

  it('a failure when the data never come, and the flag falls', async () => {
    const v = await run({ kind: 'bill', looks: [loggedIn, working] })
    expect([v.task.state, v.flag, v.seconds()]).toEqual(['failed', 0, 300])
  })

  it.each<[VerificationKind, CollectionStatus]>([
    ['jd', { state: 'input', need: 'image', image: 'aW1hZ2U=' }],
    ['bill', { state: 'input', need: 'password' }],
    ['ebank', wantsSms],
    ['education', wantsScan],
  ])('a clear word when %s wants what no route can answer: %j', async (kind, wants) => {
    const v = await run({ kind, looks: [working, wants] })
    expect([v.task.state, v.slot.state, v.flag]).toEqual(['refused', 'failed', 0])
    expect(refusalOf(v.task).code).toBe('VERIFICATION_UNSUPPORTED')
  })
})

describe('what a person must do', () => {
  it('is asked for, handed over once, and followed by the login', async () => {
    const v = await run({
      kind: 'mobile',
      looks: [working, wantsSms, working, loggedIn, collected],
      events: [[40, (running) => running.type()]],
    })
    expect([v.task.state, v.flag]).toEqual(['done', 1])
  })

  it('may be tried again after a wrong code, without another look', async () => {
    const seen: unknown[] = []
    const v = await run({
      looks: [wantsSms, loggedIn, collected],
      inputs: [wrongCode],
      events: [
        [30, (running) => running.type('000000').catch((refusal) => seen.push(refusal.text))],
        [35, async (running) => seen.push((await running.task()).state, running.looks())],
        [40, (running) => running.type()],
      ],
    })
    expect(seen).toEqual(['验证码错误[2008]', 'needs-input', 1])
    expect(v.task.state).toBe('done')
  })

  it('may be asked twice', async () => {
    const v = await run({
      looks: [wantsSms, working, wantsSms, loggedIn, collected],
      events: [
        [10, (running) => running.type()],
        [60, (running) => running.type()],
      ],
    })
    expect(v.task.state).toBe('done')
  })

  it('is seen by looking, when it is a picture that is scanned', async () => {
    const images: unknown[] = []
    const v = await run({
      kind: 'taobao',
      looks: [...times(5, wantsScan), working, loggedIn, collected],
      events: [[3, async (running) => images.push((await running.image())?.image, (await running.task()).need)]],
    })
    expect(images).toEqual(['aW1hZ2U=', 'qr'])
    expect([v.task.state, v.flag]).toEqual(['done', 1])
  })

  it('ends in the vendor’s words when the picture expires', async () => {
    const expired: CollectionStatus = { state: 'refused', code: '3010', message: '二维码已过期' }
    const v = await run({ kind: 'taobao', looks: [...times(3, wantsScan), expired] })
    expect([v.task.state, v.flag, refusalOf(v.task).text]).toEqual(['refused', 0, '二维码已过期[3010]'])
  })

  it('is given up with the rest when nobody ever does it', async () => {
    const [typed, scanned] = await Promise.all([
      run({ looks: [wantsSms] }),
      run({ kind: 'taobao', looks: [wantsScan] }),
    ])
    for (const v of [typed, scanned]) expect([v.task.state, v.seconds(), v.flag]).toEqual(['failed', 600, 0])
  })
})
