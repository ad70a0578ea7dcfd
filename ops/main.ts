import { Command, CommanderError } from 'commander'
import { LocalFault } from '../local/fault.ts'
import { breaks } from './commands/breaks.ts'
import { campaign } from './commands/campaign.ts'
import { disburse } from './commands/disburse.ts'
import { grant } from './commands/grant.ts'
import { ledger } from './commands/ledger.ts'
import { login } from './commands/login.ts'
import { logout } from './commands/logout.ts'
import { next } from './commands/next.ts'
import { product } from './commands/product.ts'
import { queue } from './commands/queue.ts'
import { quota } from './commands/quota.ts'
import { resolve } from './commands/resolve.ts'
import { review } from './commands/review.ts'
import { show } from './commands/show.ts'
import { stats } from './commands/stats.ts'
import { trialBalance } from './commands/trial-balance.ts'
import { user } from './commands/user.ts'
import { whoami } from './commands/whoami.ts'
import { why } from './commands/why.ts'
import { withReason } from './commands-with-reason.ts'
import { CommandFailure, isSystemError } from './failure.ts'
import { addGlobals } from './globals.ts'

/** In the order of the help. */
const commands = [
  login,
  whoami,
  logout,
  queue,
  next,
  show,
  review,
  disburse,
  withReason('confirm'),
  withReason('cancel'),
  withReason('write-off'),
  ledger,
  why,
  breaks,
  resolve,
  trialBalance,
  stats,
  user,
  withReason('forbid'),
  withReason('allow'),
  withReason('unbind-card'),
  quota,
  product,
  withReason('feedback'),
  campaign,
  grant,
]

const ABOUT = 'What an operator does: reviews, disbursements and the books.'

const MORE = `
Example: a loan's way from the queue to the books
  npm run ops -- login --name wang --role reviewer
  npm run ops -- queue auditing
  npm run ops -- review 1024 --pass --opinion "Salary slips agree"
  npm run ops -- login --name li --role reviewer
  npm run ops -- review 1024 --pass --opinion "Agree"
  npm run ops -- login --name zhao --role cashier
  npm run ops -- disburse 1024 --wait
  npm run ops -- ledger 1024

Several operators can be logged in; the last one to log in acts unless --as names another.
For scripts: npm run --silent ops -- queue auditing --json

Environment
  API_URL        the API (http://127.0.0.1:$PORT; PORT is 3000)
  OPS_TOKEN_URL  where login gets its token (the port after PORT, /oidc/token)
  OPS_HOME       where tokens are kept (.local/ops)

Exit status: 0 done, 1 refused or not possible, 2 wrong usage.`

const WRONG_USAGE = 2

function program(): Command {
  const ops = addGlobals(new Command('npm run ops --').description(ABOUT).addHelpText('after', MORE))
  ops.exitOverride().showSuggestionAfterError().configureHelp({ showGlobalOptions: true })
  for (const add of commands) add(ops)
  return ops
}

/** An expected failure is one line; any other is a fault of this program and shows its stack. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  const expected = error instanceof CommandFailure || error instanceof LocalFault || isSystemError(error)
  if (!expected) throw error
  console.error(error.message)
  return 1
}

/** Runs one command line (without the program's name) and returns its exit code. */
export async function run(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    return exitCodeOf(error)
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
