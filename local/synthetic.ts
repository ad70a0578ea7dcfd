import { randomInt } from 'node:crypto'

/** Makes people who do not exist: numbers of valid shape, with right check digits, that were never issued. */
export interface SyntheticPerson {
  mobile: string
  password: string
  name: string
  identityNo: string
  cardNo: string
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const digits = (n: number) => Array.from({ length: n }, () => randomInt(10)).join('')

export function syntheticPerson(): SyntheticPerson {
  return {
    // 1380000… is a block that examples use.
    mobile: `1380${digits(7)}`,
    password: `pass-${digits(8)}`,
    name: `测试${'甲乙丙丁戊己庚辛'[randomInt(8)]}`,
    identityNo: syntheticIdentityNo(),
    // 621700 is China Construction Bank's; 9 keeps clear of the sandbox's forced outcomes (…0001 to …0006).
    cardNo: `621700${digits(12)}9`,
  }
}

function syntheticIdentityNo(): string {
  const day = String(1 + randomInt(28)).padStart(2, '0')
  const month = String(1 + randomInt(12)).padStart(2, '0')
  return identityNoOf(`${1970 + randomInt(30)}${month}${day}`)
}

/** With a right check character; `born` is YYYYMMDD. */
export function identityNoOf(born: string): string {
  const body = `110101${born}${digits(3)}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}
