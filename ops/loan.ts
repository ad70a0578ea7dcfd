import * as z from 'zod/mini'
import { loanFileShape } from '../lib/backoffice/loan-shape.ts'
import type { Api } from './api.ts'

export type LoanFile = z.output<typeof loanFileShape>

/** Fetches the oldest loan of a queue that the operator may work on. */
export async function nextLoan(api: Api, queue: string): Promise<LoanFile | undefined> {
  const { results } = await api.get(`/operator/queues/${queue}/next`, z.array(loanFileShape))
  return results[0]
}

export async function readLoan(api: Api, loan: string): Promise<LoanFile> {
  const { results } = await api.get(`/operator/loans/${loan}`, z.tuple([loanFileShape]))
  return results[0]
}
