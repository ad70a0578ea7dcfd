import type { Command } from 'commander'
import { examples } from '../globals.ts'
import { listQueue, type Page, paged } from '../list-queue.ts'
import { breaks as queue } from '../queues.ts'

export const breaks = (program: Command): Command =>
  paged(
    program
      .command('breaks')
      .summary('list where our books and the provider differ')
      .description('Lists the differences that two people must look at, oldest first, and how each may end.'),
  )
    .addHelpText('after', examples('breaks', 'breaks --limit 50'))
    .action((page: Page, command: Command) => listQueue('break', queue, 'breaks', page, command))
