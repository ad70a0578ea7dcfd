/** Where the disbursement workflow goes next. */
export interface PayoutNext {
  orderNo: string
  next: 'wait' | 'send' | 'done'
  waitS: number
  round: number
}

/** Rounds of asking before the workflow ends and leaves the order to the sweep. */
export const ROUNDS_MAX = 12

/** 30 s, doubling up to 15 minutes. */
export const queryAfter = (orderNo: string, round: number): PayoutNext => ({
  orderNo,
  next: 'wait',
  waitS: Math.min(900, 30 * 2 ** round),
  round: round + 1,
})

export const done = (orderNo: string): PayoutNext => ({ orderNo, next: 'done', waitS: 0, round: 0 })
