import { inject } from 'vitest'
import type { EngineName } from '../../local/dynamodb/index.ts'
import { type Answer, H5Client } from '../../local/journey/client.ts'
import { LianLian } from '../../local/journey/lianlian.ts'
import { OperatorClient } from '../../local/journey/operator.ts'
import { approve, askForLoan, becomeBorrower, signUp } from '../../local/journey/path.ts'
import { type Sandbox, until } from '../../local/journey/vendors.ts'
import { type SyntheticPerson, syntheticPerson } from '../../local/synthetic.ts'

/** Which database the stacks of these tests run on. */
export const engine = (process.env.ENGINE ?? 'embedded') as EngineName

/** A running stack, and who works there. */
export interface Scene {
  api: string
  sandbox: Sandbox
  lianlian: LianLian
  reviewers: [OperatorClient, OperatorClient]
  cashier: OperatorClient
}

export async function sceneOf(api: string, sandboxUrl: string): Promise<Scene> {
  const signIn = (name: string, role: string) => OperatorClient.signIn(api, sandboxUrl, name, role)
  const [ada, bo, cy] = await Promise.all([
    signIn('Ada', 'reviewer'),
    signIn('Bo', 'reviewer'),
    signIn('Cy', 'cashier'),
  ])
  const sandbox = { url: sandboxUrl }
  return { api, sandbox, lianlian: new LianLian(sandbox), reviewers: [ada, bo], cashier: cy }
}

/** The stack that all journeys share. */
export const sharedScene = (): Promise<Scene> => sceneOf(inject('api'), inject('sandbox'))

export interface Borrower {
  person: SyntheticPerson
  client: H5Client
}

/** Signed up, and nothing more. */
export async function newBorrower({ api, sandbox }: Scene): Promise<Borrower> {
  const borrower = { person: syntheticPerson(), client: new H5Client(api) }
  await signUp(borrower.client, sandbox, borrower.person)
  return borrower
}

/** May ask for a loan. */
export async function readyBorrower({ api, sandbox }: Scene): Promise<Borrower> {
  const borrower = { person: syntheticPerson(), client: new H5Client(api) }
  await becomeBorrower(borrower.client, sandbox, borrower.person)
  return borrower
}

/** A loan that waits to be disbursed. */
export async function approvedLoan(scene: Scene, { client }: Borrower, amount: number, period = 14): Promise<number> {
  const loanId = await askForLoan(client, amount, period)
  await approve(loanId, ...scene.reviewers)
  return loanId
}

/** Clicks; answers with the payout's number. */
export async function startPayout({ cashier }: Scene, loanId: number): Promise<string> {
  const answer = await cashier.post(`/operator/loans/${loanId}/disburse`)
  if (answer.status !== 'SUCCESS') throw new Error(`Not disbursed: ${answer.error_message}`)
  return answer.results[0].order_no
}

/** With a loan. */
export interface Debtor extends Borrower {
  loanId: number
}

/** A borrower with money to pay back. */
export async function indebted(scene: Scene, amount = 1000, period = 14): Promise<Debtor> {
  const borrower = await readyBorrower(scene)
  const loanId = await approvedLoan(scene, borrower, amount, period)
  await startPayout(scene, loanId)
  await untilState(borrower.client, 'repaying')
  return { ...borrower, loanId }
}

/** Waits until home shows the state. */
export const untilState = (client: H5Client, state: string) =>
  until(
    () => home(client),
    (seen) => seen.state === state,
  )

/** Waits until LianLian's newest payout to the borrower's card is in the state. */
export const untilPayout = ({ lianlian }: Scene, { person }: Borrower, state: string) =>
  until(
    () => lianlian.payouts(person.cardNo),
    ([payout]) => payout?.state === state,
  )

/** Waits until LianLian has told of an order so often, and we have acknowledged all of it. */
export const untilAcknowledged = ({ lianlian }: Scene, orderNo: string, notices = 1) =>
  until(
    () => lianlian.notices(orderNo),
    (seen) => seen.length === notices && seen.every(({ state }) => state === 'acknowledged'),
  )

/** The signed request with which a loan is paid back today. */
export async function repaymentForm(client: H5Client, loanId: number): Promise<Record<string, string>> {
  const answer = await client.post('/llpay-auth-pay', { loan_id: loanId })
  if (answer.status !== 'SUCCESS') throw new Error(`Not payable: ${answer.error_message}`)
  return answer.results[0].req_data
}

export const home = async (client: H5Client) => (await client.get('/home')).results[0]

/** Everything that a borrower can read of what is stored. */
export async function readBack(client: H5Client): Promise<Record<string, Answer>> {
  const paths = [
    '/home',
    '/user-auth-state',
    '/lm-get-identity',
    '/user-profile',
    '/user-work',
    '/user-relation',
    '/auth-bankcard-get',
    '/repayments-record',
  ]
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await client.get(path)] as const)))
}

export interface Books {
  movements: { kind: string; order_no: string; postings: Record<string, number> }[]
  balances: Record<string, number>
}

/** A loan's movements in the books; throws unless each of them balances to the fen. */
export async function booksOf({ cashier }: Scene, loanId: number): Promise<Books> {
  const books: Books = (await cashier.get(`/operator/loans/${loanId}/ledger`)).results[0]
  for (const { kind, postings } of [...books.movements, { kind: 'all', postings: books.balances }]) {
    const fen = Object.values(postings).reduce((sum, yuan) => sum + Math.round(yuan * 100), 0)
    if (fen !== 0) throw new Error(`${kind} of loan ${loanId} does not balance: ${JSON.stringify(postings)}`)
  }
  return books
}

export const kindsOf = ({ movements }: Books): string[] => movements.map(({ kind }) => kind)
