import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { moment } from '../format.ts'
import { examples, globalsOf, operatorName } from '../globals.ts'
import { bearerOf, issuedTo, roles } from '../issuer.ts'
import { print } from '../print.ts'
import { printable } from '../printable.ts'
import { type Session, saveSession } from '../session-files.ts'

interface Options {
  name?: string
  role?: string
  tokenStdin?: boolean
}

export const login = (program: Command): Command =>
  program
    .command('login')
    .summary('log an operator in')
    .description('Logs an operator in, besides those who are already, and makes that login the current one.')
    .option('--name <name>', 'who you are', operatorName)
    .addOption(new Option('--role <role>', 'what you may do').choices(roles))
    .addOption(
      new Option('--token-stdin', "read another issuer's token from the standard input").conflicts(['name', 'role']),
    )
    .addHelpText(
      'after',
      examples(
        'login --name wang --role reviewer',
        'login --token-stdin < token.txt',
        'login --name li --role cashier',
      ),
    )
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command)
      if (globals.as !== undefined) command.error('error: login takes --name, not --as')
      const session = await sessionFrom(options, command)
      saveSession(session)
      const { name, roles, expiresAt } = session
      const validUntil = expiresAt === null ? null : moment(expiresAt / 1000)
      print(globals, { name, roles, valid_until: validUntil }, () =>
        printable(
          `Logged in: ${name} (${roles.join(', ') || 'no role'})${validUntil === null ? '' : `, until ${validUntil}`}`,
        ),
      )
    })

async function sessionFrom({ name, role, tokenStdin }: Options, command: Command): Promise<Session> {
  if (tokenStdin) return bearerOf((await text(process.stdin)).trim())
  if (name === undefined || role === undefined) {
    return command.error('error: --name and --role are needed, or --token-stdin')
  }
  return issuedTo(name, role)
}
