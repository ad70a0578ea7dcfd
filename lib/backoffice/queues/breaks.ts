import { outcomesOf } from '../../domain/break.ts'
import { seconds } from '../../domain/calendar.ts'
import { yuan } from '../../domain/money.ts'
import { type Break, breakId } from '../../store/break.ts'
import { itemsOf } from '../../table/indexes.ts'
import { queue } from './queue.ts'
import { queuedBreakShape } from './shapes.ts'

/** Breaks that are not resolved: one operator examines a difference, and another agrees to its outcome. */
export const breaks = queue({
  index: 'break',
  shape: queuedBreakShape,
  show: async (rows) => {
    const open = (await itemsOf<Break>(rows))
      .filter((item) => item !== undefined)
      .filter(({ state }) => state !== 'resolved')
    return open.map(({ kind, orderNo, loanId, userId, amountFen, detail, state, proposal, openedAt }) => ({
      break_id: breakId({ kind, orderNo }),
      break_kind: kind,
      order_no: orderNo,
      loan_id: loanId ?? null,
      user_id: userId ?? null,
      amount: yuan(amountFen),
      detail,
      state,
      outcomes: [...outcomesOf(kind)],
      proposal: proposal ? { ...proposal, at: seconds(proposal.at) } : null,
      waiting_since: seconds(openedAt),
    }))
  },
})
