import { loanEventLabels, loanStateLabels, withLabel } from '../lib/domain/labels.ts'
import { amount, moment } from './format.ts'
import type { LoanFile } from './loan.ts'
import { printable } from './printable.ts'
import { riskFields, verificationColumns } from './risk-text.ts'
import { type Column, fields, heading, indented, table } from './table.ts'
import { adviceWords, verificationWords } from './words.ts'

/** Renders the loan file as a page to read. */
export function loanText(file: LoanFile): string {
  return [
    section(`Loan ${file.loan_id}: ${withLabel(loanStateLabels, file.state)}`, fields(agreement(file))),
    section(`Borrower ${file.borrower.user_id}`, fields(person(file.borrower))),
    ...accountSection(file),
    section('Verifications', verifications(file)),
    ...riskSections(file),
    ...adviceSection(file),
    section('Reviews', file.reviews.length > 0 ? indented(table(reviewColumns, file.reviews)) : '  none yet'),
    section('History', indented(table(historyColumns, file.history))),
  ].join('\n\n')
}

const accountSection = ({ account }: LoanFile): string[] => {
  if (!account) return []
  const part = ({ charged, paid, waived }: { charged: number; paid: number; waived: number }) =>
    `charged ${amount(charged)}, paid ${amount(paid)}, waived ${amount(waived)}`
  const facts = fields({
    Principal: `${amount(account.principal)} yuan outstanding`,
    Fees: part(account.fees),
    Penalty: part(account.penalty),
    Paid: `${amount(account.paid)} yuan`,
    'Days late': `${account.days_late}; the penalty stops on ${account.cap_date}`,
  })
  const entries = account.entries.length > 0 ? `\n${indented(table(entryColumns, account.entries))}` : ''
  return [section('Account', facts + entries)]
}

const verifications = (file: LoanFile): string =>
  file.verifications.length > 0 ? indented(table(verificationColumns, file.verifications)) : '  none yet'

const riskSections = (file: LoanFile): string[] =>
  Object.entries(file.risk).flatMap(([kind, figures]) =>
    figures ? [section(`Risk: ${kind}`, riskFields(figures))] : [],
  )

/** Shows the rules' recommendation; the decision is the officer's. */
const adviceSection = ({ advice }: LoanFile): string[] => {
  if (!advice) return []
  const reasons = advice.reasons.length > 0 ? advice.reasons : ['No rule speaks against it']
  return [
    section(
      `The rules say: ${printable(withLabel(adviceWords, advice.recommendation))}`,
      indented(reasons.map(printable).join('\n')),
    ),
  ]
}

const section = (title: string, body: string): string => `${heading(title)}\n${body}`

const agreement = (file: LoanFile): Record<string, string> => ({
  Amount: `${amount(file.amount)} yuan for ${file.period} days`,
  Fees: `${amount(file.fees)} yuan`,
  Due: file.due_date ?? 'not yet paid out',
  ...(file.due_today === null ? {} : { 'To pay today': `${amount(file.due_today)} yuan` }),
  Card: file.card,
  'Payout order': file.payout_order ?? 'none',
})

const person = (borrower: LoanFile['borrower']): Record<string, string> => ({
  Name: borrower.name,
  'Identity no.': borrower.identity_no,
  Age: String(borrower.age ?? 'unknown'),
  Sex: borrower.sex ?? 'unknown',
  Mobile: borrower.mobile,
  Company: borrower.company,
  Contacts: borrower.contacts.join(', '),
  'Loans paid out': String(borrower.loans_paid_out),
  Verified: flagsWith(borrower.flags, 1) || 'nothing',
  'Not verified': flagsWith(borrower.flags, 0) || 'nothing',
})

const flagsWith = (flags: Record<string, number>, value: number): string =>
  Object.keys(flags)
    .filter((flag) => flags[flag] === value)
    .map((flag) => withLabel(verificationWords, flag))
    .join(', ')

type AccountEntry = NonNullable<LoanFile['account']>['entries'][number]

const entryColumns: Column<AccountEntry>[] = [
  { title: 'As of', of: ({ value_date }) => value_date },
  { title: 'Booked', of: ({ at }) => moment(at) },
  { title: 'Entry', of: ({ kind }) => kind },
  { title: 'Amount', of: (entry) => (entry.amount === null ? '' : amount(entry.amount)), right: true },
  { title: 'Order', of: ({ order_no }) => order_no ?? '' },
]

const reviewColumns: Column<LoanFile['reviews'][number]>[] = [
  { title: 'When', of: ({ at }) => moment(at) },
  { title: 'Operator', of: ({ operator }) => operator },
  { title: 'Result', of: ({ passed }) => (passed ? 'passed' : 'rejected') },
  { title: 'Opinion', of: ({ opinion }) => opinion },
]

const historyColumns: Column<LoanFile['history'][number]>[] = [
  { title: 'When', of: ({ at }) => moment(at) },
  { title: 'Event', of: ({ event }) => withLabel(loanEventLabels, event) },
  { title: 'By', of: ({ by }) => by },
]
