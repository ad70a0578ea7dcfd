import type { SyntheticPerson } from '../synthetic.ts'
import type { Answer, H5Client } from './client.ts'
import type { OperatorClient } from './operator.ts'
import { codeSentTo, confirmSigning, locationOf, pay, type Sandbox, until } from './vendors.ts'

/** The steps of the golden path, used by the demo and by the journey tests. Each throws when it is refused. */

export async function signUp(client: H5Client, sandbox: Sandbox, { mobile, password }: SyntheticPerson): Promise<void> {
  must(await client.post('/1/send-mobile-code/new-user', { mobile }))
  const code = await codeSentTo(sandbox, mobile)
  const answer = must(await client.post('/signup', { mobile, code, password }))
  client.token = answer.results[0].token
}

export async function verifyIdentity(client: H5Client, { name, identityNo }: SyntheticPerson): Promise<void> {
  const answer = must(await client.post('/lm-identity', { username: name, identityno: identityNo }))
  if (answer.error_message !== 'pass') throw new Error(`identity: ${answer.error_message}`)
}

export async function fillProfile(client: H5Client): Promise<void> {
  const area = ['福建省', '厦门市', '湖里区']
  must(
    await client.post('/user-save-work', {
      industry: '制造业',
      position: '职员',
      company_name: '测试单位',
      company_area: area,
      company_addr: '测试路1号',
      company_tel: '05925767737',
    }),
  )
  must(
    await client.post('/user-save-relation', {
      linkman_relation_fir: ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      linkman_relation_sec: ['4'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    }),
  )
  must(await client.post('/user-save-profile', { live_area: area, live_addr: '测试路2号', live_time: ['一到三年'] }))
  for (const path of ['/user-work', '/user-relation', '/user-profile']) must(await client.get(path))
}

/** Signs the card on LianLian's page; answers with the client's page to which the borrower is sent. */
export async function signCard(client: H5Client, sandbox: Sandbox, { cardNo }: SyntheticPerson): Promise<string> {
  const signing = must(await client.get('/llpay-sign', { card_no: cardNo }))
  const page = await locationOf(await confirmSigning(sandbox, signing.results[0].req_data))
  if (!page.endsWith('status=0000')) throw new Error(`card not signed: ${page}`)
  must(await client.get('/auth-bankcard-get'))
  return page
}

export async function verifyPhone(client: H5Client): Promise<void> {
  const started = must(await client.post('/lm-mobile', { servicecode: 'service-code' }), '0006')
  const token: string = started.results[0].token
  must(await client.post('/lm-mobile-input', { token, smscode: '135790' }), '0009')
  must(await client.post('/lm-mobile-continue', { token }), '0100')
  must(await client.get('/user-auth-state'))
}

/** Everything up to a borrower who may ask for a loan. */
export async function becomeBorrower(client: H5Client, sandbox: Sandbox, person: SyntheticPerson): Promise<void> {
  await signUp(client, sandbox, person)
  must(await client.get('/home'))
  await verifyIdentity(client, person)
  await fillProfile(client)
  await signCard(client, sandbox, person)
  await verifyPhone(client)
}

/** Asks for a loan; answers with its id. */
export async function askForLoan(client: H5Client, amount: number, period: number): Promise<number> {
  must(await client.post('/loan-confirm', { amount, period }))
  must(await client.post('/loan-submit', { amount, period }))
  return must(await client.get('/home')).results[0].id
}

export async function approve(loanId: number, first: OperatorClient, second: OperatorClient): Promise<void> {
  const review = (stage: string) => ({ stage, result: 'pass', opinion: 'documents are in order' })
  must(await first.post(`/operator/loans/${loanId}/review`, review('first')))
  must(await second.post(`/operator/loans/${loanId}/review`, review('second')))
}

/** Disburses, and waits until the provider's notification (or our query) has booked it. */
export async function disburse(client: H5Client, loanId: number, cashier: OperatorClient): Promise<Answer> {
  must(await cashier.post(`/operator/loans/${loanId}/disburse`))
  return until(
    () => client.get('/home'),
    (home) => home.results[0].state === 'repaying',
  )
}

/** Pays on LianLian's page, and waits until the notification has booked it. */
export async function repay(client: H5Client, sandbox: Sandbox, loanId: number): Promise<Answer> {
  const order = must(await client.post('/llpay-auth-pay', { loan_id: loanId }))
  await pay(sandbox, order.results[0].req_data)
  return until(
    () => client.get('/home'),
    (home) => home.results[0].state === '',
  )
}

function must(answer: Answer, message?: string): Answer {
  if (answer.status !== 'SUCCESS' || (message !== undefined && answer.error_message !== message)) {
    throw new Error(`Refused: ${answer.status} ${answer.error_message}`)
  }
  return answer
}
