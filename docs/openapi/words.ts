import { lending } from './words/lending.ts'
import { others } from './words/others.ts'
import { people } from './words/people.ts'

/** What a field means, wherever it stands; a route may say otherwise. */
export const words: Readonly<Record<string, string>> = { ...people, ...lending, ...others }
