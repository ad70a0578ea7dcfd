import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { examples, globalsOf, idOf } from '../globals.ts'
import { print } from '../print.ts'

export const unbindCard = (program: Command): Command =>
  program
    .command('unbind-card')
    .summary('take a signed card from a borrower')
    .description(
      'The card is out of use at once, and unbound at the provider. If the provider does not answer or refuses, repeat the command. The card of an open loan cannot be unbound.',
    )
    .argument('<borrower>', BORROWER, borrower)
    .argument('<card>', 'number of the card, as `user` shows it', idOf('A card'))
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('unbind-card 42 99 --reason "The borrower lost the card"'))
    .action(async (typed: string, card: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      await api.post(`/operator/users/${user}/cards/${card}/unbind`, { reason }, nothing)
      print(
        globals,
        { user_id: Number(user), card_id: Number(card), unbound: true },
        () => `Card ${card} of borrower ${user}: unbound`,
      )
    })
