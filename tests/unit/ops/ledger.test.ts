import { expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'

const LEDGER = 'GET /operator/loans/7/ledger'

const books = {
  movements: [
    {
      at: 1_796_051_100,
      date: '2026-11-30',
      kind: 'disbursed',
      order_no: '202611300000000000000007',
      postings: { loans_receivable: 1000, psp_clearing: -1000 },
    },
    {
      at: 1_798_643_100,
      date: '2026-12-30',
      kind: 'repaid',
      order_no: '202612300000000000000008',
      postings: { psp_clearing: 1015.07, loans_receivable: -1000, fee_income: -15.07 },
    },
  ],
  balances: { loans_receivable: 0, psp_clearing: 15.07, fee_income: -15.07 },
  principal: { owed: 0, booked: 0, agrees: true },
}

test('the ledger shows debits and credits, then the balances, then that all sums to zero', async () => {
  const { ops } = await signedIn({ [LEDGER]: succeeded([books]) })
  expect(await ops('ledger', '7')).toEqual({
    code: 0,
    stderr: '',
    stdout: `Date        Kind                       Order                     Account                                    Debit   Credit
2026-11-30  disbursed (loan paid out)  202611300000000000000007  loans_receivable (principal owed to us)  1000.00
                                                                 psp_clearing (money at LianLian)                  1000.00
2026-12-30  repaid (loan repaid)       202612300000000000000008  psp_clearing (money at LianLian)         1015.07
                                                                 loans_receivable (principal owed to us)           1000.00
                                                                 fee_income (fees earned)                            15.07

Account                                  Balance
loans_receivable (principal owed to us)     0.00
psp_clearing (money at LianLian)           15.07
fee_income (fees earned)                  -15.07

Balanced: sum 0.00
Principal agrees: owed 0.00, in the books 0.00
`,
  })
})

test('the sum is exact where adding yuan is not: 0.1 + 0.2 − 0.3', async () => {
  const balances = { psp_clearing: 0.1, loans_receivable: 0.2, fee_income: -0.3 }
  const { ops } = await signedIn({ [LEDGER]: succeeded([{ ...books, balances }]) })
  expect((await ops('ledger', '7')).stdout).toMatch(/\nBalanced: sum 0\.00\n/)
})

test('books that do not balance are shown, and fail the command', async () => {
  const balances = { psp_clearing: 15.07, fee_income: -15.08 }
  const { ops } = await signedIn({ [LEDGER]: succeeded([{ ...books, balances }]) })
  const { code, stdout, stderr } = await ops('ledger', '7')
  expect(stdout).toMatch(/\nNOT balanced: sum -0\.01\n/)
  expect([code, stderr]).toEqual([
    1,
    'The books of loan 7 do not balance: no step of ours writes such a movement. All that happened: npm run ops -- why 7\n',
  ])
})

test('a balance that is not the principal owed is shown, and fails the command', async () => {
  const principal = { owed: 1000, booked: 0, agrees: false }
  const { ops } = await signedIn({ [LEDGER]: succeeded([{ ...books, principal }]) })
  const { code, stdout, stderr } = await ops('ledger', '7')
  expect(stdout).toMatch(/\nPrincipal does NOT agree: owed 1000\.00, in the books 0\.00\n$/)
  expect([code, stderr]).toEqual([
    1,
    'The books of loan 7 do not agree with its state: 1000.00 yuan are owed by its state, 0.00 by its movements. All that happened: npm run ops -- why 7\n',
  ])
})

test('half a fen is no amount', async () => {
  const { ops } = await signedIn({ [LEDGER]: succeeded([{ ...books, balances: { fee_income: 0.005 } }]) })
  expect(await ops('ledger', '7')).toMatchObject({
    code: 1,
    stderr: 'The API sent 0.005, which is no amount of yuan\n',
  })
})

test('a loan without movements', async () => {
  const { ops } = await signedIn({ [LEDGER]: succeeded([{ ...books, movements: [], balances: {} }]) })
  expect((await ops('ledger', '7')).stdout).toMatch(/^No movements yet\.\n\nBalanced: sum 0\.00\n/)
})

test('--json adds the verdict to what the API gave', async () => {
  const { ops } = await signedIn({ [LEDGER]: succeeded([books]) })
  expect(JSON.parse((await ops('ledger', '7', '--json')).stdout)).toEqual({ ...books, balanced: true })
})

test('a refusal is shown in the words of the API; a loan without a number is wrong usage', async () => {
  const { ops } = await signedIn({ [LEDGER]: refused('借款不存在') })
  expect(await ops('ledger', '7')).toEqual({ code: 1, stdout: '', stderr: '借款不存在\n' })
  expect((await ops('ledger')).code).toBe(2)
})
