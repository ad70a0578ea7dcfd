import { callsOf } from './calls.ts'
import { DAY_MS, dateText, inventedNumber, monthText, type Person, timeText, yuan } from './person.ts'

const MONTHS = 6

/** Makes a carrier's raw data: the person, calls, monthly bills, messages, traffic, services. */
export function carrierData(person: Person) {
  const callRecordInfo = callsOf(person)
  const { dice, nowMs } = person
  const months = Array.from({ length: MONTHS }, (_, n) => monthText(nowMs - n * 30 * DAY_MS))
  return {
    basicInfo: {
      mobileNo: person.mobile,
      realName: person.name,
      idCard: person.identityNo,
      carrier: dice.pick(['中国移动', '中国联通', '中国电信']),
      province: '福建',
      city: '厦门',
      registerDate: dateText(nowMs - (400 + dice(2500)) * DAY_MS),
      accountBalance: yuan(dice(20_000)),
      state: '正常',
    },
    callRecordInfo,
    stati: months.map((month) => ({
      month,
      callCount: callRecordInfo.filter(({ callTime }) => callTime.startsWith(month)).length,
    })),
    bill: months.map((month) => ({ month, totalFee: yuan(3_800 + dice(9_000)), packageFee: '38.00' })),
    smsInfo: Array.from({ length: 20 }, (_, n) => ({
      sendTime: timeText(nowMs - (n + 1) * 5 * DAY_MS),
      sendType: dice.pick(['发送', '接收']),
      otherNumber: inventedNumber(dice(60)),
    })),
    netInfo: months.map((month) => ({ month, flowMb: 800 + dice(12_000) })),
    businessInfo: [{ businessName: '38元套餐', beginTime: dateText(nowMs - 300 * DAY_MS), cost: '38.00' }],
  }
}

export type CarrierData = ReturnType<typeof carrierData>
