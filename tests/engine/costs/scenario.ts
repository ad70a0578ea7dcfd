import { H5Client } from '../../../local/journey/client.ts'
import { assertDone } from '../../../local/journey/must.ts'
import { approve, askForLoan, becomeBorrower, disburse, repay } from '../../../local/journey/path.ts'
import { codeSentTo } from '../../../local/journey/vendors.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { commands } from './commands.ts'
import { type Operators, signInOperators } from './operators.ts'

type Given = { api: string; sandbox: string }

/** Borrowers and operators go through every route that asks the table for something. */
export async function everyRoute({ api, sandbox }: Given): Promise<void> {
  const desk = await signInOperators(api, sandbox)
  const borrower = await aGoldenPath({ api, sandbox }, desk)
  await theRestOf({ api, sandbox }, borrower)
  const userId = await reading(desk, borrower)
  await commands(desk, await signedInAgain(api, borrower.person), userId)
}

async function signedInAgain(api: string, { mobile, password }: Borrower['person']): Promise<H5Client> {
  const client = new H5Client(api)
  const { results } = await client.post('/login', { mobile, password })
  client.token = results[0].token
  return client
}

async function aGoldenPath({ api, sandbox }: Given, { ada, bo, cy }: Operators) {
  const client = new H5Client(api)
  const person = syntheticPerson()
  await becomeBorrower(client, { url: sandbox }, person)
  const loanId = await askForLoan(client, 1000, 14)
  assertDone(await ada.get('/operator/queues/auditing/next'))
  assertDone(await ada.get(`/operator/loans/${loanId}`))
  await approve(loanId, ada, bo)
  await disburse(client, loanId, cy)
  for (const path of ['/home', '/loan-record', '/repayments-record', '/loan-contract', '/cash-coupon-get'])
    assertDone(await client.get(path))
  assertDone(await client.get('/loan-record-detail', { loan_id: loanId }))
  await repay(client, { url: sandbox }, loanId)
  return { client, person, loanId }
}
type Borrower = Awaited<ReturnType<typeof aGoldenPath>>

async function theRestOf({ api, sandbox }: Given, { client, person }: Borrower): Promise<void> {
  const password = 'another-Horse-7'
  assertDone(await client.get('/auth-common-get', { auth_type: 'qq' }))
  assertDone(await client.post('/auth-common', { auth_type: 'qq', accounts: '10000' }))
  assertDone(await client.get('/lm-get-identity'))
  assertDone(await client.get('/llpay-cardbin', { card_no: person.cardNo }))
  const { results } = await client.get('/auth-bankcard-get')
  assertDone(await client.post('/set-bankcard-default', { id: results[0].id }))
  // Refused, because too little is verified; what it asks is the same.
  await client.get('/quota-apply')
  assertDone(await client.post('/feedback', { type: '建议', content: '测试' }))
  assertDone(
    await client.post('/password', {
      old_password: person.password,
      new_password: password,
      repeat_password: password,
    }),
  )
  const again = new H5Client(api)
  assertDone(await again.post('/login', { mobile: person.mobile, password }))
  assertDone(await again.post('/1/send-mobile-code/forget-password', { mobile: person.mobile }))
  const code = await codeSentTo({ url: sandbox }, person.mobile, 'reset-code')
  const card_mantissa = person.identityNo.slice(-6)
  assertDone(
    await again.post('/forget-password', { mobile: person.mobile, code, password: person.password, card_mantissa }),
  )
  assertDone(await client.get('/logout'))
}

/** What operators look at; answers with the borrower's id. */
async function reading({ ada, cy, risk, admin }: Operators, { person, loanId }: Borrower): Promise<number> {
  for (const queue of ['auditing', 'reviewing', 'disburse', 'confirm', 'break', 'quota', 'feedback'])
    assertDone(await ada.get(`/operator/queues/${queue}`))
  assertDone(await ada.get(`/operator/loans/${loanId}/ledger`))
  assertDone(await ada.get(`/operator/loans/${loanId}/why`))
  assertDone(await cy.get('/operator/ledger/trial-balance'))
  const { results } = await risk.get(`/operator/users?mobile=${person.mobile}`)
  const userId = results?.[0]?.user_id
  assertDone(await risk.get(`/operator/users/${userId}`))
  assertDone(await admin.get('/operator/products'))
  assertDone(await admin.get('/operator/coupon-campaigns'))
  assertDone(await admin.get('/operator/statistics'))
  return userId
}
