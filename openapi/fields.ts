import { administration } from './fields/administration.ts'
import { books } from './fields/books.ts'
import { lending } from './fields/lending.ts'
import { others } from './fields/others.ts'
import { people } from './fields/people.ts'
import { risk } from './fields/risk.ts'
import { statistics } from './fields/statistics.ts'

/** The meaning of each field, wherever it stands; a route may override it. */
export const fields: Readonly<Record<string, string>> = {
  ...people,
  ...lending,
  ...others,
  ...risk,
  ...administration,
  ...books,
  ...statistics,
}
