import { type CallRecord, isNight } from './calls.ts'
import type { CarrierData } from './carrier-data.ts'
import { type Person, timeText } from './person.ts'

/** Everything that is judged has this shape: what, the value, and a word to a reader. */
export interface ReportItem {
  item: string
  result: string
  comment: string
}

const item = (name: string, result: string | number, comment: string): ReportItem => ({
  item: name,
  result: String(result),
  comment,
})

/** Half a year. */
const MONTHS = 6
const DAYS = 180
const NIGHT = '0点至6点'

/** A carrier's report: checks and figures drawn from the raw data, risk lists from elsewhere. */
export function carrierReport(person: Person, data: CarrierData) {
  const { dice } = person
  return {
    reportInfo: { reportNo: `R${person.mobile}`, createTime: timeText(person.nowMs), version: '1.2.0' },
    basicInfo: {
      name: person.name,
      identityNo: person.identityNo,
      mobile: person.mobile,
      age: ageOf(person),
      gender: Number(person.identityNo.at(-2)) % 2 === 1 ? '男' : '女',
      carrier: data.basicInfo.carrier,
      province: data.basicInfo.province,
      city: data.basicInfo.city,
    },
    basicInfoCheck: [
      item('idcard_match', person.identityNo ? 1 : 3, '身份证号与运营商登记是否一致：0否 1是 2模糊 3未知'),
      item('name_match', person.name ? 1 : 3, '姓名与运营商登记是否一致：0否 1是 2模糊 3未知'),
      item('reg_time', data.basicInfo.registerDate, '入网时间'),
    ],
    riskListCheck: [item('risk_list_cnt', dice(20) === 0 ? 1 : 0, '命中风险名单次数')],
    overdueLoanCheck: [item('overdue_loan_cnt', dice(10) === 0 ? 1 : 0, '逾期借款笔数')],
    multiLendCheck: [item('multi_lend_cnt', dice(4), '近6个月借款机构数')],
    riskCallCheck: [item('risk_call_cnt', dice(3), '与催收、贷款中介等号码通话次数')],
    ...callFigures(data.callRecordInfo),
    billStatistics: [
      item('avg_fee_month', average(data.bill.map(({ totalFee }) => Number(totalFee))).toFixed(2), '月均消费（元）'),
    ],
  }
}

function callFigures(calls: CallRecord[]) {
  const contacts = groupBy(calls, ({ callOtherNumber }) => callOtherNumber)
  const areas = [...groupBy(calls, ({ callPlace }) => callPlace)].sort(([, a], [, b]) => b.length - a.length)
  const nights = calls.filter(isNight)
  const days = new Set(calls.map(({ callTime }) => callTime.slice(0, 10)))
  const mutual = [...contacts.values()].filter((own) => new Set(own.map(({ callType }) => callType)).size === 2)
  return {
    callStatistics: [
      item('contact_num_cnt', contacts.size, '联系人号码数'),
      item('interflow_contact_cnt', mutual.length, '互通号码数'),
      item('avg_call_cnt', (calls.length / MONTHS).toFixed(2), '月均通话次数'),
      item('avg_call_time', average(calls.map(({ callDuration }) => callDuration)).toFixed(2), '平均通话时长（秒）'),
      item('silence_cnt', DAYS - days.size, '无通话天数'),
      item('night_call_cnt', nights.length, `${NIGHT}通话次数`),
      item(
        'night_avg_call_time',
        average(nights.map(({ callDuration }) => callDuration)).toFixed(2),
        `${NIGHT}平均通话时长（秒）`,
      ),
      item('fre_contact_area', areas[0]?.[0] ?? '', '通话最多的地区'),
    ],
    callAreaStatistics: areas.map(([area, own]) => ({ area, callCount: own.length })),
    contactStatistics: [...contacts]
      .map(([number, own]) => ({
        number,
        callCount: own.length,
        callSeconds: sum(own.map((call) => call.callDuration)),
      }))
      .sort((a, b) => b.callCount - a.callCount)
      .slice(0, 20),
  }
}

const ageOf = ({ identityNo, nowMs }: Person) => Number(timeText(nowMs).slice(0, 4)) - Number(identityNo.slice(6, 10))
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
const average = (numbers: number[]) => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length)

function groupBy<T>(all: T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
