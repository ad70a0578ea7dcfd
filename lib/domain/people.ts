/** Shapes of what people type about themselves. Lengths are counted in characters (code points), not UTF-16 units. */

export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text)

export const isCardNo = (text: string): boolean => /^\d{12,19}$/.test(text)

/** First four and last four digits: `6217********1716`. */
export const maskedCard = (cardNo: string): string => `${cardNo.slice(0, 4)}********${cardNo.slice(-4)}`

/** `138****0001`. */
export const maskedMobile = (mobile: string): string => mobile.replace(/^(.{3}).*(.{4})$/, '$1****$2')

/** Without the birth date: `110101********0011`. */
export const maskedIdentityNo = (identityNo: string): string => identityNo.replace(/^(.{6}).*(.{4})$/, '$1********$2')

/** The family name as far as one character tells it: `测**`. */
export const maskedName = (name: string): string => [...name].map((char, at) => (at === 0 ? char : '*')).join('')

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Resident identity number, 18 characters: a real birth date and the check character of GB 11643-1999 (ISO 7064 mod 11-2). */
export function isIdentityNo(text: string): boolean {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(text)
  if (!match) return false
  const birth = `${match[1]}-${match[2]}-${match[3]}`
  const real = new Date(`${birth}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== birth) return false
  const sum = identityWeights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]
}
