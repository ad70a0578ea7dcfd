import { withLabel } from '../lib/domain/labels.ts'
import { amount, moment } from './format.ts'
import type { LoanFile } from './loan.ts'
import { type Column, fields } from './table.ts'
import { slotWords, verificationWords } from './words.ts'

type Verification = LoanFile['verifications'][number]
type Figures = Record<string, string | number | null>

export const verificationColumns: Column<Verification>[] = [
  { title: 'Kind', of: ({ kind }) => withLabel(verificationWords, kind) },
  { title: 'State', of: ({ state }) => withLabel(slotWords, state) },
  { title: 'Passed on', of: ({ passed_on }) => passed_on ?? 'never' },
  { title: 'Agreed at', of: ({ consent_at }) => moment(consent_at) },
  { title: 'Text', of: ({ consent_text }) => consent_text },
]

/** Shows every figure under its name, `risk_list_count` as `Risk list count`; a dash where the report has no value. */
export const riskFields = (figures: Figures): string =>
  fields(Object.fromEntries(Object.entries(figures).map(([name, value]) => [title(name), shown(name, value)])))

const title = (name: string): string => {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function shown(name: string, value: string | number | null): string {
  if (value === null) return '–'
  if (name === 'collected_at') return moment(Number(value))
  return name === 'avg_monthly_fee' ? `${amount(Number(value))} yuan` : String(value)
}
