import { styleText } from 'node:util'
import { type Exchange, H5Client } from './journey/client.ts'
import { OperatorClient } from './journey/operator.ts'
import { approve, askForLoan, becomeBorrower, disburse, repay } from './journey/path.ts'
import { messagesTo } from './journey/vendors.ts'
import { portsFrom } from './ports.ts'
import { syntheticPerson } from './synthetic.ts'

/** Walks a new, synthetic borrower from sign-up to a repaid loan against the running stack, and prints every call. */
async function demo(): Promise<void> {
  const ports = portsFrom(process.env)
  const api = process.env.API_URL ?? `http://127.0.0.1:${ports.api}`
  const sandbox = { url: process.env.SANDBOX_URL ?? `http://127.0.0.1:${ports.sandbox}` }
  await assertRunning(api)
  const person = syntheticPerson()
  const client = new H5Client(api, print)

  heading(`A new borrower: ${person.name}, ${person.mobile}`)
  await becomeBorrower(client, sandbox, person)

  heading('Asks for 1000 yuan for 14 days')
  const loanId = await askForLoan(client, 1000, 14)

  heading('Two operators review, a third disburses')
  const [first, second, cashier] = await Promise.all([
    OperatorClient.signIn(api, sandbox.url, 'Ada', 'reviewer', print),
    OperatorClient.signIn(api, sandbox.url, 'Bo', 'reviewer', print),
    OperatorClient.signIn(api, sandbox.url, 'Cy', 'cashier', print),
  ])
  await approve(loanId, first, second)
  await disburse(client, loanId, cashier)

  heading('Repays early')
  await repay(client, sandbox, loanId)
  await client.get('/repayments-record')

  heading('Messages so far (those about the loan follow within a minute)')
  for (const sms of (await messagesTo(sandbox, person.mobile)).reverse()) console.log(`  ${sms.text}`)

  heading("The loan's movements in the books (yuan; debits positive, credits negative)")
  const ledger = (await cashier.get(`/operator/loans/${loanId}/ledger`)).results[0]
  for (const { date, kind, postings } of ledger.movements) console.log(`  ${date}  ${kind.padEnd(10)}`, postings)
  console.log('  balances             ', ledger.balances)
}

async function assertRunning(api: string): Promise<void> {
  await fetch(`${api}/home`).catch(() => {
    throw new Error(`Nothing answers on ${api}: run "npm start" first, in another terminal`)
  })
}

const heading = (text: string): void => console.log(`\n${styleText('bold', text)}`)

let last = ''

function print({ method, path, form, answer }: Exchange): void {
  const text = short(JSON.stringify(answer))
  // Polling repeats the same call: only changes are printed.
  if (method === 'GET' && `${path}${text}` === last) return
  last = `${path}${text}`
  const said = Object.entries(form).map(([key, value]) => `${key}=${value}`)
  console.log(`  ${method.padEnd(4)} ${path} ${short(said.join(' '))}\n       → ${text}`)
}

const short = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text)

demo().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
