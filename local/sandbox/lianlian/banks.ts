interface Bank {
  bankCode: string
  bankName: string
}

/** Prefixes of debit cards: those of the large banks are in wide use, those of the small ones invented. */
const debit: [bankCode: string, bankName: string, ...prefixes: string[]][] = [
  ['01000000', '邮储银行', '621799', '621098', '622188'],
  ['01020000', '工商银行', '622208', '621226', '622202'],
  ['01030000', '农业银行', '622848', '622845', '623052'],
  ['01040000', '中国银行', '621660', '621661', '456351'],
  ['01050000', '建设银行', '621700', '436742', '622280', '622700'],
  ['03010000', '交通银行', '622260', '622262'],
  ['03020000', '中信银行', '622690', '622698'],
  ['03030000', '光大银行', '622660', '622662'],
  ['03040000', '华夏银行', '622632', '623020'],
  ['03050000', '民生银行', '622615', '622622'],
  ['03060000', '广发银行', '622568', '621462'],
  ['03070000', '平安银行', '622298', '622986'],
  ['03080000', '招商银行', '622588', '622609', '621486'],
  ['03090000', '兴业银行', '622908', '622909'],
  ['03100000', '浦发银行', '622521', '622522'],
  ['03110000', '恒丰银行', '622384'],
  ['03160000', '浙商银行', '622309'],
  ['04012900', '上海银行', '622892'],
  ['04031000', '北京银行', '622163'],
  ['04083320', '宁波银行', '622281'],
  ['04233310', '杭州银行', '622127'],
  ['04256020', '东莞银行', '622333'],
  ['04933120', '长江商业银行', '622871'],
  ['05083000', '江苏银行', '622173'],
  ['14045840', '深农商行', '622478'],
  ['14055810', '广州农商', '622439'],
  ['14144500', '山东农信社', '622319'],
  ['14156020', '东莞农商', '622328'],
  ['14333051', '太仓农村商业银行', '622488'],
  ['14452400', '吉林省农信社', '622935'],
  ['14505800', '广东农信', '622518'],
  ['14538200', '甘肃农信社', '622169'],
  ['14572600', '黑龙江农信社', '622992'],
  ['14595210', '武汉农商行', '622493'],
  ['14603040', '江南农村商业银行', '622452'],
  ['64135810', '广州银行', '622467'],
  ['64895910', '广东南粤银行', '622507'],
]

const banks = new Map<string, Bank>()
for (const [bankCode, bankName, ...prefixes] of debit) {
  for (const prefix of prefixes) banks.set(prefix, { bankCode, bankName })
}
const creditBank: Bank = { bankCode: '01050000', bankName: '建设银行' }

export type Card = Bank & { cardType: '2' | '3' }

/**
 * Finds the bank by the first six digits. Undefined: BIN check failed (also any number ending 0004); 0006 at the end means
 * credit.
 */
export function cardOf(cardNo: string): Card | undefined {
  if (cardNo.endsWith('0004')) return undefined
  const bank = cardNo.startsWith('625') ? creditBank : banks.get(cardNo.slice(0, 6))
  const credit = cardNo.startsWith('625') || cardNo.endsWith('0006')
  return bank && { ...bank, cardType: credit ? '3' : '2' }
}

/** Masks a card number as LianLian does in answers: 621700******0123. */
export const maskedCard = (cardNo: string) => `${cardNo.slice(0, 6)}******${cardNo.slice(-4)}`
