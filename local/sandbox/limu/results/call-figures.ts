import { type CallRecord, isNight } from './calls.ts'
import { average, item, sum } from './report-item.ts'

/** Half a year. */
const MONTHS = 6
const DAYS = 180
const NIGHT = '0点至6点'

/** Computes the figures of a carrier's report that come from the calls. */
export function callFigures(calls: CallRecord[]) {
  const contacts = Map.groupBy(calls, ({ callOtherNumber }) => callOtherNumber)
  const areas = [...Map.groupBy(calls, ({ callPlace }) => callPlace)].sort(([, a], [, b]) => b.length - a.length)
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
