import type { Command } from 'commander'
import * as z from 'zod/mini'
import { apiFor } from '../api.ts'
import { CommandFailure } from '../failure.ts'
import { examples, globalsOf, loanId, wholeNumber } from '../globals.ts'
import { payoutEnd } from '../payout-end.ts'
import { print } from '../print.ts'

interface Options {
  wait?: boolean
  timeout: number
}

/** An API call takes at most 30 s; after ten minutes a waiting terminal is no longer useful. */
const TIMEOUT_S_MAX = 600

const shape = z.tuple([z.object({ order_no: z.string() })])

export const disburse = (program: Command): Command =>
  program
    .command('disburse')
    .summary('pay an approved loan out')
    .description('Starts the payout of a loan that has passed both reviews.')
    .argument('<loan>', 'number of the loan', loanId)
    .option('--wait', 'wait until the payout has ended')
    .option('--timeout <seconds>', 'wait so long at most', wholeNumber(1, TIMEOUT_S_MAX), 60)
    .addHelpText('after', examples('disburse 1024 --wait', 'disburse 1024 --as zhao'))
    .action(async (loan: string, { wait, timeout }: Options, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const { results } = await api.post(`/operator/loans/${loan}/disburse`, {}, shape)
      const { order_no } = results[0]
      if (!wait) {
        print(globals, { loan_id: Number(loan), order_no }, () => `Loan ${loan}: payout started, order ${order_no}`)
        return
      }
      if (!globals.json) console.log(`Loan ${loan}: payout started, order ${order_no}. Waiting…`)
      const { state, due, failure } = await payoutEnd(api, loan, timeout)
      if (globals.json || !failure) {
        print(globals, { loan_id: Number(loan), order_no, state }, () => `Loan ${loan}: paid out, due ${due}`)
      }
      if (failure) throw new CommandFailure(failure)
    })
