import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { forgeries } from './forgeries.ts'
import { retCodes } from './ret-codes.ts'
import type { Fields, Store } from './store.ts'

/** The calls on which an effect can act. Without `at`, the four that change something; reads only when named. */
const movers = ['signApply', 'authpay', 'payment', 'confirmPayment']
export const places = [...movers, 'bankcardbin', 'bankcardbindlist', 'bankcardunbind', 'orderquery', 'queryPayment']

/** The effects that can be forced. A ret_code is answered instead of doing anything. */
export const effectNames = [
  ...Object.keys(retCodes),
  // the outcome
  'fail', // auth pay 1005; payout FAILURE
  'processing', // stays so until forced on
  'bounce', // payout SUCCESS, later CANCEL
  'cancel-first', // the same, the CANCEL notified before the SUCCESS
  // the answer
  'silence', // nothing is made, and no answer comes: LianLian is down
  'no-answer', // the order is made, the answer never comes
  'slow', // the answer comes after 10 s / speed
  'answer-9999', // the order is made, the answer says system error
  'http-500', // the order is made, the answer is HTTP 500
  ...forgeries.map((how) => `answer-${how}`),
  // the notification
  'no-notice',
  'notice-twice', // twice at once
  'notice-first', // before the browser returns
  'notice-late', // 10 s / speed after the browser
  ...forgeries.map((how) => `notice-${how}`),
]

/** The body of _sim/next. */
export const nextEffect = z.strictObject({
  match: z._default(
    z.strictObject({
      user_id: z.optional(z.coerce.string()),
      no_order: z.optional(z.string()),
      card_no: z.optional(z.string()),
    }),
    {},
  ),
  at: z.optional(z.enum(places)),
  effect: z.enum(effectNames),
  /** Applies every time, not only to the next request. */
  sticky: z._default(z.boolean(), false),
})

export function addEffect(store: Store, effect: z.output<typeof nextEffect>) {
  const id = randomUUID()
  const { at, match, ...rest } = effect
  const wanted = Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined))
  store.effects.put(id, { id, match: wanted, ...rest, ...(at && { at }) })
}

/** Takes the oldest effect ordered for this request; one-shot effects are used up. */
export function takeEffect(store: Store, place: string, fields: Fields): string | undefined {
  const found = store.effects.all().findLast(({ at, match }) => {
    const here = at ? at === place : movers.includes(place)
    return here && Object.entries(match).every(([name, value]) => fields[name] === value)
  })
  if (found && !found.sticky) store.effects.delete(found.id)
  return found?.effect
}

/** Amounts with an effect, when switched on; off by default, since natural dues end in these digits too. */
const magicAmounts: Record<string, string> = {
  '.51': 'fail',
  '.52': 'processing',
  '.53': 'bounce',
  '.54': 'no-answer',
  '.55': 'answer-9999',
  '.56': 'no-notice',
  '.57': 'notice-twice',
  '.58': 'notice-other-amount',
}

export function magicOf(store: Store, fields: Fields): string | undefined {
  return store.settings.get('magic-amounts') ? magicAmounts[(fields.money_order ?? '').slice(-3)] : undefined
}
