import { addDays, type BusinessDate, startOf } from '../../lib/domain/calendar.ts'
import { ageShard } from '../../lib/lending/overdue/age-shards.ts'
import type { OverdueCache } from '../../lib/store/due.ts'
import { keys } from '../../lib/store/keys.ts'
import { DUE_SHARDS } from '../../lib/table/index-keys.ts'
import { get } from '../../lib/table/read.ts'
import { removeItem } from '../../lib/table/update.ts'
import { testStack } from './test-stack.ts'

/** Runs the nights of the `due` index, and shows what they wrote. Call it after the stack is open. */
export function nights() {
  /** Five past midnight. */
  const timeOf = (date: BusinessDate) => startOf(date) + 300_000

  /** As fast as it goes. */
  const pace = { pages: 20, writesASecond: Number.POSITIVE_INFINITY }

  /** The night of a date, over all shards, as the workflow goes through them. */
  async function night(date: BusinessDate, now = timeOf(date), since = addDays(date, -1)) {
    for (let shard = 0; shard < DUE_SHARDS; shard++) while (!(await ageShard({ date, since, shard }, now, pace)).done);
  }

  /** Nights that are forgotten can be done again. */
  async function forget() {
    for (const { pk, sk } of await testStack.everything())
      if (String(pk).startsWith('JOB#')) await removeItem({ pk: String(pk), sk: String(sk) })
  }

  const cacheOf = (loanId: number) => get<OverdueCache>(keys.overdue(loanId))
  const messagesOf = async (loanId: number) =>
    (await testStack.everything()).filter(
      (item) =>
        String(item.pk).startsWith('OUTBOX#') &&
        item.loanId === loanId &&
        /reminder|notice/.test(String(item.template)),
    )
  const told = async (loanId: number) => (await messagesOf(loanId)).map(({ template }) => template)

  return { pace, night, forget, cacheOf, messagesOf, told }
}
