import type { HomeDetail } from '../../../functions/home/detail.ts'

/** One answer of home, as far as the H5 client's panel of the state reads it. */
interface Shown {
  state: string
  detail: HomeDetail[]
}

/** Titles that the client has a heading for. */
const headings = ['submit_success', 'auditing', 'audit_failure', 'audit_success', 'granting', 'repaying', 'overdue']

/** In these panels the client prints the whole timeline; in the others it reads the first entry, or nothing. */
const withTimeline: Record<string, readonly string[]> = {
  auditing: ['auditing', 'submit_success'],
  audit_failure: ['audit_failure', 'auditing', 'submit_success'],
  audit_success: ['audit_success', 'auditing', 'submit_success'],
}

/** What the panel of this state would print wrongly: `title.field` of each value that is missing or of another kind. */
export function misprints({ state, detail }: Shown): string[] {
  const wrong = detail.filter(({ title }) => !headings.includes(title)).map(({ title }) => `${title}: no heading`)
  const first = detail[0]
  const need = (entry: HomeDetail | undefined, ...fields: string[]) => {
    for (const field of fields) {
      const value = entry?.content[field]
      const empty = value === undefined || value === '' || (typeof value === 'number' && !Number.isFinite(value))
      if (empty) wrong.push(`${entry?.title}.${field}`)
    }
  }
  const titles = withTimeline[state]
  if (titles) {
    const found = detail.map(({ title }) => title)
    if (found.join() !== titles.join()) wrong.push(`${state} shows ${found}`)
    for (const entry of detail) {
      if (entry.title !== 'audit_failure') need(entry, 'quota', 'period', 'poundage')
      if (entry.title === 'audit_success') need(entry, 'bank_name', 'end_bank_no')
      if (entry.title === 'audit_failure') need(entry, 'failure_at')
    }
  }
  if (state === 'audit_failure') need(first, 'failure_at')
  if (state === 'repaying') need(first, 'planned_repayment_at', 'repay_amount')
  if (state === 'overdue') need(first, 'overdue_day', 'overdue_principal', 'overdue_amount')
  if (state === '' && detail.length > 0) wrong.push('a loan where there is none')
  for (const { title, time } of detail) if (time !== undefined && !/^\d{10}$/.test(time)) wrong.push(`${title}.time`)
  return wrong
}
