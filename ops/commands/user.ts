import type { Command } from 'commander'
import { apiFor } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'
import { readUser } from '../user.ts'
import { userText } from '../user-text.ts'

export const user = (program: Command): Command =>
  program
    .command('user')
    .summary("show a borrower's file")
    .description("Shows a borrower's file, by number or by mobile. That you looked stays in it.")
    .argument('<borrower>', BORROWER, borrower)
    .addHelpText('after', examples('user 7236108287000042', 'user 13800000001'))
    .action(async (named: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const file = await readUser(api, await borrowerNo(api, named))
      print(globals, file, () => userText(file))
    })
