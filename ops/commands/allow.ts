import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { examples, globalsOf, idOf } from '../globals.ts'
import { print } from '../print.ts'

export const allow = (program: Command): Command =>
  program
    .command('allow')
    .summary('let a forbidden borrower ask again')
    .description('Takes a forbid back.')
    .argument('<borrower>', 'number of the borrower', idOf('A borrower'))
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('allow 42 --reason "The employer answered"'))
    .action(async (user: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      await apiFor(globals).post(`/operator/users/${user}/allow`, { reason }, nothing)
      print(globals, { user_id: Number(user), forbidden: false }, () => `Borrower ${user}: allowed`)
    })
