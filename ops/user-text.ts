import { loanStateLabels, withLabel } from '../lib/domain/labels.ts'
import { amount, moment } from './format.ts'
import { type Column, fields, heading, indented, table } from './table.ts'
import type { UserFile } from './user.ts'
import { actWords, couponKindWords, couponStates, verificationWords } from './words.ts'

/** Renders the borrower's file as a page to read. */
export const userText = (file: UserFile): string =>
  [
    `${heading(`Borrower ${file.user_id}${file.forbidden ? ': forbidden' : ''}`)}\n${fields(person(file))}`,
    list('Loans', loanColumns, file.loans),
    list('Cards', cardColumns, file.cards),
    list('Coupons', couponColumns, file.coupons),
    list('Audit', auditColumns, file.audit),
  ].join('\n\n')

const list = <Row>(title: string, columns: Column<Row>[], rows: readonly Row[]): string =>
  `${heading(title)}\n${rows.length > 0 ? indented(table(columns, rows)) : '  none'}`

const person = (file: UserFile): Record<string, string> => ({
  Name: file.name || 'not verified',
  'Identity no.': file.identity_no || 'not verified',
  Mobile: file.mobile,
  Since: moment(file.since),
  Verified:
    Object.keys(file.flags)
      .filter((flag) => file.flags[flag] === 1)
      .map((flag) => withLabel(verificationWords, flag))
      .join(', ') || 'nothing',
  Quota: `${amount(file.quota.total)} yuan: ${amount(file.quota.available)} free, ${amount(file.quota.frozen)} frozen`,
  'Open loan': file.open_loan === null ? 'none' : String(file.open_loan),
  'Loans paid out': String(file.loans_paid_out),
})

const loanColumns: Column<UserFile['loans'][number]>[] = [
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'State', of: ({ state }) => withLabel(loanStateLabels, state) },
  { title: 'Amount', of: (loan) => amount(loan.amount), right: true },
  { title: 'Period', of: ({ period }) => `${period} days`, right: true },
]

type Card = UserFile['cards'][number]

const cardState = ({ signed, unbinding, is_default }: Card): string => {
  if (unbinding) return 'being unbound'
  if (is_default) return 'default'
  return signed ? 'signed' : 'not signed'
}

const cardColumns: Column<Card>[] = [
  { title: 'Card', of: ({ card_id }) => String(card_id), right: true },
  { title: 'Bank', of: ({ bank }) => bank },
  { title: 'Number', of: ({ card_no }) => card_no },
  { title: 'State', of: cardState },
]

const couponColumns: Column<UserFile['coupons'][number]>[] = [
  { title: 'Coupon', of: ({ coupon_id }) => String(coupon_id), right: true },
  { title: 'Kind', of: ({ kind }) => withLabel(couponKindWords, kind) },
  { title: 'Amount', of: (coupon) => amount(coupon.amount), right: true },
  { title: 'State', of: ({ state }) => couponStates[state] ?? String(state) },
  { title: 'Until', of: ({ end_at }) => moment(end_at) },
]

const auditColumns: Column<UserFile['audit'][number]>[] = [
  { title: 'When', of: ({ at }) => moment(at) },
  { title: 'Operator', of: ({ operator }) => operator },
  { title: 'Action', of: ({ action }) => withLabel(actWords, action) },
  { title: 'Before', of: ({ before }) => before },
  { title: 'After', of: ({ after }) => after },
  { title: 'Reason', of: ({ reason }) => reason },
]
