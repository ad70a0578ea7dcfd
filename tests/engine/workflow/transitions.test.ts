import { expect, it } from 'vitest'
import type { VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { loggedIn, wantsScan, wantsSms, working } from './scripted.ts'
import { type Course, times, type Verification, verifications } from './verifications.ts'

const { run } = await verifications({ speed: 1000 })

type Events = NonNullable<Course['events']>

const every = (seconds: number, from: number, happens: Events[number][1]): Events =>
  Array.from({ length: Math.ceil((600 - from) / seconds) }, (_, n) => [from + n * seconds, happens])
const type = (v: Verification) => v.type()
const typeAgain = (v: Verification) => v.type().catch(() => {})

/** The H5 client and a stubborn borrower: a start, one continue, a new start, each waiting its 25 s, to the very end. */
const neverLeaves = every(26, 26, (v) => v.attach())
const callsBack = every(10, 70, (v) => v.callBack())

const kinds: VerificationKind[] = ['mobile', 'jd', 'taobao', 'bill', 'ebank', 'education']
const typed = ['mobile', 'jd'] as const
const scanned = ['taobao', 'bill'] as const

const courses: Record<string, Course> = Object.fromEntries([
  ...kinds.map((kind) => [`${kind}: nothing ever comes, nobody waits`, { kind, looks: [working] }]),
  ...kinds.map((kind) => [`${kind}: nothing ever comes`, { kind, looks: [working], events: neverLeaves }]),
  ...scanned.map((kind) => [`${kind}: never scanned`, { kind, looks: [working, wantsScan], events: neverLeaves }]),
  ...typed.flatMap((kind) => [
    [
      `${kind}: code typed late, then nothing`,
      { kind, looks: [working, wantsSms, wantsSms, working], events: [[150, type], ...neverLeaves] },
    ],
    [
      `${kind}: code typed at once, then nothing`,
      { kind, looks: [working, working, wantsSms, working], events: [[20, type], ...neverLeaves] },
    ],
    [
      `${kind}: two codes, then nothing`,
      {
        kind,
        looks: [working, working, wantsSms, ...times(4, working), wantsSms, working],
        events: [[20, type], [90, type], ...neverLeaves],
      },
    ],
    [
      `${kind}: codes without end, each asked for again`,
      { kind, looks: [working, wantsSms], events: [...every(15, 20, typeAgain), ...neverLeaves] },
    ],
    [
      `${kind}: codes without end, each asked for again after a while`,
      {
        kind,
        looks: times(60, [wantsSms, working, working]).flat(),
        events: [...every(15, 20, typeAgain), ...neverLeaves],
      },
    ],
    [
      `${kind}: logged in, no data, call-backs without end`,
      { kind, looks: [working, wantsSms, working, loggedIn, working], events: [[20, type], ...callsBack] },
    ],
  ]),
])

/** State transitions are what Step Functions bills: at most 80 for ten minutes, five wakes included. */
it('takes at most 80 transitions, whatever happens for ten minutes', async () => {
  const counted = await Promise.all(
    Object.entries(courses).map(async ([name, course]) => {
      const v = await run(course)
      expect([v.task.state, v.task.refusal?.code]).toEqual(['failed', 'timeout'])
      expect(v.transitions).toBeLessThanOrEqual(80)
      return [name, `${v.transitions} transitions, ${v.looks()} looks, ${v.task.wakes} wakes`]
    }),
  )
  expect(Object.fromEntries(counted)).toMatchInlineSnapshot(`
    {
      "bill: never scanned": "57 transitions, 19 looks, 5 wakes",
      "bill: nothing ever comes": "57 transitions, 19 looks, 5 wakes",
      "bill: nothing ever comes, nobody waits": "36 transitions, 12 looks, 0 wakes",
      "ebank: nothing ever comes": "57 transitions, 19 looks, 5 wakes",
      "ebank: nothing ever comes, nobody waits": "36 transitions, 12 looks, 0 wakes",
      "education: nothing ever comes": "57 transitions, 19 looks, 5 wakes",
      "education: nothing ever comes, nobody waits": "42 transitions, 14 looks, 0 wakes",
      "jd: code typed at once, then nothing": "66 transitions, 22 looks, 5 wakes",
      "jd: code typed late, then nothing": "60 transitions, 20 looks, 5 wakes",
      "jd: codes without end, each asked for again": "36 transitions, 12 looks, 10 wakes",
      "jd: codes without end, each asked for again after a while": "72 transitions, 24 looks, 11 wakes",
      "jd: logged in, no data, call-backs without end": "48 transitions, 16 looks, 5 wakes",
      "jd: nothing ever comes": "72 transitions, 24 looks, 5 wakes",
      "jd: nothing ever comes, nobody waits": "48 transitions, 16 looks, 0 wakes",
      "jd: two codes, then nothing": "69 transitions, 23 looks, 5 wakes",
      "mobile: code typed at once, then nothing": "63 transitions, 21 looks, 5 wakes",
      "mobile: code typed late, then nothing": "57 transitions, 19 looks, 5 wakes",
      "mobile: codes without end, each asked for again": "36 transitions, 12 looks, 10 wakes",
      "mobile: codes without end, each asked for again after a while": "69 transitions, 23 looks, 11 wakes",
      "mobile: logged in, no data, call-backs without end": "48 transitions, 16 looks, 5 wakes",
      "mobile: nothing ever comes": "69 transitions, 23 looks, 5 wakes",
      "mobile: nothing ever comes, nobody waits": "45 transitions, 15 looks, 0 wakes",
      "mobile: two codes, then nothing": "66 transitions, 22 looks, 5 wakes",
      "taobao: never scanned": "69 transitions, 23 looks, 5 wakes",
      "taobao: nothing ever comes": "69 transitions, 23 looks, 5 wakes",
      "taobao: nothing ever comes, nobody waits": "48 transitions, 16 looks, 0 wakes",
    }
  `)
}, 60_000)
