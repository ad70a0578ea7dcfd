import { diceOf } from './dice.ts'
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
/** Days ago at which a silent line stopped calling. */
const SILENCE = { from: 10, to: 130 }

/** Makes half a year of calls, newest first. Some days have none: silence counts in the report. */
export function callsOf({ dice, nowMs, mobile, busyLine, silent }: Person): CallRecord[] {
  const home = diceOf(`home ${mobile}`).pick(['福建厦门', '福建厦门', '福建泉州', '广东深圳'])
  const contacts = busyLine ? 800 : 60
  const records: CallRecord[] = []
  for (let day = 1; day <= DAYS; day++) {
    const muted = silent && day >= SILENCE.from && day < SILENCE.to
    const count = muted || dice(9) === 0 ? 0 : busyLine ? 150 + dice(40) : dice(7)
    for (let n = 0; n < count; n++) {
      // The square prefers few contacts, as people do.
      const contact = Math.floor(dice(contacts) ** 2 / contacts)
      records.push({
        callTime: timeText(nowMs - day * DAY_MS + dice(DAY_MS)),
        callDuration: 5 + dice(600),
        callType: dice.pick(['主叫', '被叫']),
        callOtherNumber: inventedNumber(contact),
        callPlace: dice.pick([home, home, home, '福建泉州', '广东深圳']),
      })
    }
  }
  return records.sort((a, b) => (a.callTime < b.callTime ? 1 : -1))
}

export const isNight = ({ callTime }: CallRecord) => Number(callTime.slice(11, 13)) < 6
