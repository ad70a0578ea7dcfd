import { DAY_MS, dateText, type Person, timeText, yuan } from './person.ts'

const goods = ['大米5kg', '洗衣液', '儿童读物', '手机壳', '运动鞋'] as const

function orders({ dice, nowMs }: Person) {
  return Array.from({ length: 24 }, (_, n) => ({
    orderId: `T${String(1_000_000_000 + dice(1_000_000_000))}`,
    orderTime: timeText(nowMs - (n + 1) * 7 * DAY_MS),
    orderMoney: yuan(990 + dice(50_000)),
    orderStatus: n === 0 ? '待收货' : '已完成',
    items: [{ itemName: dice.pick(goods), quantity: 1 + dice(3) }],
  }))
}

const addresses = [{ receiver: '测试用户', address: '福建省厦门市测试路1号', phone: '100****0001', isDefault: true }]

export const jdResult = (person: Person) => ({
  basicInfo: { username: 'jd_test', loginName: 'jd_test', phone: person.mobile, isVerified: true },
  addressInfo: addresses,
  orderDetail: orders(person),
  btPrivilege: { overdraft: yuan(100_000 + person.dice(500_000)), outstanding: yuan(person.dice(50_000)) },
})

export const taobaoResult = (person: Person) => ({
  basicInfo: { username: 'tb_test', mobile: person.mobile, taoScore: 500 + person.dice(300), isVerified: true },
  addresses,
  orderDetails: orders(person),
  alipayInfo: {
    registerDate: dateText(person.nowMs - 1_500 * DAY_MS),
    huabeiQuota: yuan(100_000 + person.dice(900_000)),
    balance: yuan(person.dice(100_000)),
  },
})
