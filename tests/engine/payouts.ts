import type { PayoutState } from '../../lib/domain/order.ts'
import { confirmPayout } from '../../lib/lending/payout/confirm.ts'
import { sendPayout } from '../../lib/lending/payout/send.ts'
import { settlePayout } from '../../lib/lending/payout/settle.ts'
import { commit } from '../../lib/table/commit.ts'
import type { ConfirmAnswer, PayoutAnswer, PayoutResult, PayoutStatus } from '../../lib/vendors/payment-provider.ts'
import { borrowers, noon } from './borrowers.ts'

export const accepted: PayoutAnswer = { outcome: 'accepted', providerNo: 'P1' }
export const unclear: PayoutAnswer = { outcome: 'unclear', code: '9999' }
export const refused: PayoutAnswer = { outcome: 'refused', code: '1001', message: 'no', signed: true }
export const suspected: PayoutAnswer = { outcome: 'confirm', code: '4002', confirmCode: '123456' }

/** A provider that says so to every payout, every confirmation and every question, and remembers what it was told. */
export function provider(says: { pay?: PayoutAnswer; confirm?: ConfirmAnswer | Error; status?: PayoutStatus } = {}) {
  const told: string[] = []
  return {
    told,
    payOut: async ({ orderNo }: { orderNo: string }) => {
      told.push(`pay ${orderNo}`)
      return says.pay ?? accepted
    },
    confirmPayout: async ({ orderNo, confirmCode }: { orderNo: string; confirmCode: string }) => {
      told.push(`confirm ${orderNo} ${confirmCode}`)
      if (says.confirm instanceof Error) throw says.confirm
      return says.confirm ?? accepted
    },
    queryPayout: async (orderNo: string) => {
      told.push(`query ${orderNo}`)
      return says.status ?? ({ state: 'processing' } as const)
    },
  }
}

/** Takes payouts through the real steps. Call it after the stack is open. */
export function payouts() {
  const people = borrowers()
  const { loanIn, payoutResult, read } = people

  const settle = async (no: string, state: PayoutResult['state'], now = noon) =>
    settlePayout(await payoutResult(no, state), now)

  const confirm = async (no: string, operator = 'checker', now = noon) => {
    const order = await read.payout(no)
    const loan = await read.loan(order.loanId)
    await commit(...confirmPayout(order, loan, { operator, reason: 'seen' }, now))
  }

  const answered = (answer: PayoutAnswer) => async (no: string) =>
    void (await sendPayout(provider({ pay: answer }), no, noon))

  const ways: Record<PayoutState, (no: string) => Promise<unknown>> = {
    created: async () => {},
    sent: answered(unclear),
    processing: answered(accepted),
    check: answered(suspected),
    confirming: async (no) => {
      await ways.check(no)
      await confirm(no)
    },
    refused: answered(refused),
    success: (no) => settle(no, 'success'),
    failure: (no) => settle(no, 'failure'),
    closed: (no) => settle(no, 'closed'),
    cancelled: (no) => settle(no, 'cancelled'),
  }

  /** A new loan whose payout has come as far as the state. */
  async function payoutIn(state: PayoutState) {
    const loan = await loanIn('granting')
    await ways[state](loan.no)
    return loan
  }

  return { ...people, settle, confirm, payoutIn }
}
