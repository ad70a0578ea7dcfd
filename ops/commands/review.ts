import { type Command, Option } from 'commander'
import { loanEventLabels, loanStateLabels, withLabel } from '../../lib/domain/labels.ts'
import { type Api, apiFor, nothing } from '../api.ts'
import { CommandFailure } from '../failure.ts'
import { moment } from '../format.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { readLoan } from '../loan.ts'
import { print } from '../print.ts'

interface Options {
  pass?: boolean
  reject?: boolean
  opinion: string
  stage?: string
}

/** Returns the review that a state waits for. */
const stageOf: Partial<Record<string, string>> = { auditing: 'first', reviewing: 'second' }

export const review = (program: Command): Command =>
  program
    .command('review')
    .summary('pass or reject a loan')
    .description(
      'Passes or rejects a loan: the review that it waits for, first or second. Each is by another operator.',
    )
    .argument('<loan>', 'number of the loan', loanId)
    .addOption(new Option('--pass', 'the loan may go on').conflicts('reject'))
    .option('--reject', 'the loan ends here; the borrower may ask again after 24 hours')
    .requiredOption('--opinion <text>', 'why; it stays in the loan file')
    .addOption(
      new Option('--stage <stage>', 'do this review and no other, whatever the loan waits for').choices([
        'first',
        'second',
      ]),
    )
    .addHelpText(
      'after',
      examples('review 1024 --pass --opinion "Salary slips agree"', 'review 1024 --reject --opinion "No such company"'),
    )
    .action(async (loan: string, { pass, reject, opinion, stage: wanted }: Options, command: Command) => {
      if (!pass && !reject) command.error('error: one of --pass and --reject is needed')
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const stage = wanted ?? (await stageWaitedFor(api, loan))
      const result = pass ? 'pass' : 'reject'
      await api.post(`/operator/loans/${loan}/review`, { stage, result, opinion }, nothing)
      print(globals, { loan_id: Number(loan), stage, result }, () => {
        return `Loan ${loan}: ${stage} review ${pass ? 'passed' : 'rejected'}`
      })
    })

async function stageWaitedFor(api: Api, loan: string): Promise<string> {
  const { state, history } = await readLoan(api, loan)
  const stage = stageOf[state]
  const last = history.at(-1)
  if (!stage) {
    const since = last ? ` Last: ${withLabel(loanEventLabels, last.event)} by ${last.by}, ${moment(last.at)}` : ''
    throw new CommandFailure(`Loan ${loan} waits for no review: it is ${withLabel(loanStateLabels, state)}.${since}`)
  }
  return stage
}
