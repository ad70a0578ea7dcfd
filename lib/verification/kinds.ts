import type { VerificationKind } from '../vendors/identity-data.ts'

/** What differs between kinds, as data: seconds before the first and between later looks, and until it is given up. */
export const kinds: Record<VerificationKind, { firstWaitS: number; giveUpS: number }> = {
  mobile: { firstWaitS: 10, giveUpS: 600 },
  jd: { firstWaitS: 10, giveUpS: 600 },
  taobao: { firstWaitS: 10, giveUpS: 600 },
  bill: { firstWaitS: 7, giveUpS: 300 },
  ebank: { firstWaitS: 7, giveUpS: 300 },
  education: { firstWaitS: 3, giveUpS: 300 },
}

const GROWTH = 1.3
const WAIT_MAX_S = 60
/** While a person's request waits, looks are frequent. */
const ATTACHED_WAIT_S = 4

/** Seconds until the next look: growing by 1.3 up to a minute, so that ten minutes are 18 looks. */
export function waitSeconds(kind: VerificationKind, polls: number, attached: boolean): number {
  if (attached) return ATTACHED_WAIT_S
  return Math.min(WAIT_MAX_S, Math.ceil(kinds[kind].firstWaitS * GROWTH ** polls))
}
