import type { Need, VerificationKind } from '../vendors/data-provider.ts'

/**
 * Differences between kinds, as data. The three times, in seconds, are the vendor's advice to its clients: the time before
 * a first look is useful, the interval of looks while a person waits, and the time to give up. `needs` lists what a person
 * can be asked for, because the API has a route (or a picture to scan) for it.
 */
export const kinds: Record<VerificationKind, Kind> = {
  mobile: { firstWaitS: 15, intervalS: 5, giveUpS: 600, needs: ['sms'] },
  jd: { firstWaitS: 13, intervalS: 2, giveUpS: 600, needs: ['sms'] },
  taobao: { firstWaitS: 10, intervalS: 5, giveUpS: 600, needs: ['qr'] },
  bill: { firstWaitS: 7, intervalS: 3, giveUpS: 300, needs: ['qr'] },
  ebank: { firstWaitS: 7, intervalS: 3, giveUpS: 300, needs: [] },
  education: { firstWaitS: 0, intervalS: 2, giveUpS: 300, needs: [] },
}

interface Kind {
  firstWaitS: number
  intervalS: number
  giveUpS: number
  needs: readonly Need[]
}
