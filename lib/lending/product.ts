import { aprText, type WorstCase, worstCase } from '../domain/apr.ts'
import { minuteText } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { type Fen, type Ppm, yuanText } from '../domain/money.ts'
import { type Product, throwUnlessSound } from '../domain/product.ts'
import { isChanging, OVERLAP_MS, type Sale } from '../domain/sale.ts'
import { auditProduct, type OperatorAction } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import type { ProductVersion } from '../store/product.ts'
import type { Write } from '../table/commit.ts'
import { absent, all, any, equals } from '../table/expressions.ts'

/** A new version beside the others: it changes nothing until another operator puts it on sale. */
export function makeVersion(product: Product, act: OperatorAction, now: number): Write[] {
  throwUnlessSound(product)
  const { id, version } = product
  const made: ProductVersion = {
    ...keys.productVersion(id, version),
    ...product,
    madeBy: act.operator,
    madeAt: now,
    why: act.reason,
  }
  return [
    { put: made, guard: { name: 'versionNew', condition: absent(), failure: 'PRODUCT_CHANGED' } },
    auditProduct(id, {
      at: now,
      operator: act.operator,
      action: 'make-version',
      before: '',
      after: `version ${version}`,
      why: act.reason,
    }),
  ]
}

/**
 * Puts a version on sale from a moment on, beside its predecessor, for loans from then on: an open one keeps its own terms. Refused when it may cost more than the
 * cap in any case, with the worst one named.
 */
export function putOnSale(
  version: ProductVersion | undefined,
  given: OperatorAction & { online: Sale; aprCapPpm: Ppm },
  from: number,
  now: number,
): Write[] {
  const { online, operator, reason, aprCapPpm } = given
  if (!version) throw new Failure('PRODUCT_UNKNOWN')
  if (version.madeBy === operator) throw new Failure('PRODUCT_SAME_OPERATOR', { about: version })
  if (version.id === online.id && version.version === online.version)
    throw new Failure('PRODUCT_ON_SALE', { about: online })
  if (isChanging(online, now))
    throw new Failure('PRODUCT_CHANGING', { about: `until ${minuteText((online.from ?? now) + OVERLAP_MS)}` })
  const worst = worstCase(version, Math.floor(aprCapPpm / 100))
  if (worst) throw new Failure('PRODUCT_ABOVE_CAP', { text: aboveCap(worst, aprCapPpm) })
  const { id, version: number, minFen, maxFen, minDays, maxDays, rates } = online
  const before: Product = { id, version: number, minFen, maxFen, minDays, maxDays, rates }
  const onSale = { ...version, ...keys.onlineProduct(), onSaleBy: operator, onSaleSince: now, from, before }
  return [
    {
      put: onSale,
      guard: {
        name: 'onlineAsSeen',
        condition: any(absent(), all(equals('id', online.id), equals('version', online.version))),
        failure: 'PRODUCT_CHANGED',
      },
    },
    auditProduct(version.id, {
      at: now,
      operator,
      action: 'put-on-sale',
      before: `version ${online.version}`,
      after: `version ${version.version}`,
      why: reason,
    }),
  ]
}

const aboveCap = ({ units, principalFen, periodDays, daysLate }: WorstCase, capPpm: Ppm): string =>
  `The all-in cost exceeds the cap of ${aprText(capPpm / 100)} a year: ${aprText(units)} for ${yuan(principalFen)} yuan, ` +
  `${periodDays} days, ${daysLate} days late`

const yuan = (fen: Fen): string => yuanText(fen).replace(/\.00$/, '')
