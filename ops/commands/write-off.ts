import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { print } from '../print.ts'

export const writeOff = (program: Command): Command =>
  program
    .command('write-off')
    .summary('book a loan past its cap day as a loss')
    .description('Writes the principal of an overdue loan off. The borrower still owes it: the loan stays open.')
    .argument('<loan>', 'number of the loan', loanId)
    .requiredOption('--reason <text>', 'why; it stays in the loan file')
    .addHelpText('after', examples('write-off 1024 --reason "The borrower cannot be found"'))
    .action(async (loan: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      await apiFor(globals).post(`/operator/loans/${loan}/write-off`, { reason }, nothing)
      print(
        globals,
        { loan_id: Number(loan), written_off: true },
        () => `Loan ${loan}: written off. The borrower still owes it; a payment opens a break`,
      )
    })
