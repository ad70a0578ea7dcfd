import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { print } from '../print.ts'

export const cancel = (program: Command): Command =>
  program
    .command('cancel')
    .summary('end a loan whose money is not on its way')
    .description('Cancels a loan that is under review or approved. The borrower may ask again at once.')
    .argument('<loan>', 'number of the loan', loanId)
    .requiredOption('--reason <text>', 'why; it stays in the loan file')
    .addHelpText('after', examples('cancel 1024 --reason "The borrower no longer wants it"'))
    .action(async (loan: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      await apiFor(globals).post(`/operator/loans/${loan}/cancel`, { reason }, nothing)
      print(
        globals,
        { loan_id: Number(loan), cancelled: true },
        () => `Loan ${loan}: cancelled. The borrower may ask again at once`,
      )
    })
