import type { Command } from 'commander'
import { type Api, apiFor, nothing } from './api.ts'
import { BORROWER, borrower, borrowerNo } from './borrower.ts'
import { examples, globalsOf, idOf, loanId, payoutNo } from './globals.ts'
import { print } from './print.ts'

/** An argument that is part of the route. */
interface Id {
  name: string
  help: string
  parse(text: string): string
  /** Returns what the route needs, where that differs from what is typed. */
  find?(api: Api, typed: string): Promise<string>
}

/** A command that posts one text, the reason, to a route of its arguments. The callbacks get these in their order. */
export interface PostedReason {
  summary?: string
  description: string
  ids: readonly Id[]
  /** The option that is posted, and its help. */
  option: readonly ['reason' | 'note', string]
  example: string
  path(...ids: string[]): string
  /** The answer in JSON, and as a line. */
  json(...ids: string[]): object
  line(...ids: string[]): string
}

export const ids = {
  loan: { name: 'loan', help: 'number of the loan', parse: loanId },
  payout: { name: 'order', help: 'number of the payout', parse: payoutNo },
  borrower: { name: 'borrower', help: BORROWER, parse: borrower, find: borrowerNo },
  card: { name: 'card', help: 'number of the card, as `user` shows it', parse: idOf('A card') },
  feedback: { name: 'feedback', help: 'number of the feedback', parse: idOf('A feedback') },
  campaign: { name: 'campaign', help: 'number of the campaign', parse: idOf('A campaign') },
} satisfies Record<string, Id>

/** Adds such a command to a program, or to a group of commands. */
export function postReason(group: Command, name: string, posted: PostedReason): Command {
  const [option, why] = posted.option
  const command = group.command(name).description(posted.description)
  if (posted.summary) command.summary(posted.summary)
  for (const { name, help, parse } of posted.ids) command.argument(`<${name}>`, help, parse)
  return command
    .requiredOption(`--${option} <text>`, why)
    .addHelpText('after', examples(posted.example))
    .action(async () => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const typed = command.processedArgs as string[]
      const found = await Promise.all(
        posted.ids.map(({ find }, at) => {
          const id = typed[at] ?? ''
          return find ? find(api, id) : id
        }),
      )
      await api.post(posted.path(...found), { [option]: command.opts()[option] }, nothing)
      print(globals, posted.json(...found), () => posted.line(...found))
    })
}
