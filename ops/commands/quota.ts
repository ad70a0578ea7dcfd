import { type Command, InvalidArgumentError, Option } from 'commander'
import * as z from 'zod/mini'
import { apiFor, nothing } from '../api.ts'
import { BORROWER, borrower, borrowerNo } from '../borrower.ts'
import { amount } from '../format.ts'
import { examples, globalsOf, wholeNumber } from '../globals.ts'
import { print } from '../print.ts'
import { queues } from '../queues.ts'

interface Verdict {
  pass?: boolean
  reject?: boolean
  allow?: string
  memo: string
}

export function quota(program: Command): Command {
  const group = program
    .command('quota')
    .summary('change what borrowers may borrow')
    .description('Lists the changes of quotas that wait, decides one, or proposes one for another operator to decide.')
    .addHelpText(
      'after',
      examples(
        'quota list',
        'quota decide 42 --pass --allow 500 --memo "Three loans repaid in time"',
        'quota change 42 --by -500 --reason "Lost the job"',
      ),
    )
  list(group)
  decide(group)
  change(group)
  return group
}

const list = (group: Command) =>
  group
    .command('list')
    .description('Oldest first.')
    .option('--limit <n>', 'how many, up to 50', wholeNumber(1, 50), 10)
    .addHelpText('after', examples('quota list --limit 50'))
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const globals = globalsOf(command)
      const { shape, show, nothing: none } = queues.quota as (typeof queues)[string]
      const { results, now } = await apiFor(globals).get(
        `/operator/queues/quota?limit=${limit}&offset=0`,
        z.array(shape),
      )
      print(globals, results, () => (results.length > 0 ? show(results, now) : none))
    })

const decide = (group: Command) =>
  group
    .command('decide')
    .description('Decides the open change of a borrower. What you proposed yourself, another must decide.')
    .argument('<borrower>', BORROWER, borrower)
    .addOption(new Option('--pass', 'the quota changes').conflicts('reject'))
    .option('--reject', 'it stays as it is')
    .option('--allow <yuan>', 'how much is added, in whole yuan; as proposed unless said', wholeYuan)
    .requiredOption('--memo <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('quota decide 42 --reject --memo "No income"'))
    .action(async (typed: string, { pass, reject, allow, memo }: Verdict, command: Command) => {
      if (!pass && !reject) command.error('error: one of --pass and --reject is needed')
      const globals = globalsOf(command)
      const body = { result: pass ? 'pass' : 'reject', memo, ...(allow ? { allow_quota: allow } : {}) }
      const answer = z.tuple([z.object({ total: z.number(), available: z.number() })])
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      const { results } = await api.post(`/operator/quota-applications/${user}/decide`, body, answer)
      const { total, available } = results[0]
      print(globals, { user_id: Number(user), total, available }, () => {
        return `Borrower ${user}: ${pass ? 'passed' : 'rejected'}. Quota ${amount(total)}, free ${amount(available)}`
      })
    })

const change = (group: Command) =>
  group
    .command('change')
    .description('Proposes a change. It changes nothing until another operator has decided it.')
    .argument('<borrower>', BORROWER, borrower)
    .requiredOption('--by <yuan>', 'whole yuan, up or (-500) down', wholeYuan)
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('quota change 42 --by 500 --reason "A good customer"'))
    .action(async (typed: string, { by, reason }: { by: string; reason: string }, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const user = await borrowerNo(api, typed)
      await api.post(`/operator/users/${user}/quota`, { change: by, reason }, nothing)
      print(globals, { user_id: Number(user), proposed: Number(by) }, () => {
        return `Borrower ${user}: a change by ${by} yuan is proposed. Another operator decides it: npm run ops -- quota decide ${user} --pass (or --reject) --memo "…"`
      })
    })

function wholeYuan(text: string): string {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError('Whole yuan are needed.')
  return text
}
