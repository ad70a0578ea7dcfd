import { type Command, InvalidArgumentError, Option } from 'commander'
import * as z from 'zod/mini'
import { apiFor } from '../api.ts'
import { examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'

interface Options {
  outcome: string
  reason: string
}

const shape = z.tuple([z.object({ state: z.string() })])

export const resolve = (program: Command): Command =>
  program
    .command('resolve')
    .summary('say how a break ended, or agree to it')
    .description('The first operator proposes an outcome; another one who sends the same resolves the break.')
    .argument('<break>', 'as `breaks` shows it', breakId)
    .addOption(
      new Option('--outcome <outcome>', 'what it books: refunded and recovered correct the books, explained does not')
        .choices(['refunded', 'recovered', 'explained'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'what was found; it stays in the loan file')
    .addHelpText(
      'after',
      examples('resolve paid-in-vain-202612010000000000001024 --outcome refunded --reason "Sent back by transfer 77"'),
    )
    .action(async (id: string, { outcome, reason }: Options, command: Command) => {
      const globals = globalsOf(command)
      const body = { outcome, reason }
      const { message, results } = await apiFor(globals).post(`/operator/breaks/${id}/resolve`, body, shape)
      print(globals, { break_id: id, outcome, state: results[0].state }, () => `${id}: ${outcome}. ${message}`)
    })

function breakId(text: string): string {
  if (!/^[a-z-]+-[A-Za-z0-9]+$/.test(text)) throw new InvalidArgumentError('A break is named as `breaks` shows it.')
  return text
}
