import { DAY_MS, dateText, type Person, yuan } from './person.ts'

/** Makes a year of credit card bills, as found in a mailbox. */
export const billResult = ({ name, dice, nowMs }: Person) => ({
  bills: Array.from({ length: 12 }, (_, n) => ({
    bankName: '测试银行',
    cardHolder: name,
    cardTail: '0000',
    statementDate: dateText(nowMs - n * 30 * DAY_MS),
    dueDate: dateText(nowMs - (n * 30 - 20) * DAY_MS),
    creditLimit: '20000.00',
    newBalance: yuan(dice(800_000)),
    minPayment: yuan(dice(80_000)),
    overdue: false,
  })),
})

/** Makes an account and half a year of its movements, newest first. */
export function ebankResult({ name, dice, nowMs }: Person) {
  const opening = 500_000
  let balanceFen = opening
  const oldestFirst = Array.from({ length: 26 }, (_, n) => {
    const amountFen = n % 4 === 0 ? 400_000 + dice(200_000) : -dice(120_000)
    balanceFen += amountFen
    return {
      tradeDate: dateText(nowMs - (26 - n) * 7 * DAY_MS),
      tradeAmount: yuan(amountFen),
      balance: yuan(balanceFen),
      summary: amountFen > 0 ? '工资' : '消费',
    }
  })
  return {
    basicInfo: { name, cardType: '借记卡', cardNo: '621660******0000', openBank: '厦门分行' },
    balance: yuan(balanceFen),
    flowDetails: oldestFirst.reverse(),
  }
}
