import type { Task } from '../state.ts'
import { type Dice, diceOf } from './dice.ts'

/** The person whom a task's data describe. Everything except the sent name and numbers is made up. */
export interface Person {
  name: string
  identityNo: string
  mobile: string
  dice: Dice
  /** The newest day of the data, which reach back from here. */
  nowMs: number
  /** On the phone all day. */
  busyLine: boolean
  /** Names with bad news: 险 on risk lists, 静 silent for months, 冒 registered to another person at the carrier. */
  risky: boolean
  silent: boolean
  impostor: boolean
}

type Whose = Pick<Task, 'request' | 'bizType' | 'startedAt' | 'busyLine'>

export const personOf = ({ request, bizType, startedAt, busyLine = false }: Whose): Person => ({
  name: request.identityName ?? '测试用户',
  identityNo: request.identityCardNo ?? '',
  mobile: request.uid ?? '',
  dice: diceOf(`${bizType} ${request.uid}`),
  nowMs: startedAt,
  busyLine,
  risky: request.identityName?.includes('险') ?? false,
  silent: request.identityName?.includes('静') ?? false,
  impostor: request.identityName?.includes('冒') ?? false,
})

export const DAY_MS = 86_400_000

/** 2026-01-31 08:00:00, Beijing time. */
export const timeText = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
export const dateText = (ms: number) => timeText(ms).slice(0, 10)
export const monthText = (ms: number) => timeText(ms).slice(0, 7)

/** Starts with 100: no subscriber has such a number. */
export const inventedNumber = (n: number) => `100${String(10_000_000 + n).padStart(8, '0')}`

export const yuan = (fen: number) => (fen / 100).toFixed(2)
