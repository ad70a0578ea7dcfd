import { administration } from './words/administration.ts'
import { books } from './words/books.ts'
import { lending } from './words/lending.ts'
import { others } from './words/others.ts'
import { people } from './words/people.ts'
import { risk } from './words/risk.ts'
import { statistics } from './words/statistics.ts'

/** The meaning of each field, wherever it stands; a route may override it. */
export const words: Readonly<Record<string, string>> = {
  ...people,
  ...lending,
  ...others,
  ...risk,
  ...administration,
  ...books,
  ...statistics,
}
