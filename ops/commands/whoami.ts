import type { Command } from 'commander'
import { moment } from '../format.ts'
import { examples, globalsOf } from '../globals.ts'
import { howToLogIn } from '../hint.ts'
import { print } from '../print.ts'
import { hasExpired, storedSession } from '../session.ts'
import { listSessions, type Session } from '../session-files.ts'
import { type Column, table } from '../table.ts'

export const whoami = (program: Command): Command =>
  program
    .command('whoami')
    .summary('say who acts')
    .description('Says which operator acts (marked with *), and who else is logged in.')
    .addHelpText('after', examples('whoami'))
    .action((_options: object, command: Command) => {
      const globals = globalsOf(command)
      const who = storedSession(globals.as)
      const rows = listSessions().map((session) => ({ ...session, current: session.name === who.name }))
      print(globals, { ...shown(who), others: rows.filter(({ current }) => !current).map(shown) }, () =>
        [table(columns, rows), ...(hasExpired(who) ? [howToLogIn(who)] : [])].join('\n'),
      )
    })

const columns: Column<Session & { current: boolean }>[] = [
  { title: ' ', of: ({ current }) => (current ? '*' : '') },
  { title: 'Name', of: ({ name }) => name },
  { title: 'Role', of: ({ roles }) => roles.join(', ') },
  { title: 'Valid until', of: (session) => validUntil(session) },
]

function validUntil(session: Session): string {
  if (session.expiresAt === null) return 'not said'
  return `${moment(session.expiresAt / 1000)}${hasExpired(session) ? ' (expired)' : ''}`
}

const shown = (session: Session) => ({
  name: session.name,
  roles: session.roles,
  valid_until: session.expiresAt === null ? null : moment(session.expiresAt / 1000),
  expired: hasExpired(session),
})
