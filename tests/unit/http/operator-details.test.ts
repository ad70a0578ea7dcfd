import '../environment.ts'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure, type OperatorFailure } from '../../../lib/domain/failure.ts'
import type { Auth } from '../../../lib/http/auth/auth.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { businessDay, id, optionalDay, optionalId, reason, wholeNumber, yuanAmount } from '../../../lib/http/fields.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { detailOf } from '../../../lib/http/messages/operator-details.ts'
import { paging } from '../../../lib/http/paging.ts'
import { keys } from '../../../lib/store/keys.ts'
import { errorOf } from '../../../lib/table/commit.ts'
import { logLines } from '../log-lines.ts'
import { answerOf } from './gateway.ts'

const operator: Auth<object> = {
  audience: 'operator',
  messages: operatorMessages,
  detailOf,
  identify: async () => ({}),
}
const borrower: Auth<object> = { audience: 'borrower', messages: borrowerMessages, identify: async () => ({}) }

const asked = (auth: Auth<object>) =>
  endpoint(
    {
      auth,
      input: z.object({
        id: id('NO_SUCH_LOAN'),
        stage: z.enum(['first', 'second', '']),
        ...paging,
        from: optionalDay(),
        day: z.optional(z.string()),
        campaign_id: optionalId(),
        valid_days: wholeNumber(),
        amount: yuanAmount('COUPON_INVALID'),
        opinion: reason(),
      }),
    },
    async () => undefined,
  )

const good = { id: '7', opinion: 'fine', day: '2026-12-01' }

async function said(fields: Record<string, string>, auth = operator) {
  logLines()
  const { envelope } = await answerOf(asked(auth), { body: new URLSearchParams({ ...good, ...fields }).toString() })
  return envelope.error_message
}

describe('an operator reads which parameter is wrong, and its rule', () => {
  it.each<[Record<string, string>, string]>([
    [{ stage: 'third' }, 'A parameter is missing or wrong: stage: one of first, second'],
    [{ limit: 'ten' }, 'A parameter is missing or wrong: limit: a whole number'],
    [{ offset: '-1' }, 'A parameter is missing or wrong: offset: a whole number from 0'],
    [{ from: '1.12.2026' }, 'A parameter is missing or wrong: from: a day as 2026-12-01'],
    [{ from: '2026-02-29' }, 'A parameter is missing or wrong: from: a day as 2026-12-01'],
    [{ campaign_id: '0' }, 'A parameter is missing or wrong: campaign_id: a number as the lists show it'],
    [{ valid_days: '1.5' }, 'A parameter is missing or wrong: valid_days: a whole number'],
    [{ opinion: 'a\u0007b' }, 'A parameter is missing or wrong: opinion: a text without control characters'],
    [{ opinion: 'x'.repeat(301) }, 'A text is too long: opinion: at most 300 characters'],
    [{ amount: '1.234' }, `${operatorMessages.COUPON_INVALID}: amount`],
  ])('%j', async (fields, words) => {
    expect(await said(fields)).toBe(words)
  })

  it('but not where the code names it', async () => {
    expect(await said({ id: 'x' })).toBe('No such loan')
    expect(await said({ opinion: '' })).toBe('A reason is required')
  })

  it('a borrower reads the words of the contract and no more', async () => {
    expect(await said({ limit: 'ten' }, borrower)).toBe('参数错误')
    expect(await said({ stage: 'third' }, borrower)).toBe('参数错误')
  })

  it('of a day that must be sent too', async () => {
    logLines()
    const route = endpoint(
      { auth: operator, input: z.object({ until: businessDay('BAD_PARAMETER') }) },
      async () => undefined,
    )
    const { envelope } = await answerOf(route, { body: 'until=tomorrow' })
    expect(envelope.error_message).toBe('A parameter is missing or wrong: until: a day as 2026-12-01')
  })
})

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-12-03T12:00')
const loan = {
  ...keys.loan(7),
  state: 'reviewing',
  history: [
    { at: at('2026-12-01T09:00'), event: 'submitted', by: 'borrower' },
    { at: at('2026-12-01T10:05'), event: 'firstPass', by: 'Ada' },
  ],
}
const payout = {
  ...keys.order('20261201000000000000000701'),
  kind: 'payout',
  state: 'processing',
  by: 'Cy',
  createdAt: at('2026-12-01T11:00'),
  answers: [{ at: at('2026-12-01T11:01'), source: 'send', said: '0000' }],
}
const paidInVain = {
  ...keys.break('paid-in-vain', '1'),
  kind: 'paid-in-vain',
  openedAt: at('2026-12-01T11:00'),
  state: 'open',
}
const proposal = { outcome: 'refunded', by: 'Cy', at: at('2026-12-02T11:00'), reason: 'r' }

const refused = (code: OperatorFailure, item: object | undefined) =>
  errorOf({
    guard: { name: 'guard', condition: { text: '', names: {}, values: {} } as never, failure: code },
    item: item as never,
  }) as Failure

