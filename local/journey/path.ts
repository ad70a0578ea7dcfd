import type { SyntheticPerson } from '../synthetic.ts'
import type { Answer, H5Client } from './client.ts'
import { assertDone, must, mustWith } from './must.ts'
import type { OperatorClient } from './operator.ts'
import { codeSentTo, confirmSigning, locationOf, pay, type Sandbox, until } from './vendors.ts'

/** The steps of the golden path, used by the demo and by the journey tests. Each throws when it is refused. */

export async function signUp(client: H5Client, sandbox: Sandbox, { mobile, password }: SyntheticPerson): Promise<void> {
  const { account } = client.api
  await must(account.sendMobileCodeNewUserV1({ mobile }))
  const code = await codeSentTo(sandbox, mobile)
  const [session] = await mustWith(account.signup({ mobile, code, password }))
  client.token = session.token
}

export async function verifyIdentity({ api }: H5Client, { name, identityNo }: SyntheticPerson): Promise<void> {
  await must(api.verification.lmIdentity({ username: name, identityno: identityNo }), 'pass')
}

export async function fillProfile({ api: { verification } }: H5Client): Promise<void> {
  const area = ['福建省', '厦门市', '湖里区']
  await must(
    verification.userSaveWork({
      industry: '制造业',
      position: '职员',
      company_name: '测试单位',
      'company_area[]': area,
      company_addr: '测试路1号',
      company_tel: '05925767737',
    }),
  )
  await must(
    verification.userSaveRelation({
      'linkman_relation_fir[]': ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      'linkman_relation_sec[]': ['4'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    }),
  )
  await must(verification.userSaveProfile({ 'live_area[]': area, live_addr: '测试路2号', 'live_time[]': ['一到三年'] }))
  await must(verification.userWork())
  await must(verification.userRelation())
  await must(verification.userProfile())
}

/** Signs the card on LianLian's page; returns the client's page to which the borrower is redirected. */
export async function signCard({ api }: H5Client, sandbox: Sandbox, { cardNo }: SyntheticPerson): Promise<string> {
  const [signing] = await mustWith(api.verification.llpaySign({ card_no: cardNo }))
  const page = await locationOf(await confirmSigning(sandbox, signing.req_data))
  if (!page.endsWith('status=0000')) throw new Error(`card not signed: ${page}`)
  await must(api.verification.authBankcardGet())
  return page
}

export async function verifyPhone({ api: { verification } }: H5Client): Promise<void> {
  const [{ token }] = await mustWith(verification.lmMobile({ servicecode: 'service-code' }), '0006')
  await must(verification.lmMobileInput({ token, smscode: '135790' }), '0009')
  await must(verification.lmMobileContinue({ token }), '0100')
  await must(verification.userAuthState())
}

/** Runs every step up to a borrower who may ask for a loan. */
export async function becomeBorrower(client: H5Client, sandbox: Sandbox, person: SyntheticPerson): Promise<void> {
  await signUp(client, sandbox, person)
  await must(client.api.home.home())
  await verifyIdentity(client, person)
  await fillProfile(client)
  await signCard(client, sandbox, person)
  await verifyPhone(client)
}

/** Asks for a loan; returns its id. */
export async function askForLoan({ api }: H5Client, amount: number, period: number): Promise<number> {
  await must(api.loan.loanConfirm({ amount, period }))
  await must(api.loan.loanSubmit({ amount, period }))
  const [home] = await mustWith(api.home.home())
  if (home.id === undefined) throw new Error('No loan at home')
  return home.id
}

export async function approve(loanId: number, first: OperatorClient, second: OperatorClient): Promise<void> {
  const review = (stage: string) => ({ stage, result: 'pass', opinion: 'documents are in order' })
  assertDone(await first.post(`/operator/loans/${loanId}/review`, review('first')))
  assertDone(await second.post(`/operator/loans/${loanId}/review`, review('second')))
}

/** Disburses, and waits until the provider's notification (or our query) has booked it. */
export async function disburse(client: H5Client, loanId: number, cashier: OperatorClient): Promise<Answer> {
  assertDone(await cashier.post(`/operator/loans/${loanId}/disburse`))
  return until(
    () => client.get('/home'),
    (home) => home.results[0].state === 'repaying',
  )
}

/** Pays on LianLian's page, and waits until the notification has booked it. */
export async function repay(client: H5Client, sandbox: Sandbox, loanId: number): Promise<Answer> {
  const [order] = await mustWith(client.api.loan.llpayAuthPay({ loan_id: loanId }))
  await pay(sandbox, order.req_data)
  return until(
    () => client.get('/home'),
    (home) => home.results[0].state === '',
  )
}
