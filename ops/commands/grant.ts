import { type Command, Option } from 'commander'
import * as z from 'zod/mini'
import { apiFor } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { examples, globalsOf, idOf, wholeNumber, yuan } from '../globals.ts'
import { print } from '../print.ts'

interface Options {
  campaign?: string
  kind?: string
  amount?: string
  min?: string
  days?: number
  reason: string
}

const shape = z.tuple([z.object({ coupon_id: z.number() })])

export const grant = (program: Command): Command =>
  program
    .command('grant')
    .summary('give a borrower a coupon')
    .description('Gives a borrower a coupon: of a campaign, once; or one of its own, with kind, amount and validity.')
    .argument('<borrower>', BORROWER, borrower)
    .addOption(
      new Option('--campaign <id>', 'of this campaign')
        .argParser(idOf('A campaign'))
        .conflicts(['kind', 'amount', 'min', 'days']),
    )
    .addOption(
      new Option('--kind <kind>', 'taken off a repayment, or paid out on top of a loan').choices(['repayment', 'cash']),
    )
    .option('--amount <yuan>', 'what it is worth', yuan)
    .option('--min <yuan>', 'least amount due, or principal, for which it may be used', yuan)
    .option('--days <n>', 'how long it is valid', wholeNumber(1, 3650))
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText(
      'after',
      examples(
        'grant 7236108287000042 --campaign 7236108288000200 --reason "Signed up a day early"',
        'grant 7236108287000042 --kind cash --amount 2 --min 1000 --days 30 --reason "Our line was down"',
      ),
    )
    .action(async (typed: string, options: Options, command: Command) => {
      const { campaign, kind, amount, min, days, reason } = options
      if (!campaign && !(kind && amount && days)) {
        command.error('error: either --campaign, or --kind, --amount and --days are needed')
      }
      const globals = globalsOf(command)
      const own = { kind, amount, min_amount: min, valid_days: days }
      const body = { reason, ...(campaign ? { campaign_id: campaign } : own) }
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      const { results } = await api.post(`/operator/users/${user}/coupons`, body, shape)
      const { coupon_id } = results[0]
      print(globals, { user_id: Number(user), coupon_id }, () => `Borrower ${user}: coupon ${coupon_id} given`)
    })
