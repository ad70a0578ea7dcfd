import { DAY_MS, inventedNumber, type Person, timeText } from './person.ts'

export interface CallRecord {
  callTime: string
  /** Seconds. */
  callDuration: number
  callType: '主叫' | '被叫'
  callOtherNumber: string
  callPlace: string
}

const DAYS = 180
const CONTACTS = 60

/** Half a year of calls, newest first. Days without any happen: silence counts in the report. */
export function callsOf({ dice, nowMs }: Person): CallRecord[] {
  const records: CallRecord[] = []
  for (let day = 1; day <= DAYS; day++) {
    const count = dice(9) === 0 ? 0 : dice(7)
    for (let n = 0; n < count; n++) {
      // The square prefers few contacts, as people do.
      const contact = Math.floor(dice(CONTACTS) ** 2 / CONTACTS)
      records.push({
        callTime: timeText(nowMs - day * DAY_MS + dice(DAY_MS)),
        callDuration: 5 + dice(600),
        callType: dice.pick(['主叫', '被叫']),
        callOtherNumber: inventedNumber(contact),
        callPlace: dice.pick(['福建厦门', '福建厦门', '福建厦门', '福建泉州', '广东深圳']),
      })
    }
  }
  return records.sort((a, b) => (a.callTime < b.callTime ? 1 : -1))
}

export const isNight = ({ callTime }: CallRecord) => Number(callTime.slice(11, 13)) < 6
