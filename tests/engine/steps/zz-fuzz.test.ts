import { expect, it } from 'vitest'
import { dateOf, startOf, daysBetween } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { principalOf } from '../../../lib/domain/principal.ts'
import { costCeiling } from '../../../lib/domain/apr.ts'
import { breakKinds } from '../../../lib/domain/break.ts'
import { borrowers, DAY, noon, nextId } from '../borrowers.ts'
import { openHouse } from '../house.ts'

await openHouse()
const b = await borrowers()
const { ageLoans } = await import('../../../lib/jobs/overdue-night.ts')
const { settlePayout } = await import('../../../lib/lending/settle-payout.ts')
const { settleRepayment } = await import('../../../lib/lending/settle-repayment.ts')
const { endRepayment } = await import('../../../lib/lending/end-repayment.ts')
const { writeOffLoan } = await import('../../../lib/lending/write-off.ts')
const { cancelLoan } = await import('../../../lib/lending/cancel.ts')
const { decideBreak } = await import('../../../lib/books/resolve-break.ts')
const { trySubmit } = await import('../../../lib/lending/submit.ts')
const { commit } = await import('../../../lib/store/commit.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { movementsOf } = await import('../../../lib/store/movement.ts')
const { couponsOf } = await import('../../../lib/store/coupon.ts')
const { ordersOf } = await import('../../../lib/store/loan-order.ts')
const { get } = await import('../../../lib/store/read.ts')
const { quoteApplication } = await import('../../../lib/domain/application.ts')
const { defaultProduct } = await import('../../../lib/domain/product.ts')
const { end } = await import('../../../lib/lending/payout-answer.ts')

let seed = Number(process.env.SEED ?? 1)
const rnd = (n: number) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
  return Math.floor((seed / 0x7fffffff) * n) % n
}
const odd = new Map<string, number>()
const kinds = new Map<string, number>()

