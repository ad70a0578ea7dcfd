import type { Fen, Ppm } from './money.ts'

/** What is lent and at what price. A loan keeps the version it was made under. */
export interface Product {
  id: number
  version: number
  minFen: Fen
  maxFen: Fen
  minDays: number
  maxDays: number
  rates: Rates
}

/** Fractions of the principal: a year of 360 days, once per loan (trial, service, poundage), or a day late. */
export interface Rates {
  annualPpm: Ppm
  trialPpm: Ppm
  servicePpm: Ppm
  poundagePpm: Ppm
  overduePpm: Ppm
  /** Days after which a penalty grows no more. */
  overdueCapDays: number
}

/** The product a new stage starts with. Its worst all-in cost is 0.2362 a year: 510 yuan for 7 days. */
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

/** What a new borrower may borrow in all, and what a visitor is shown. */
export const defaultQuotaFen: Fen = 2000_00
