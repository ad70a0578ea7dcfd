import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'

export const forbid = (program: Command): Command =>
  program
    .command('forbid')
    .summary('forbid a borrower to ask for anything new')
    .description('The borrower can no longer ask for a loan, a quota or a verification. Reading and repaying remain.')
    .argument('<borrower>', BORROWER, borrower)
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('forbid 42 --reason "Named a false employer"'))
    .action(async (typed: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      await api.post(`/operator/users/${user}/forbid`, { reason }, nothing)
      print(globals, { user_id: Number(user), forbidden: true }, () => `Borrower ${user}: forbidden`)
    })
