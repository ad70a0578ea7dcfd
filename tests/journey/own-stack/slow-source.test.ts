import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyIdentity } from '../../../local/journey/path.ts'
import { asEnvironment, freePorts } from '../../../local/ports.ts'
import { failure, success } from '../contract/shape.ts'
import { newBorrower, type Scene, sceneOf } from '../scene.ts'
import { type Impatient, PENDING, timedBorrower } from '../timed-borrower.ts'
import { ownFolders, Run } from './own-stack.ts'

/**
 * A source that takes longer than a request may: 40 seconds for a login, on a stack of its own that shortens them to 27, so
 * that the 25 seconds of a request are over before. The calls are those of the H5 client, in its order and no others: it
 * waits for one answer, shows it, and leaves it to the person to begin anew.
 */
const SPEED = 1.5

let run: Run | undefined
let scene: Pick<Scene, 'api' | 'sandbox'>
let people: Impatient[]
const { dataDir, buildDir } = ownFolders('slow')

beforeAll(async () => {
  const ports = await freePorts()
  const own = { ...asEnvironment(ports), DATA_DIR: dataDir, BUILD_DIR: buildDir, SPEED: String(SPEED) }
  run = await new Run({ ...process.env, ...own }).ready()
  const whole = await sceneOf(`http://127.0.0.1:${ports.api}`, `http://127.0.0.1:${ports.sandbox}`)
  scene = whole
  people = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const borrower = await newBorrower(whole)
      await verifyIdentity(borrower.client, borrower.person)
      return timedBorrower(scene, borrower)
    }),
  )
})

afterAll(async () => {
  await run?.pressCtrlC()
})

const somebody = (at: number): Impatient => people[at] as Impatient
const task = [{ token: expect.stringMatching(/^[0-9a-f]{32}$/) }]
const pending = { ...failure(PENDING), results: task }

/** The request waits for as long as it may, and says that it goes on. */
async function expectPending(ask: Promise<unknown>): Promise<void> {
  const began = Date.now()
  expect(await ask).toEqual(pending)
  expect(Date.now() - began).toBeGreaterThan(20_000)
}

describe.concurrent('a source slower than a request', () => {
  test('a carrier that then sends a code: the second start finds the first one’s task', async () => {
    const who = somebody(0)
    const start = { servicecode: 'slowsms' }
    await expectPending(who.post('/lm-mobile', start))
    expect(await who.flag('phone')).toBe(0)
    const again = await who.post('/lm-mobile', start)
    expect(again).toEqual({ ...success('0006'), results: task })
    const [{ token }] = again.results
    expect((await who.post('/lm-mobile-input', { token, smscode: '135790' })).error_message).toBe('0009')
    expect((await who.post('/lm-mobile-continue', { token })).error_message).toBe('0100')
    expect(await who.flag('phone')).toBe(1)
    expect(await who.tasks('mobileReport')).toEqual([expect.objectContaining({ token })])
  })

  test('a carrier that asks for nothing: the client must hear of a login as of a failure', async () => {
    const who = somebody(1)
    await expectPending(who.post('/lm-mobile', { servicecode: 'slow' }))
    const again = await who.post('/lm-mobile', { servicecode: 'slow' })
    expect(again).toEqual({ ...failure('认证成功'), results: task })
    expect(await who.flag('phone')).toBe(1)
    expect(await who.tasks('mobileReport')).toHaveLength(1)
  })

  test('after a scan: the one wait for it ends without a verdict, a new start has it', async () => {
    const who = somebody(2)
    await who.next('slow')
    const started = await who.post('/lm-taobao')
    expect(started.error_message).toBe('0006')
    const [{ token }] = started.results
    expect((await who.scan(token)).ok).toBe(true)
    await expectPending(who.post('/lm-taobao-continue', { token }))
    expect(await who.flag('taobao')).toBe(0)
    expect(await who.post('/lm-taobao')).toEqual({ ...success('0100'), results: [{ token }] })
    expect(await who.flag('taobao')).toBe(1)
    expect(await who.tasks('taobao')).toHaveLength(1)
  })

  test('clicked by an impatient person meanwhile: still one task', async () => {
    const who = somebody(3)
    const login = { username: 'somebody', password: 'slow' }
    const first = expectPending(who.post('/lm-jd', login))
    await sleep(1000)
    await Promise.all([first, ...[1, 2].map(() => expectPending(who.post('/lm-jd', login)))])
    const again = await Promise.all([0, 1, 2].map(() => who.post('/lm-jd', login)))
    for (const answer of again) expect(answer).toEqual({ ...success('0100'), results: task })
    expect(await who.tasks('jd')).toHaveLength(1)
  })
})