async function walk(run: number) {
  const user0 = await b.borrower()
  const userId = user0.id
  let now = noon
  const log: string[] = []
  const loans: number[] = []
  for (let i = 0; i < 2; i++) await b.grant(userId, { amountFen: 1_00 + rnd(500) })
  await b.grant(userId, { kind: 'cash', amountFen: 2_00 })
  const pick = <T,>(xs: readonly T[]): T | undefined => xs[rnd(xs.length || 1)]
  const orders = async () => (await Promise.all(loans.map(ordersOf))).flat()
  const ops: Record<string, () => Promise<unknown>> = {
    submit: async () => {
      const user = await b.read.user(userId)
      const quote = quoteApplication({ amountYuan: 500 + rnd(1500), periodDays: 7 + rnd(20) }, { forbidden: false, verified: true, availableFen: 2000_00, hasCard: true }, defaultProduct, 240_000)
      const loanId = nextId()
      const refused = await trySubmit({ user, sid: 's1', card: user.defaultCard!, quote, product: defaultProduct, loanId, now }, await couponsOf(userId))
      if (refused) return
      loans.push(loanId)
      await b.review(loanId, 'first', true, 'm', now)
      await b.review(loanId, 'second', true, 'c', now)
    },
    disburse: async () => { const l = loans.at(-1); if (l) await b.disburse(l, now) },
    word: async () => {
      const o = pick((await orders()).filter((x) => x.kind === 'payout'))
      if (!o) return
      const w = pick(['success', 'success', 'success', 'cancelled', 'failure', 'closed'] as const)!
      await settlePayout(await b.payoutResult(o.no, w, rnd(4) === 0 ? { settleDate: dateOf(now).replaceAll('-', '') } : {}), now)
    },
    refuse: async () => {
      const l = loans.at(-1); if (!l) return
      const loan = await b.read.loan(l); if (!loan.payoutNo) return
      const o = await b.read.payout(loan.payoutNo)
      if (o.state === 'created') await end(o, { from: 'created', to: 'refused', why: 'x' }, loan, now)
    },
    order: async () => { const l = loans.at(-1); if (l) await b.openRepayment(l, now) },
    pay: async () => {
      const o = pick((await orders()).filter((x) => x.kind === 'repayment'))
      if (o) await settleRepayment(b.paid(await b.read.repayment(o.no)), now)
    },
    expire: async () => {
      const o = pick((await orders()).filter((x) => x.kind === 'repayment'))
      if (o) await endRepayment(await b.read.repayment(o.no), 'unpaid')
    },
    night: async () => {
      const l = loans.at(-1); if (!l) return
      const loan = await b.read.loan(l) as any
      if (loan.duePk) await ageLoans([loan], dateOf(now), startOf(dateOf(now)))
    },
    writeOff: async () => { const l = loans.at(-1); if (l) await commit(...writeOffLoan(await b.read.loan(l), { operator: 'r', reason: 'x' }, now)) },
    cancel: async () => { const l = pick(loans); if (l) await commit(...cancelLoan(await b.read.loan(l), { operator: 'r', reason: 'x' }, now)) },
    resolve: async () => {
      const o = pick(await orders()); if (!o) return
      for (const kind of breakKinds) {
        const found = await get<any>(keys.break(kind, o.no))
        if (found && found.state !== 'resolved') await commit(...decideBreak(found, { outcome: pick(['explained', 'refunded', 'recovered'] as const)!, reason: 'x', operator: `o${rnd(3)}` }, now))
      }
    },
    time: async () => { now += pick([60_000, DAY, DAY, 3 * DAY, 20 * DAY])! },
    timeFar: async () => { if (rnd(4) === 0) now += 100 * DAY },
  }
  const names = ['submit', 'submit', 'disburse', 'disburse', 'word', 'word', 'word', 'word', 'refuse', 'order', 'order', 'pay', 'pay', 'expire', 'night', 'writeOff', 'cancel', 'resolve', 'resolve', 'time', 'timeFar']
  for (let step = 0; step < 45; step++) {
    const many = Array.from({ length: rnd(3) === 0 ? 3 : 1 }, () => pick(names)!)
    log.push(many.join('+'))
    await Promise.all(many.map((name) => ops[name]!().catch((e: any) => {
      if (!e.code) { const m = `${name}: ${e.message}`.slice(0, 140); odd.set(m, (odd.get(m) ?? 0) + 1) }
    })))
    const user = await b.read.user(userId)
    const why = `run ${run} seed ${process.env.SEED}: ${log.join(' ')}`
    expect(user.quotaAvailableFen + user.quotaFrozenFen, why).toBe(user.quotaTotalFen)
    let frozen = 0
    for (const l of loans) {
      const loan = await b.read.loan(l)
      const ms = await movementsOf(l)
      const p = principalOf(loan, ms.map((m) => m.postings))
      expect(p.agrees, why + JSON.stringify([loan.state, ms])).toBe(true)
      const sums = balances(ms.map((m) => m.postings)) as any
      expect(Object.values(sums).reduce((a: any, c: any) => a + c, 0), why).toBe(0)
      expect(sums.refund_payable ?? 0, why).toBeLessThanOrEqual(0)
      expect(sums.suspense ?? 0, why).toBeGreaterThanOrEqual(0)
      if (loan.strayPayouts === undefined) expect(sums.suspense ?? 0).toBe(0)
      if (user.openLoan?.id === l) {
        frozen += loan.terms.principalFen
        const { id, state, startDate, dueDate, lendingAt } = loan
        const { order, ...v } = user.openLoan
        expect({ id: v.id, state: v.state, startDate: v.startDate, dueDate: v.dueDate, lendingAt: v.lendingAt }, why).toEqual({ id, state, startDate, dueDate, lendingAt })
      } else expect(['cancelled', 'finished', 'audit_failure', 'review_failure'], why).toContain(loan.state)
      const repaid = ms.filter((m) => m.kind === 'repaid')
      expect(repaid.length, why).toBe(loan.state === 'finished' ? 1 : 0)
      for (const m of repaid) {
        const o = await b.read.repayment(m.orderNo)
        const kept = Math.max(1, daysBetween(loan.startDate!, dateOf(o.createdAt)))
        const cash = loan.terms.cashCoupon?.amountFen ?? 0
        const ceiling = Math.max(costCeiling(loan.terms.principalFen, kept, 240_000), cash)
        expect(o.feesFen + o.penaltyFen, why + ` kept ${kept}`).toBeLessThanOrEqual(ceiling)
        expect((o.coupon?.amountFen ?? 0) + cash, why).toBeLessThanOrEqual(o.feesFen + o.penaltyFen)
      }
      const paidIn = (await Promise.all((await ordersOf(l)).filter((x) => x.kind === 'repayment').map((x) => b.read.repayment(x.no)))).filter((o) => o.state === 'paid')
      for (const m of ms) kinds.set(m.kind, (kinds.get(m.kind) ?? 0) + 1); kinds.set('state ' + loan.state, (kinds.get('state ' + loan.state) ?? 0) + 1); const inMoves = ms.filter((m) => m.kind === 'repaid' || m.kind === 'paid-in-vain')
      expect(inMoves.length, why).toBe(paidIn.length)
      const out = (await Promise.all((await ordersOf(l)).filter((x) => x.kind === 'payout').map((x) => b.read.payout(x.no))))
      expect(out.filter((o) => o.state === 'success').length, why).toBe(ms.filter((m) => m.kind === 'disbursed').length + ms.filter((m) => m.kind === 'stray-payout').length - out.filter((o) => o.state === 'cancelled' && ms.some((m) => m.orderNo === o.no)).length)
    }
    expect(user.quotaFrozenFen, why).toBe(frozen)
    const used = (await couponsOf(userId)).filter((c) => c.state === 'used')
    for (const c of used) expect(c.heldBy, why).toBeDefined()
  }
}

it('walks', async () => {
  const runs = Number(process.env.RUNS ?? 20)
  try { for (let run = 0; run < runs; run++) await walk(run) } finally { console.log([...odd], [...kinds]) }
}, 500_000)
