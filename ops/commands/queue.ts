import { Argument, type Command } from 'commander'
import { examples } from '../globals.ts'
import { listQueue, type Page, paged } from '../list-queue.ts'
import { type Queue, queues } from '../queues.ts'

export const queue = (program: Command): Command =>
  paged(
    program
      .command('queue')
      .summary('list what waits for an operator')
      .description(
        'Lists the loans that wait for the first review, for the second or for disbursement; the payouts that LianLian suspects and somebody must confirm; the changes of quotas to decide; the feedback of borrowers. Oldest first.',
      )
      .addArgument(new Argument('<queue>', 'which queue').choices(Object.keys(queues))),
  )
    .addHelpText('after', examples('queue auditing', 'queue disburse --limit 50 --offset 50 --as zhao'))
    .action((name: string, page: Page, command: Command) =>
      listQueue(name, queues[name] as Queue, `queue ${name}`, page, command),
    )
