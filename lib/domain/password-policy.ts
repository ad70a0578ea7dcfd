/** The passwords that everybody tries first. */
const commonPasswords = new Set([
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  'password',
  '111111',
  '000000',
  '666666',
  '888888',
  '123123',
  'abc123',
  'qwerty',
  'a123456',
  '123456a',
  'woaini',
  '5201314',
  '1314520',
  'iloveyou',
  '112233',
])

type PasswordFault = 'PASSWORD_LENGTH' | 'PASSWORD_TOO_SIMPLE'

/** 6–20 characters, none of the commonest, not the mobile and not one character repeated. */
export function passwordFault(password: string, mobile: string): PasswordFault | undefined {
  const length = [...password].length
  if (length < 6 || length > 20) return 'PASSWORD_LENGTH'
  const simple = commonPasswords.has(password.toLowerCase()) || password === mobile || new Set(password).size === 1
  return simple ? 'PASSWORD_TOO_SIMPLE' : undefined
}
