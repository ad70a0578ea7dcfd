import { dateOf, minuteText } from '../../domain/calendar.ts'
import type { FailureCode } from '../../domain/failure.ts'
import {
  breakKindLabels,
  loanEventLabels,
  loanStateLabels,
  payoutStateLabels,
  repaymentStateLabels,
  withLabel,
} from '../../domain/labels.ts'
import { stateAsOf } from '../../domain/loan.ts'
import { yuanText } from '../../domain/money.ts'
import type { Break } from '../../store/break.ts'
import type { Feedback } from '../../store/feedback.ts'
import type { Loan } from '../../store/loan.ts'
import type { Movement } from '../../store/movement.ts'
import type { Order } from '../../store/order.ts'
import type { ProductVersion } from '../../store/product.ts'
import type { QuotaApplication } from '../../store/quota-application.ts'
import type { User } from '../../store/user.ts'
import type { Key } from '../../table/commit.ts'

/** The state of a stored item in a sentence: since when, and by whom. Undefined for items that keep neither. */
export function foundText(item: Key, code: FailureCode, now: number): string | undefined {
  const kind = Object.keys(sentences).find((prefix) => `${item.pk} ${item.sk}`.match(prefix))
  return kind && sentences[kind]?.(item as never, now, code)
}

/** By the form of an item's key (`lib/store/keys.ts`). */
const sentences: Readonly<Record<string, (item: never, now: number, code: FailureCode) => string | undefined>> = {
  '^LOAN#\\d+ LOAN$': loanText,
  '^LOAN#\\d+ MOVE#': ({ kind, orderNo, at }: Movement) => `${kind} of order ${orderNo} was booked ${minuteText(at)}`,
  '^ORDER#': orderText,
  '^BREAK#.* BREAK$': breakText,
  '^USER#\\d+ U$': userText,
  ' QUOTA$': quotaText,
  '^FEEDBACK#': ({ handled }: Feedback) =>
    handled ? `handled ${byAt(handled)}, who noted "${handled.note}"` : 'it is open',
  '^PRODUCT': ({ version, madeBy, madeAt, onSaleBy, onSaleSince }: OnSale) => {
    if (onSaleBy && onSaleSince)
      return `version ${version} is on sale, put there ${byAt({ by: onSaleBy, at: onSaleSince })}`
    return `version ${version}${madeBy && madeAt ? ` was made ${byAt({ by: madeBy, at: madeAt })}` : ''}`
  },
}

type OnSale = ProductVersion & { onSaleBy?: string; onSaleSince?: number }

const byAt = ({ by, at }: { by: string; at: number }): string => `by ${by}, ${minuteText(at)}`

function loanText(loan: Loan, now: number): string {
  const state = stateAsOf(loan, dateOf(now))
  const last = loan.history.at(-1)
  const itIs = `it is ${withLabel(loanStateLabels, state)}`
  // Late since midnight, whether or not the night has noted it.
  if (state === 'overdue') return `${itIs} since its due day, ${loan.dueDate}`
  return last ? `${itIs} since ${minuteText(last.at)}, ${loanEventLabels[last.event]} by ${last.by}` : itIs
}

function orderText(order: Order): string {
  if (order.kind === 'repayment') return `it is ${withLabel(repaymentStateLabels, order.state)}`
  const last = order.answers?.at(-1)
  return [
    `it is ${withLabel(payoutStateLabels, order.state)}`,
    `disbursed ${byAt({ by: order.by, at: order.createdAt })}`,
    ...(last ? [`last heard ${minuteText(last.at)}`] : []),
    ...(order.confirmBy ? [`to confirm until ${minuteText(order.confirmBy)}`] : []),
  ].join(', ')
}

function breakText({ kind, state, proposal, resolvedBy, resolvedAt, openedAt }: Break): string {
  const what = `${withLabel(breakKindLabels, kind)} is ${state}`
  if (resolvedBy && resolvedAt)
    return `${what}: ${proposal?.outcome} agreed ${byAt({ by: resolvedBy, at: resolvedAt })}`
  if (proposal) return `${what}: ${proposal.outcome} proposed ${byAt(proposal)}`
  return `${what} since ${minuteText(openedAt)}`
}

function quotaText({ state, appliedAt, proposal, decision }: QuotaApplication): string {
  if (decision) return `the last one was ${state} ${byAt(decision)}`
  const asked = proposal ? `a change by ${yuanText(proposal.changeFen)} yuan, proposed` : 'a raise, asked for'
  return `${asked} ${byAt({ by: proposal?.by ?? 'the borrower', at: appliedAt })}`
}

/** Most refusals about a borrower have nothing to do with what is on the item. */
function userText({ quotaAvailableFen, quotaTotalFen }: User, _now: number, code: FailureCode): string | undefined {
  if (code === 'QUOTA_IN_USE') return `${yuanText(quotaAvailableFen)} of ${yuanText(quotaTotalFen)} yuan are free`
  if (code === 'FORBIDDEN_ALREADY') return 'the file says since when, by whom and why'
  return undefined
}
