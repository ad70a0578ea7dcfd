import { expect, test } from 'vitest'
import { refused, signedIn } from './harness.ts'
import { loanFile, loanIn } from './loan-file.ts'

const LOAN = 'GET /operator/loans/7'

test('show prints the loan file as a page, with wide characters in line and none that draw', async () => {
  const { ops } = await signedIn({ [LOAN]: loanIn('reviewing') })
  expect(await ops('show', '7')).toEqual({
    code: 0,
    stderr: '',
    stdout: `Loan 7: reviewing (waits for the second review)
  Amount        1000.00 yuan for 30 days
  Fees          15.07 yuan
  Due           not yet paid out
  Card          中国银行 1234
  Payout order  none

Borrower 5
  Name            张三
  Identity no.    110101********123X
  Age             36
  Sex             male
  Mobile          13800000001
  Company         百货 [2J商店
  Contacts        李四, 王五
  Loans paid out  2
  Verified        identity (identity number and name), bankcard (signed bank card)
  Not verified    mobile (phone report of the carrier)

Verifications
  Kind                                 State                        Passed on   Agreed at         Text
  identity (identity number and name)  passed (data collected)      2026-11-30  2026-11-30 22:46  2026-11
  jd (JD account)                      failed (ended without data)  never       2026-11-30 22:55  2026-11

Risk: line
  Collected at             2026-11-30 23:03
  Reg time                 2019-05-31
  Line months              90
  Idcard match             yes
  Name match               fuzzy
  Risk list count          0
  Overdue loan count       –
  Multi lend count         –
  Risk call count          3
  Frequent contact area    上海
  Contact count            120
  Interflow contact count  40
  Avg call count           210
  Avg call time            5400
  Silence count            2
  Night call count         7
  Night avg call time      –
  Avg monthly fee          83.40 yuan

Risk: education
  Collected at  2026-11-30 23:03
  Degree        本 [2J科

The rules say: look (look closer before you decide)
  A loan with us was late

Reviews
  When              Operator  Result  Opinion
  2026-12-01 00:05  王伟      passed  工资单 相符

History
  When              Event                            By
  2026-11-30 23:05  submitted (loan asked for)       borrower
  2026-12-01 00:05  firstPass (first review passed)  王伟
`,
  })
})

test('a borrower without verifications has none to show', async () => {
  const nothing = { verifications: [], risk: { ...loanFile.risk, line: null, education: null } }
  const { ops } = await signedIn({ [LOAN]: loanIn('auditing', nothing) })
  const { stdout } = await ops('show', '7')
  expect(stdout).toContain('Verifications\n  none yet\n')
  expect(stdout).not.toContain('Risk')
})

test('a loan that is paid out shows when and how much is due', async () => {
  const due = { due_date: '2026-12-31', due_today: 1015.07, payout_order: '202612010000000000000007', reviews: [] }
  const { ops } = await signedIn({ [LOAN]: loanIn('repaying', due) })
  const { stdout } = await ops('show', '7')
  expect(stdout).toContain('Due           2026-12-31\n  To pay today  1015.07 yuan\n')
  expect(stdout).toContain('Payout order  202612010000000000000007\n')
  expect(stdout).toContain('Reviews\n  none yet\n')
})

test('--json passes the file on as it is, also what the page does not show', async () => {
  const { ops } = await signedIn({ [LOAN]: loanIn('reviewing', { ...loanFile, ...{ score: 17 } }) })
  expect(JSON.parse((await ops('show', '7', '--json')).stdout)).toEqual({ ...loanFile, score: 17 })
})

test('a loan that is not there is refused in the words of the API', async () => {
  const { ops } = await signedIn({ [LOAN]: refused('借款不存在') })
  expect(await ops('show', '7')).toEqual({ code: 1, stdout: '', stderr: '借款不存在\n' })
})

test.each([[[]], [['seven']], [['0']], [['7/ledger']], [['-7']]])('show %j is wrong usage', async (args) => {
  const { ops, calls } = await signedIn({})
  expect(await ops('show', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: /) })
  expect(calls()).toEqual([])
})

test('show prints the account of a loan that was paid in part: its parts and its entries', async () => {
  const account = {
    principal: 707,
    fees: { charged: 4.5, paid: 4.5, waived: 0 },
    penalty: { charged: 3.2, paid: 2.5, waived: 0 },
    paid: 300,
    due_today: 707.7,
    days_late: 7,
    cap_date: '2027-03-07',
    entries: [{ kind: 'repayment' as const, value_date: '2026-12-11', at: 1_796_961_600, amount: 300, order_no: 'R1' }],
  }
  const { ops } = await signedIn({ [LOAN]: loanIn('overdue', { account }) })
  expect((await ops('show', '7')).stdout).toContain(`Account
  Principal  707.00 yuan outstanding
  Fees       charged 4.50, paid 4.50, waived 0.00
  Penalty    charged 3.20, paid 2.50, waived 0.00
  Paid       300.00 yuan
  Days late  7; the penalty stops on 2027-03-07
  As of       Booked            Entry      Amount  Order
  2026-12-11  2026-12-11 12:00  repayment  300.00  R1
`)
})
