import { beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../local/journey/vendors.ts'
import workflow from '../../workflows/verification.asl.json' with { type: 'json' }
import { identified } from './contract/people.ts'
import { failure, success } from './contract/shape.ts'
import { awayFromTheEndOf, EIGHT_HOURS } from './contract/table.ts'
import { limu } from './limu.ts'
import { newBorrower, type Scene, sharedScene } from './scene.ts'
import { type Impatient, timedBorrower } from './timed-borrower.ts'

/**
 * Limu's bad days, over HTTP: whatever happens to a call, the borrower hears in time something that the contract knows, and
 * may start again. All cases run at once: a silence of Limu lasts eight real seconds.
 */

const faults = ['silence', 'reset', '500', 'truncated', 'types', 'empty', 'unknown-code', 'drip', 'lost'] as const
type Fault = (typeof faults)[number]

/** Limu does what it was asked, and we never learn so. */
const unheard: readonly Fault[] = ['truncated', 'drip', 'lost']
const DOWN = failure('服务暂时不可用，请稍后重试')
const FAILED = failure('认证未完成，请重新认证')
const NOT_KNOWN = failure('未知错误[9731]')
/** A code outside all classes is Limu's last word, and has words for the borrower. */
const toldOf = (fault: Fault) => (fault === 'unknown-code' ? NOT_KNOWN : DOWN)

/** As often as a look, or the fetching of the data, is tried. */
const triesOf = (state: 'Poll' | 'Collect'): number =>
  1 + Math.max(...workflow.States[state].Retry.map(({ MaxAttempts }) => MaxAttempts))

const login = { username: 'somebody', password: 'correct-horse' }
const atBank = { ...login, bank: '01040000' }
const task = [{ token: expect.stringMatching(/^[0-9a-f]{32}$/) }]
const logged = (message: string) => ({ ...success(message), results: task })

let scene: Scene

/** The check of an identity names nobody's mobile, so these faults are met one after the other. */
async function identities(): Promise<Record<string, unknown>> {
  const heard: Record<string, unknown> = {}
  for (const fault of faults) {
    const borrower = await newBorrower(scene)
    const who = timedBorrower(scene, borrower)
    const { name: username, identityNo: identityno } = borrower.person
    await limu(scene).fault({ call: 'idcheck', fault })
    const first = await who.post('/lm-identity', { username, identityno })
    const flag = await who.flag('identity')
    const second = await who.post('/lm-identity', { username, identityno })
    heard[fault] = { first, flag, second, after: await who.flag('identity') }
  }
  return heard
}

/** The start meets with it; the next start does not. */
async function start(who: Impatient, fault: Fault): Promise<void> {
  await who.meets({ call: 'start', fault })
  expect(await who.post('/lm-ebank', atBank)).toEqual(toldOf(fault))
  expect(await who.flag('ebank')).toBe(0)
  expect(await who.verdict('/lm-ebank', atBank)).toEqual(logged('认证成功'))
  expect(await who.flag('ebank')).toBe(1)
  await who.done('/lm-ebank', atBank)
  expect(await who.tasks('ebank')).toHaveLength(unheard.includes(fault) ? 2 : 1)
}

/** One look meets with it: the looks go on. */
async function oneLook(who: Impatient, fault: Fault): Promise<void> {
  await who.meets({ call: 'status', fault })
  const first = await who.verdict('/lm-education', login)
  if (fault === 'unknown-code') {
    expect(first).toEqual(NOT_KNOWN)
    expect(await who.flag('education')).toBe(0)
    expect(await who.verdict('/lm-education', login)).toEqual(logged('认证成功'))
  } else {
    expect(first).toEqual(logged('认证成功'))
    expect(await who.tasks('education')).toHaveLength(1)
  }
  expect(await who.flag('education')).toBe(1)
  await who.done('/lm-education', login)
}

/** Every look meets with it: the verification is given up, and another one may begin. */
async function everyLook(who: Impatient, fault: Fault): Promise<void> {
  await who.meets({ call: 'status', fault, times: triesOf('Poll') })
  expect(await who.verdict('/lm-jd', login)).toEqual(FAILED)
  expect(await who.flag('jd')).toBe(0)
  expect(await who.tasks('jd')).toHaveLength(1)
  expect(await who.verdict('/lm-jd', login)).toEqual(logged('0100'))
  expect(await who.flag('jd')).toBe(1)
  await who.done('/lm-jd', login)
  expect(await who.tasks('jd')).toHaveLength(2)
}

/** What was typed meets with it: the borrower may type again, and it counts once. Then the report and its data meet with it. */
async function inputAndReport(who: Impatient, fault: Fault): Promise<void> {
  const start = { servicecode: 'service-code' }
  const started = await who.verdict('/lm-mobile', start)
  expect(started).toEqual(logged('0006'))
  const [{ token }] = started.results
  await who.meets({ call: 'input', fault })
  for (const call of ['report', 'data']) await who.meets({ call, fault })
  expect(await who.post('/lm-mobile-input', { token, smscode: '135790' })).toEqual(toldOf(fault))
  if (!unheard.includes(fault)) expect(await who.flag('phone')).toBe(0)
  const verdict = await until(
    async () => {
      await who.post('/lm-mobile-input', { token, smscode: '135790' })
      return who.post('/lm-mobile-continue', { token })
    },
    ({ error_message }) => error_message !== '0006',
  )
  expect(verdict).toEqual(logged('0100'))
  expect(await who.flag('phone')).toBe(1)
  await who.done('/lm-mobile', start)
  expect(await who.flag('phone')).toBe(1)
  expect(await who.tasks('mobileReport')).toHaveLength(1)
}

/** Once, the data meet with it and are fetched again; then every time, and the login counts no longer. */
async function result(who: Impatient, fault: Fault): Promise<void> {
  const mail = { username: 'somebody@163.com', password: 'correct-horse' }
  await who.meets({ call: 'result', fault })
  expect(await who.verdict('/lm-bill', mail)).toEqual(logged('认证成功'))
  await who.done('/lm-bill', mail)
  expect(await who.flag('bill')).toBe(1)

  await who.meets({ call: 'result', fault, times: triesOf('Collect') })
  const started = await who.verdict('/lm-jd', login)
  expect(started).toEqual(logged('0100'))
  expect(await who.flag('jd')).toBe(1)
  await until(
    () => who.flag('jd'),
    (flag) => flag === 0,
    90,
  )
  expect(await who.post('/lm-jd-continue', started.results[0])).toEqual(FAILED)
  expect(await who.verdict('/lm-jd', login)).toEqual(logged('0100'))
  await who.done('/lm-jd', login)
  expect(await who.flag('jd')).toBe(1)
}

/** What runs after one another with one borrower, by its name: the faults are told apart by their call only. */
const courses: Record<string, (who: Impatient, fault: Fault) => Promise<void>> = {
  'the start, then one look': async (who, fault) => {
    await start(who, fault)
    await oneLook(who, fault)
  },
  'every look': everyLook,
  'what was typed, then the report': inputAndReport,
  'the data': result,
}

/** An unknown code is Limu's last word at the first look. */
const cases = Object.entries(courses).flatMap(([name, course]) =>
  faults
    .filter((fault) => course !== everyLook || fault !== 'unknown-code')
    .map((fault) => ({ name: `${name}: ${fault}`, course, fault })),
)

const outcomes = new Map<string, Promise<unknown>>()
/** The tests wait for each, so that none is left unheard. */
const begin = (name: string, outcome: Promise<unknown>) => {
  outcome.catch(() => undefined)
  outcomes.set(name, outcome)
}

beforeAll(async () => {
  await awayFromTheEndOf(EIGHT_HOURS)
  scene = await sharedScene()
  const people = await Promise.all(cases.map(() => identified(scene)))
  for (const [i, { name, course, fault }] of cases.entries()) {
    const person = people[i]
    if (person) begin(name, course(timedBorrower(scene, person), fault))
  }
  begin('identity', identities())
}, 120_000)

describe('meets with a fault of the vendor', { timeout: 120_000 }, () => {
  test.each(cases)('$name', async ({ name }) => void (await outcomes.get(name)))

  test('the check of an identity: told as the vendor’s, and good at the next try', async () => {
    const heard = { first: DOWN, flag: 0, second: success('pass'), after: 1 }
    expect(await outcomes.get('identity')).toEqual(Object.fromEntries(faults.map((fault) => [fault, heard])))
  })
})
