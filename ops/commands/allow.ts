import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'

export const allow = (program: Command): Command =>
  program
    .command('allow')
    .summary('let a forbidden borrower ask again')
    .description('Takes a forbid back.')
    .argument('<borrower>', BORROWER, borrower)
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('allow 42 --reason "The employer answered"'))
    .action(async (typed: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      await api.post(`/operator/users/${user}/allow`, { reason }, nothing)
      print(globals, { user_id: Number(user), forbidden: false }, () => `Borrower ${user}: allowed`)
    })
