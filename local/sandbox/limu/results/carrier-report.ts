import { callFigures } from './call-figures.ts'
import type { CarrierData } from './carrier-data.ts'
import { diceOf } from './dice.ts'
import { type Person, timeText } from './person.ts'
import { average, item } from './report-item.ts'

/**
 * A carrier's report: checks and figures drawn from the raw data, risk lists from elsewhere. Limu's schema is not public;
 * the items' names are those that the product kept. Each list holds `{ item, result, comment }`, `result` always text:
 *
 *     reportInfo          { reportNo, createTime: '2026-01-31 08:00:00', version }
 *     basicInfo           { name, identityNo, mobile, age, gender: 男|女|'', carrier, province, city }
 *     basicInfoCheck      idcard_match, name_match: 0 no, 1 yes, 2 fuzzy, 3 unknown; reg_time: a date
 *     riskListCheck       risk_list_cnt       times on risk lists
 *     overdueLoanCheck    overdue_loan_cnt    loans overdue elsewhere
 *     multiLendCheck      multi_lend_cnt      lenders in half a year
 *     riskCallCheck       risk_call_cnt       calls with collectors and loan brokers
 *     callStatistics      contact_num_cnt, interflow_contact_cnt (called both ways), avg_call_cnt a month, avg_call_time in
 *                         seconds, silence_cnt in days of 180, night_call_cnt, night_avg_call_time in seconds,
 *                         fre_contact_area: a place, '' without calls
 *     billStatistics      avg_fee_month in yuan
 *     callAreaStatistics  [{ area, callCount }], contactStatistics [{ number, callCount, callSeconds }]: most calls first
 */
export function carrierReport(person: Person, data: CarrierData) {
  const { dice, risky } = person
  return {
    reportInfo: { reportNo: `R${person.mobile}`, createTime: timeText(person.nowMs), version: '1.2.0' },
    basicInfo: {
      name: person.name,
      identityNo: person.identityNo,
      mobile: person.mobile,
      age: ageOf(person),
      gender: genderOf(person.identityNo),
      carrier: data.basicInfo.carrier,
      province: data.basicInfo.province,
      city: data.basicInfo.city,
    },
    basicInfoCheck: [
      item('idcard_match', matchOf(person, 'idcard_match'), '身份证号与运营商登记是否一致：0否 1是 2模糊 3未知'),
      item('name_match', matchOf(person, 'name_match'), '姓名与运营商登记是否一致：0否 1是 2模糊 3未知'),
      item('reg_time', data.basicInfo.registerDate, '入网时间'),
    ],
    riskListCheck: [item('risk_list_cnt', risky ? 3 + dice(5) : dice(20) === 0 ? 1 : 0, '命中风险名单次数')],
    overdueLoanCheck: [item('overdue_loan_cnt', risky ? 2 + dice(4) : dice(10) === 0 ? 1 : 0, '逾期借款笔数')],
    multiLendCheck: [item('multi_lend_cnt', risky ? 8 + dice(10) : dice(4), '近6个月借款机构数')],
    riskCallCheck: [item('risk_call_cnt', risky ? 20 + dice(30) : dice(3), '与催收、贷款中介等号码通话次数')],
    ...callFigures(data.callRecordInfo),
    billStatistics: [
      item('avg_fee_month', average(data.bill.map(({ totalFee }) => Number(totalFee))).toFixed(2), '月均消费（元）'),
    ],
  }
}

const genderOf = (identityNo: string) => (identityNo === '' ? '' : Number(identityNo.at(-2)) % 2 === 1 ? '男' : '女')

const ageOf = ({ identityNo, nowMs }: Person) => Number(timeText(nowMs).slice(0, 4)) - Number(identityNo.slice(6, 10))
/** Returns 1 for most people, another value for one in seven. */
function matchOf({ identityNo, mobile, impostor }: Person, what: string): number {
  if (impostor) return 0
  if (identityNo === '') return 3
  const thrown = diceOf(`${what} ${mobile}`)(20)
  return [0, 2, 3].includes(thrown) ? thrown : 1
}
