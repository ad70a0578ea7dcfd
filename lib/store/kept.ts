import { seconds } from '../domain/calendar.ts'

/** Days after its writing at which the table removes an item, by kind. `retention.ts` says what each kind is kept for. */
export const keptDays = { notice: 90, loanMessage: 366, jobRun: 400, jobShard: 90, task: 30 } as const

/** Returns the attribute by which the table removes an item of this kind that is written now. */
export const expires = (kind: keyof typeof keptDays, now: number): { expiresAt: number } => ({
  expiresAt: seconds(now) + keptDays[kind] * 86_400,
})
