import type { Command } from 'commander'
import { apiFor, nothing } from '../api.ts'
import { examples, globalsOf, idOf } from '../globals.ts'
import { print } from '../print.ts'

export const feedback = (program: Command): Command =>
  program
    .command('feedback')
    .summary('mark a feedback as dealt with')
    .description('Takes what a borrower wrote out of the queue. The queue "feedback" lists what is open.')
    .argument('<feedback>', 'number of the feedback', idOf('A feedback'))
    .requiredOption('--note <text>', 'what was done about it')
    .addHelpText('after', examples('feedback 1024 --note "Called back"'))
    .action(async (id: string, { note }: { note: string }, command: Command) => {
      const globals = globalsOf(command)
      await apiFor(globals).post(`/operator/feedback/${id}/handle`, { note }, nothing)
      print(globals, { feedback_id: Number(id), handled: true }, () => `Feedback ${id}: dealt with`)
    })
