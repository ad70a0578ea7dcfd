import type { Command } from 'commander'
import * as z from 'zod/mini'
import { apiFor } from './api.ts'
import { globalsOf, wholeNumber } from './globals.ts'
import { print } from './print.ts'
import type { Queue } from './queues.ts'

/** The API's largest page. */
const LIMIT_MAX = 50
const OFFSET_MAX = 999_999_999

export interface Page {
  limit: number
  offset: number
}

export const paged = (command: Command): Command =>
  command
    .option('--limit <n>', `how many, up to ${LIMIT_MAX}`, wholeNumber(1, LIMIT_MAX), 10)
    .option('--offset <n>', 'how many to pass over', wholeNumber(0, OFFSET_MAX), 0)

/** Shows a page of a queue, by its name in the route; `again` is the typed command, for the hint at the next page. */
export async function listQueue(
  name: string,
  { shape, show, nothing }: Queue,
  again: string,
  { limit, offset }: Page,
  command: Command,
): Promise<void> {
  const globals = globalsOf(command)
  const path = `/operator/queues/${name}?limit=${limit}&offset=${offset}`
  const { results, hasMore, now } = await apiFor(globals).get(path, z.array(shape))
  const next = `${again} --limit ${limit} --offset ${offset + limit}`
  print(globals, { results, has_more: hasMore }, () =>
    [
      results.length > 0 ? show(results, now) : nothing,
      ...(hasMore ? [`There is more: npm run ops -- ${next}`] : []),
    ].join('\n'),
  )
}
