import type { Command } from 'commander'
import { examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'
import { printable } from '../printable.ts'
import { storedSession } from '../session.ts'
import { listSessions, removeSession } from '../session-files.ts'

export const logout = (program: Command): Command =>
  program
    .command('logout')
    .summary('forget an operator')
    .description("Forgets the current operator's token, or that of the one named by --as.")
    .addHelpText('after', examples('logout', 'logout --as wang'))
    .action((_options: object, command: Command) => {
      const globals = globalsOf(command)
      const { name } = storedSession(globals.as)
      removeSession(name)
      const remaining = listSessions().map((session) => session.name)
      print(globals, { logged_out: name, remaining }, () =>
        printable(`Logged out: ${name}${remaining.length ? `. Still logged in: ${remaining.join(', ')}` : ''}`),
      )
    })
