import type { VerificationKind } from '../vendors/identity-data.ts'

/**
 * What differs between kinds, as data: seconds before the first look and until it is given up, and what a person can be
 * asked for, because the API has a route (or a picture to scan) for it.
 */
export const kinds: Record<VerificationKind, { firstWaitS: number; giveUpS: number; needs: readonly Need[] }> = {
  mobile: { firstWaitS: 10, giveUpS: 600, needs: ['sms'] },
  jd: { firstWaitS: 10, giveUpS: 600, needs: ['sms'] },
  taobao: { firstWaitS: 10, giveUpS: 600, needs: ['qr'] },
  bill: { firstWaitS: 7, giveUpS: 300, needs: ['qr'] },
  ebank: { firstWaitS: 7, giveUpS: 300, needs: [] },
  education: { firstWaitS: 3, giveUpS: 300, needs: [] },
}

export type Need = 'sms' | 'qr' | 'image' | 'password'

const GROWTH = 1.3
const WAIT_MAX_S = 60
/** While a person's request waits, looks are frequent. */
const ATTACHED_WAIT_S = 4

/** Nothing is polled while a person types; a scan is not told to us, so the looks go on. */
export const parkSeconds = (need: Need, looks: number): number => (need === 'qr' ? looks : TYPING_S)

const TYPING_S = 120

/** Seconds until the next look: growing by 1.3 up to a minute, so that ten minutes are 18 looks. */
export function waitSeconds(kind: VerificationKind, polls: number, attached: boolean): number {
  if (attached) return ATTACHED_WAIT_S
  return Math.min(WAIT_MAX_S, Math.ceil(kinds[kind].firstWaitS * GROWTH ** polls))
}
