import { setTimeout as sleep } from 'node:timers/promises'
import { loanStateLabels, withLabel } from '../lib/domain/labels.ts'
import type { Api } from './api.ts'
import { readLoan } from './loan.ts'

const LOOK_MS = 1000

/** States that only a disbursed loan can be in. */
const paidOut = ['repaying', 'overdue', 'finished']

/** Polls the loan until its payout has ended, well or not, or the time is over. */
export async function payoutEnd(api: Api, loan: string, timeoutS: number) {
  const until = Date.now() + timeoutS * 1000
  let file = await readLoan(api, loan)
  while (file.state === 'granting' && Date.now() < until) {
    await sleep(Math.min(LOOK_MS, until - Date.now()))
    file = await readLoan(api, loan)
  }
  return {
    state: file.state,
    due: file.due_date ?? 'on a day not known',
    failure: failureOf(loan, file.state, timeoutS),
  }
}

function failureOf(loan: string, state: string, timeoutS: number): string | undefined {
  if (paidOut.includes(state)) return undefined
  if (state !== 'granting')
    return `Loan ${loan} was not paid out: it is ${withLabel(loanStateLabels, state)} now. Why: npm run ops -- why ${loan}`
  return `Loan ${loan} is still granting after ${timeoutS} s. Suspected by LianLian? npm run ops -- queue confirm. Else look again: npm run ops -- show ${loan}`
}
