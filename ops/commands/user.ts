import type { Command } from 'commander'
import { isMobile } from '../../lib/domain/people.ts'
import { apiFor } from '../api.ts'
import { examples, globalsOf, idOf } from '../globals.ts'
import { print } from '../print.ts'
import { readUser, userOfMobile } from '../user.ts'
import { userText } from '../user-text.ts'

const borrower = (text: string): string => (isMobile(text) ? text : idOf('A borrower')(text))

export const user = (program: Command): Command =>
  program
    .command('user')
    .summary("show a borrower's file")
    .description("Shows a borrower's file, by number or by mobile. That you looked stays in it.")
    .argument('<borrower>', 'number of the borrower, or mobile', borrower)
    .addHelpText('after', examples('user 7236108287000042', 'user 13800000001'))
    .action(async (named: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const file = await readUser(api, isMobile(named) ? await userOfMobile(api, named) : named)
      print(globals, file, () => userText(file))
    })