describe('an operator reads in which state the refused thing is, since when and by whom', () => {
  it.each<[OperatorFailure, object, string]>([
    [
      'REVIEW_STATE',
      loan,
      'it is reviewing (waits for the second review) since 2026-12-01 10:05, first review passed by Ada',
    ],
    [
      'CANCEL_STATE',
      { ...loan, state: 'repaying', dueDate: '2026-12-02' },
      'it is overdue (due day passed, unpaid) since its due day, 2026-12-02',
    ],
    [
      'CONFIRM_STATE',
      payout,
      'it is processing (accepted by the provider, no result yet), disbursed by Cy, 2026-12-01 11:00, last heard 2026-12-01 11:01',
    ],
    [
      'CONFIRM_TOO_LATE',
      { ...payout, state: 'check', answers: undefined, confirmBy: at('2026-12-02T11:01') },
      'it is check (suspected by the provider, waits for a confirmation), disbursed by Cy, 2026-12-01 11:00, to confirm until 2026-12-02 11:01',
    ],
    [
      'BREAK_CHANGED',
      { ...paidInVain, state: 'proposed', proposal },
      'paid-in-vain (a payment that no loan wants, owed to the borrower) is proposed: refunded proposed by Cy, 2026-12-02 11:00',
    ],
    [
      'BREAK_RESOLVED',
      { ...paidInVain, state: 'resolved', proposal, resolvedBy: 'Di', resolvedAt: at('2026-12-03T09:00') },
      'paid-in-vain (a payment that no loan wants, owed to the borrower) is resolved: refunded agreed by Di, 2026-12-03 09:00',
    ],
    [
      'BREAK_CHANGED',
      paidInVain,
      'paid-in-vain (a payment that no loan wants, owed to the borrower) is open since 2026-12-01 11:00',
    ],
    [
      'BREAK_BOOKED',
      { ...keys.movement(7, 'refunded', '1'), kind: 'refunded', orderNo: '1', at: at('2026-12-02T08:00') },
      'refunded of order 1 was booked 2026-12-02 08:00',
    ],
    [
      'QUOTA_CHANGE_PENDING',
      {
        ...keys.quotaApplication(5),
        state: 'pending',
        appliedAt: at('2026-12-02T08:00'),
        proposal: { by: 'Di', changeFen: -500_00 },
      },
      'a change by -500.00 yuan, proposed by Di, 2026-12-02 08:00',
    ],
    [
      'QUOTA_CHANGE_PENDING',
      { ...keys.quotaApplication(5), state: 'pending', appliedAt: at('2026-12-02T08:00') },
      'a raise, asked for by the borrower, 2026-12-02 08:00',
    ],
    [
      'QUOTA_NOTHING_PENDING',
      {
        ...keys.quotaApplication(5),
        state: 'granted',
        appliedAt: 0,
        decision: { by: 'Di', at: at('2026-12-02T09:00') },
      },
      'the last one was granted by Di, 2026-12-02 09:00',
    ],
    [
      'FEEDBACK_HANDLED',
      { ...keys.feedback(9), handled: { by: 'Di', at: at('2026-12-02T09:00'), note: 'Called back' } },
      'handled by Di, 2026-12-02 09:00, who noted "Called back"',
    ],
    [
      'PRODUCT_CHANGED',
      { ...keys.onlineProduct(), version: 3, onSaleBy: 'Di', onSaleSince: at('2026-12-02T09:00') },
      'version 3 is on sale, put there by Di, 2026-12-02 09:00',
    ],
    [
      'PRODUCT_CHANGED',
      { ...keys.productVersion(1, 4), version: 4, madeBy: 'Di', madeAt: at('2026-12-02T09:00') },
      'version 4 was made by Di, 2026-12-02 09:00',
    ],
  ])('%s', (code, item, words) => {
    expect(detailOf(refused(code, item), now)).toBe(words)
  })

  it('nothing more where nothing was found, or the item keeps neither', () => {
    expect(detailOf(refused('NO_SUCH_BORROWER', undefined), now)).toBeUndefined()
    expect(
      detailOf(refused('CARDS_CHANGED', { ...keys.cards(5), cards: { 1: { sealed: 'secret' } } }), now),
    ).toBeUndefined()
    expect(detailOf(refused('PHONE_REPORT_MISSING', { ...keys.user(5), mobile: 'sealed' }), now)).toBeUndefined()
  })

  it('a sentence of the rule that refused', () => {
    expect(detailOf(new Failure('BREAK_OUTCOME', { about: 'explained' }), now)).toBe('explained')
  })

  it('in the answer, after the text of the code', async () => {
    logLines()
    const route = endpoint({ auth: operator, input: z.object({}) }, async () => {
      throw refused('REVIEW_STATE', loan)
    })
    expect((await answerOf(route)).envelope.error_message).toBe(
      `${operatorMessages.REVIEW_STATE}: ${detailOf(refused('REVIEW_STATE', loan), now)}`,
    )
  })
})

it('a borrower, and the log, get nothing of the item that was found', async () => {
  const log = logLines()
  const item = { ...keys.user(5), mobile: { sealed: 'c2VjcmV0' }, forbidden: true }
  const route = endpoint({ auth: borrower, input: z.object({}) }, async () => {
    throw errorOf({ guard: { name: 'notForbidden', condition: {} as never, failure: 'BORROWER_FORBIDDEN' }, item })
  })
  expect((await answerOf(route)).envelope).toEqual({
    status: 'PERMISSION_ERROR',
    error_message: borrowerMessages.BORROWER_FORBIDDEN,
  })
  expect(log.text()).toContain('notForbidden')
  expect(log.text()).not.toContain('c2VjcmV0')
})

describe('the business time', () => {
  const hello = (auth: Auth<object>) => endpoint({ auth, input: z.object({}) }, async () => undefined)

  it('comes with every answer to an operator, in Unix seconds', async () => {
    logLines()
    const { headers } = await answerOf(hello(operator))
    expect(Math.abs(Number(headers?.['x-business-time']) - Date.now() / 1000)).toBeLessThan(60)
    const refusedToo = await answerOf(asked(operator), { body: 'id=x' })
    expect(refusedToo.headers).toHaveProperty('x-business-time')
  })

  it('does not come with a borrower’s', async () => {
    expect((await answerOf(hello(borrower))).headers).not.toHaveProperty('x-business-time')
  })
})
