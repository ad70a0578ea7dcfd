import type { Command } from 'commander'
import { businessTime } from '../api.ts'
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
    .description(
      'Says which operator acts (marked with *), who else is logged in, and until when by the clock of the API.',
    )
    .addHelpText('after', examples('whoami'))
    .action(async (_options: object, command: Command) => {
      const globals = globalsOf(command)
      const who = storedSession(globals.as)
      const now = await businessTime()
      const rows = listSessions().map((session) => ({
        ...session,
        current: session.name === who.name,
        expired: hasExpired(session, now),
      }))
      const others = rows.filter(({ current }) => !current)
      print(globals, { ...shown({ ...who, expired: hasExpired(who, now) }), others: others.map(shown) }, () =>
        [table(columns, rows), ...(hasExpired(who, now) ? [howToLogIn(who)] : [])].join('\n'),
      )
    })

type Judged = Session & { expired: boolean }

const columns: Column<Judged & { current: boolean }>[] = [
  { title: ' ', of: ({ current }) => (current ? '*' : '') },
  { title: 'Name', of: ({ name }) => name },
  { title: 'Role', of: ({ roles }) => roles.join(', ') },
  { title: 'Valid until', of: (session) => validUntil(session) },
]

function validUntil({ expiresAt, expired }: Judged): string {
  if (expiresAt === null) return 'not said'
  return `${moment(expiresAt / 1000)}${expired ? ' (expired)' : ''}`
}

const shown = (session: Judged) => ({
  name: session.name,
  roles: session.roles,
  valid_until: session.expiresAt === null ? null : moment(session.expiresAt / 1000),
  expired: session.expired,
})
