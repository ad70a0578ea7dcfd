import type { Command } from 'commander'
import { apiFor } from '../api.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { readLoan } from '../loan.ts'
import { loanText } from '../loan-text.ts'
import { print } from '../print.ts'

export const show = (program: Command): Command =>
  program
    .command('show')
    .summary('show a loan file')
    .description('Shows all that an officer needs to know of a loan.')
    .argument('<loan>', 'number of the loan', loanId)
    .addHelpText('after', examples('show 1024'))
    .action(async (loan: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const file = await readLoan(apiFor(globals), loan)
      print(globals, file, () => loanText(file))
    })
