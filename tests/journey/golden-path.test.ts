import { describe, expect, inject, test } from 'vitest'
import { H5Client } from '../../local/journey/client.ts'
import { OperatorClient } from '../../local/journey/operator.ts'
import { approve, askForLoan, becomeBorrower, disburse, repay } from '../../local/journey/path.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { assertMatches } from '../contract/validate.ts'

const api = inject('api')
const sandbox = { url: inject('sandbox') }

describe('a borrower from sign-up to repaid', () => {
  test('everything happens once, and the books balance', async () => {
    const person = syntheticPerson()
    const client = new H5Client(api, ({ method, path, answer }) => assertMatches(method, path, 200, answer))
    await becomeBorrower(client, sandbox, person)

    expect((await client.get('/home')).results[0]).toMatchObject({
      quota: 2000,
      state: '',
      detail: [],
      mobile: person.mobile,
    })

    const loanId = await askForLoan(client, 1000, 14)
    expect((await client.get('/home')).results[0]).toMatchObject({ quota: 1000, state: 'auditing', id: loanId })

    const operators = ['Ada', 'Bo'].map((name) => OperatorClient.signIn(api, sandbox.url, name, 'reviewer'))
    const [first, second] = (await Promise.all(operators)) as [OperatorClient, OperatorClient]
    const cashier = await OperatorClient.signIn(api, sandbox.url, 'Cy', 'cashier')
    await approve(loanId, first, second)
    expect((await client.get('/home')).results[0]).toMatchObject({ state: 'audit_success' })

    const paidOut = await disburse(client, loanId, cashier)
    expect(paidOut.results[0]).toMatchObject({ state: 'repaying', success_count: 1, quota: 1000 })
    expect(paidOut.results[0].detail.map((entry: { title: string }) => entry.title)).toEqual([
      'repaying',
      'granting',
      'audit_success',
    ])

    const afterwards = await repay(client, sandbox, loanId)
    expect(afterwards.results[0]).toMatchObject({ quota: 2000, state: '', detail: [] })
    expect((await client.get('/repayments-record')).results).toEqual([
      expect.objectContaining({ loan_id: String(loanId), quota: 1000.65, state: 'finished' }),
    ])

    const ledger = (await cashier.get(`/operator/loans/${loanId}/ledger`)).results[0]
    expect(ledger.movements.map((movement: { postings: object }) => movement.postings)).toEqual([
      { loans_receivable: 1000, psp_clearing: -1000 },
      { psp_clearing: 1000.65, loans_receivable: -1000, fee_income: -0.65 },
    ])
    expect(ledger.balances).toEqual({ loans_receivable: 0, psp_clearing: 0.65, fee_income: -0.65 })

    expect(await askForLoan(client, 500, 7)).not.toBe(loanId)
  })
})
