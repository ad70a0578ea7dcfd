import { Argument, type Command } from 'commander'
import * as z from 'zod/mini'
import { now } from '../../lib/platform/clock.ts'
import { apiFor } from '../api.ts'
import { examples, globalsOf, wholeNumber } from '../globals.ts'
import { print } from '../print.ts'
import { queues } from '../queues.ts'

/** The most that the API gives at a time. */
const LIMIT_MAX = 50
const OFFSET_MAX = 999_999_999

export const queue = (program: Command): Command =>
  program
    .command('queue')
    .summary('list what waits for an operator')
    .description(
      'Lists the loans that wait for the first review, for the second or for disbursement; the payouts that LianLian suspects and somebody must confirm; the changes of quotas to decide; the feedback of borrowers. Oldest first.',
    )
    .addArgument(new Argument('<queue>', 'which queue').choices(Object.keys(queues)))
    .option('--limit <n>', `how many, up to ${LIMIT_MAX}`, wholeNumber(1, LIMIT_MAX), 10)
    .option('--offset <n>', 'how many to pass over', wholeNumber(0, OFFSET_MAX), 0)
    .addHelpText('after', examples('queue auditing', 'queue disburse --limit 50 --offset 50 --as zhao'))
    .action(async (name: string, { limit, offset }: { limit: number; offset: number }, command: Command) => {
      const globals = globalsOf(command)
      const path = `/operator/queues/${name}?limit=${limit}&offset=${offset}`
      const { shape, show, nothing } = queues[name] as (typeof queues)[string]
      const { results, hasMore } = await apiFor(globals).get(path, z.array(shape))
      const next = `queue ${name} --limit ${limit} --offset ${offset + limit}`
      print(globals, { results, has_more: hasMore }, () =>
        [
          results.length > 0 ? show(results, now()) : nothing,
          ...(hasMore ? [`There is more: npm run ops -- ${next}`] : []),
        ].join('\n'),
      )
    })
