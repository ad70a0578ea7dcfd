import { Failure } from './failure.ts'
import type { Fen, Ppm } from './money.ts'

/** A loan product: amounts, terms and rates. A loan keeps the version it was made under. */
export interface Product {
  id: number
  version: number
  minFen: Fen
  maxFen: Fen
  minDays: number
  maxDays: number
  rates: Rates
}

/** Fractions of the principal: a year of 360 days, once per loan (trial, service, poundage), or per day late. */
export interface Rates {
  annualPpm: Ppm
  trialPpm: Ppm
  servicePpm: Ppm
  poundagePpm: Ppm
  overduePpm: Ppm
  /** Days late after which the penalty stops growing. */
  overdueCapDays: number
}

/** Writes the overdue rate in percent a day, as the client prints it. */
export const dailyPercent = ({ overduePpm }: Pick<Rates, 'overduePpm'>): number => overduePpm / 10_000

/** The product of a new stage. Its worst all-in cost is 0.2362 a year: 510 yuan for 7 days. */
export const defaultProduct: Product = {
  id: 1,
  version: 1,
  minFen: 500_00,
  maxFen: 2000_00,
  minDays: 7,
  maxDays: 30,
  rates: {
    annualPpm: 180_000,
    trialPpm: 500,
    servicePpm: 500,
    poundagePpm: 0,
    overduePpm: 500,
    overdueCapDays: 90,
  },
}

/** Largest amount and longest term of a version: they catch an extra zero, and keep its check fast. */
const AMOUNT_MAX_FEN: Fen = 20_000_00
const DAYS_MAX = 365

/**
 * Throws PRODUCT_INVALID unless amounts are whole yuan in order, terms and days in order, and rates fractions below one.
 */
export function throwUnlessSound(product: Product): void {
  const { minFen, maxFen, minDays, maxDays, rates } = product
  const { overdueCapDays, ...fractions } = rates
  const rules = {
    'amounts are whole yuan, 1 to 20000': [minFen, maxFen].every(
      (fen) => fen >= 100 && fen <= AMOUNT_MAX_FEN && fen % 100 === 0,
    ),
    'terms are 1 to 365 days': [minDays, maxDays].every((days) => isWithin(days, 1, DAYS_MAX)),
    'the smallest amount is not above the largest': minFen <= maxFen,
    'the shortest term is not above the longest': minDays <= maxDays,
    'rates are from 0 to below 1': Object.values(fractions).every((ppm) => isWithin(ppm, 0, 999_999)),
    'the penalty grows for 0 to 365 days': isWithin(overdueCapDays, 0, DAYS_MAX),
  }
  const [broken] = Object.entries(rules).find(([, kept]) => !kept) ?? []
  if (broken) throw new Failure('PRODUCT_INVALID', { about: broken })
}

const isWithin = (number: number, min: number, max: number): boolean =>
  Number.isInteger(number) && number >= min && number <= max

/** Total quota of a new borrower, also shown to visitors. */
export const defaultQuotaFen: Fen = 2000_00
