import { commonPasswords } from './common-passwords.ts'

/**
 * Common in China and missing in the list, whose leaks are of English sites. Mostly the most frequent ones of 12306's leak,
 * 2014.
 */
const commonInChina = new Set(
  (
    'woaini woaini1314 woaini520 woaini521 woaini123 5201314 5211314 1314520 1314521 5201314a a5201314 qq5201314 qq1314520 ' +
    '7758521 7758258 5845201314 584520 521521 aini1314 love1314 qq123456 qq123123 123456qq 123456aa aa123456 as123456 ' +
    'asd123456 zxc123456 abc123456 123456abc abcd1234 zhang123 wang123 nihao123 caonima123 zxcvbnm123 qazwsx123 ' +
    'a1b2c3d4 123456789a z123456 q123456 w123456 s123456 a123123 a123321 a000000 a111111 000000a 111111a 123123a ' +
    '1qazxsw2 12qwaszx 123qweasd asdasd123 1123581321 31415926 100200 110120'
  ).split(' '),
)

type PasswordFault = 'PASSWORD_LENGTH' | 'PASSWORD_TOO_SIMPLE'

/**
 * Checks a password: 6–20 characters; neither common, nor a run, nor a part of the mobile, ignoring case. Returns the
 * fault.
 */
export function passwordFault(password: string, mobile: string): PasswordFault | undefined {
  const length = [...password].length
  if (length < 6 || length > 20) return 'PASSWORD_LENGTH'
  const typed = password.toLowerCase()
  const common = commonPasswords.has(typed) || commonInChina.has(typed)
  return common || isRun(typed) || isOfMobile(typed, mobile) ? 'PASSWORD_TOO_SIMPLE' : undefined
}

/** Finds one character repeated, or each followed by its neighbour: `zzzzzz`, `abcdef`, `654321`, `7890123`. */
function isRun(text: string): boolean {
  const steps = new Set(Array.from(text.slice(1), (char, at) => stepOf(text.charAt(at), char)))
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1)
}

/** Returns the step between two characters; 9 is followed by 0, and backwards 0 by 9. */
function stepOf(from: string, to: string): number {
  if (from + to === '90') return 1
  if (from + to === '09') return -1
  return to.charCodeAt(0) - from.charCodeAt(0)
}

/**
 * Finds a part of the mobile (the shortest password is six digits), or the mobile with other characters around it; also
 * reversed.
 */
const isOfMobile = (text: string, mobile: string): boolean =>
  [mobile, [...mobile].reverse().join('')].some((digits) => digits.includes(text) || text.includes(digits))
