import { Argument, type Command } from 'commander'
import { apiFor } from '../api.ts'
import { examples, globalsOf } from '../globals.ts'
import { nextLoan } from '../loan.ts'
import { loanText } from '../loan-text.ts'
import { print } from '../print.ts'

export const next = (program: Command): Command =>
  program
    .command('next')
    .summary('show the oldest loan that waits for you')
    .description(
      'Shows the file of the oldest loan in a queue, with what the rules recommend. Your own first reviews are passed over.',
    )
    .addArgument(
      new Argument('[queue]', 'which queue').choices(['auditing', 'reviewing', 'disburse']).default('auditing'),
    )
    .addHelpText('after', examples('next', 'next reviewing --as li'))
    .action(async (queue: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const file = await nextLoan(apiFor(globals), queue)
      print(globals, file ?? null, () =>
        file ? `${loanText(file)}\n\n${howToGoOn(queue, file.loan_id)}` : 'No loan waits for you here.',
      )
    })

/** The commands for the officer's decision; a loan's number has 16 digits. */
const howToGoOn = (queue: string, loan: number): string =>
  queue === 'disburse'
    ? `To pay out: npm run ops -- disburse ${loan} --wait`
    : `To decide: npm run ops -- review ${loan} --pass (or --reject) --opinion "…"`
