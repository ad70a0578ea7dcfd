import type { Command } from 'commander'
import { loanOfPayout } from '../../lib/store/order-no.ts'
import { apiFor, nothing } from '../api.ts'
import { examples, globalsOf, payoutNo } from '../globals.ts'
import { print } from '../print.ts'

export const confirm = (program: Command): Command =>
  program
    .command('confirm')
    .summary('stand by a payout that LianLian suspects')
    .description('Confirms a payout of the queue "confirm". It needs another operator than the one who disbursed.')
    .argument('<order>', 'number of the payout', payoutNo)
    .requiredOption('--reason <text>', 'why it is right; it stays in the loan file')
    .addHelpText('after', examples('confirm 20261201000000000000102401 --reason "Two loans of 1000 yuan on one day"'))
    .action(async (order: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      await apiFor(globals).post(`/operator/payouts/${order}/confirm`, { reason }, nothing)
      print(
        globals,
        { order_no: order, confirmed: true },
        () => `Payout ${order}: confirmation under way. Its end: npm run ops -- why ${loanOfPayout(order)}`,
      )
    })
