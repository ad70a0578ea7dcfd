import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** `npm run generate` writes the list of common passwords anew, from the dictionary of zxcvbn. */

export const FILE = 'lib/domain/common-passwords.ts'

/** Adds 40 KB to the bundles of signup, password and forget-password; all 42,692 of that length would add 350 KB. */
const KEPT = 5_000

/** Whole words, in at most 118 columns. */
const LINE = /\S.{0,117}(?= |$)/g

/** The dictionary as published: in the order of how often a password was found in leaks. */
const dictionary = createRequire(import.meta.url)('@zxcvbn-ts/language-common/src/passwords.json') as string[]

/** Those that our rule of length admits: 6–20 characters. */
const common = dictionary.filter((word) => /^[\w!@#%&*.+-]{6,20}$/.test(word)).slice(0, KEPT)

/** The file as it is to be. */
export function written(): string {
  const lines = common.toSorted().join(' ').match(LINE) ?? []
  return `/**
 * The ${KEPT} passwords of 6–20 characters found most often in leaks, in lower case. Generated from @zxcvbn-ts/language-common by
 * docs/common-passwords.ts; the rule that uses them is in password-policy.ts.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  \`
${lines.join('\n')}
\`
    .trim()
    .split(/\\s+/),
)
`
}

if (import.meta.main) writeFileSync(FILE, written())
