import { expect } from 'vitest'
import type { Answer } from '../../../local/journey/client.ts'

/** What a value of the document's samples is, in one word. */
const kinds = {
  text: (value) => typeof value === 'string',
  truth: (value) => typeof value === 'boolean',
  whole: (value) => Number.isSafeInteger(value),
  /** At most two decimals, which a float prints as they are. */
  yuan: (value) => typeof value === 'number' && /^-?\d+(\.\d{1,2})?$/.test(String(value)),
  percent: (value) => typeof value === 'number' && value > 0 && value < 100,
  flag: (value) => value === 0 || value === 1,
  id: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  idText: (value) => typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value),
  seconds: (value) => Number.isInteger(value) && /^\d{10}$/.test(String(value)),
  secondsText: (value) => typeof value === 'string' && /^\d{10}$/.test(value),
  notYet: (value) => value === false,
  /** A rate as text: 0.18 */
  fraction: (value) => typeof value === 'string' && /^0\.\d{2,6}$/.test(value),
  vendorToken: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  picture: (value) => typeof value === 'string' && /^data:image\/jpg;base64,[\w+/]{100,}=*$/.test(value),
  signature: (value) => typeof value === 'string' && /^[\w+/]{100,}=*$/.test(value),
} satisfies Record<string, (value: unknown) => boolean>

/** A word above; an object of shapes, with these keys and no others; a list: of one shape, or of several in this order. */
export type Shape = keyof typeof kinds | readonly Shape[] | { readonly [key: string]: Shape }

/** The shape as something to compare an answer with, so that a test shows every difference at once. */
export function like(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') return expect.toSatisfy(kinds[shape], shape)
  if (isList(shape)) {
    const parts = Array.isArray(value) ? value : []
    const [only, ...more] = shape
    return only && more.length === 0
      ? parts.map((part) => like(only, part))
      : shape.map((part, i) => like(part, parts[i]))
  }
  return Object.fromEntries(
    Object.entries(shape).map(([key, part]) => [
      key,
      like(part, (value as Record<string, unknown> | undefined)?.[key]),
    ]),
  )
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape)

/** A SUCCESS with these results, and nothing else in the envelope. */
export function expectSuccess(answer: Answer, results?: Shape, message = ''): void {
  const envelope = { status: 'SUCCESS', error_message: message }
  expect(answer).toStrictEqual(results ? { ...envelope, results: like(results, answer.results) } : envelope)
}

/** A page of one of the three paged lists; answers with its rows. */
export function rowsOf(answer: Answer, row: Shape, hasMore: boolean) {
  const envelope = { status: 'SUCCESS', error_message: '', has_more: hasMore }
  expect(answer).toStrictEqual({ ...envelope, results: like([row], answer.results) })
  return answer.results
}

export const success = (message = ''): Answer => ({ status: 'SUCCESS', error_message: message })
export const failure = (message: string): Answer => ({ status: 'FAILURE', error_message: message })

export const TOKEN_ERROR: Answer = {
  status: 'TOKEN_ERROR',
  error_message: '登录状态出错, 没有使用合法Token, 有问题请联系客服',
}
