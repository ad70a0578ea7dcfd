/**
 * A second calculator of a loan's account, written from the rules alone and in another way than `lib/domain`: it walks through the
 * days one by one and keeps all amounts as whole numbers of bigint. It imports nothing of ours.
 */
export interface OracleTerms {
  principal: bigint
  term: number
  annualPpm: bigint
  trialPpm: bigint
  servicePpm: bigint
  poundagePpm: bigint
  overduePpm: bigint
  capDays: number
  aprCapPpm: bigint
  coupon: bigint
  penaltyLast: boolean
}

export type OracleEntry =
  | { day: number; kind: 'repayment' | 'waiver'; amount: bigint }
  | { day: number; kind: 'write-off' }

export interface OracleAccount {
  principal: bigint
  fees: bigint
  penalty: bigint
  charged: { fees: bigint; penalty: bigint }
  excess: bigint
  recovered: bigint
}

const halfUp = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d)
const least = (...all: bigint[]): bigint => all.reduce((a, b) => (a < b ? a : b))
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** Entries in the order of their days. */
export function oracle(t: OracleTerms, entries: readonly OracleEntry[], day: number): OracleAccount {
  const part = (ppm: bigint) => halfUp(t.principal * ppm, 1_000_000n)
  const others = part(t.trialPpm) + part(t.servicePpm) + part(t.poundagePpm)
  const agreed = halfUp(t.principal * t.annualPpm * BigInt(t.term), 360_000_000n) + others
  let outstanding = t.principal
  let used = 0n
  let usedInTerm = 0n
  let usedLate = 0n
  let feesGone = 0n
  let penaltyGone = 0n
  let excess = 0n
  let recovered = 0n
  let lost = false

  const charged = () => {
    const ceiling = (t.aprCapPpm * most(used, t.principal)) / 365_000_000n
    const interest = halfUp(t.annualPpm * most(usedInTerm, t.principal), 360_000_000n)
    const fees = least(agreed, interest + others, ceiling)
    const penalty = least(halfUp(t.overduePpm * usedLate, 1_000_000n), ceiling - fees)
    return { fees: most(fees, t.coupon), penalty }
  }

  for (let d = 0; ; d++) {
    for (const entry of entries.filter((e) => e.day === d)) {
      if (entry.kind === 'write-off') {
        lost = true
        continue
      }
      const { fees, penalty } = charged()
      let money = entry.amount
      const take = (due: bigint): bigint => {
        const paid = least(money, most(due, 0n))
        money -= paid
        return paid
      }
      const toFees = () => (feesGone += take(fees - feesGone))
      const toPenalty = () => (penaltyGone += take(penalty - penaltyGone))
      const toPrincipal = () => {
        const paid = take(outstanding)
        outstanding -= paid
        if (lost && entry.kind === 'repayment') recovered += paid
      }
      const late = d - t.term
      const first = entry.kind === 'waiver' || (!t.penaltyLast && late > 0 && late < t.capDays)
      if (first) toPenalty()
      if (!first && !t.penaltyLast && late >= t.capDays && late > 0) toPrincipal()
      toFees()
      toPrincipal()
      toPenalty()
      if (entry.kind === 'repayment') excess += money
    }
    if (d === day) break
    used += outstanding
    if (d < t.term) usedInTerm += outstanding
    else if (d < t.term + t.capDays) usedLate += outstanding
  }
  const all = charged()
  return {
    principal: outstanding,
    fees: most(all.fees - feesGone, 0n),
    penalty: most(all.penalty - penaltyGone, 0n),
    charged: all,
    excess,
    recovered,
  }
}
