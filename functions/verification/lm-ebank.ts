import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { secret, shaped, text } from '../../lib/http/fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'

/** The contract's 16 banks. */
const banks = new Set([
  '01040000',
  '01020000',
  '01050000',
  '01030000',
  '03010000',
  '03080000',
  '03090000',
  '03060000',
  '03100000',
  '03070000',
  '04012900',
  '03020000',
  '03040000',
  '03050000',
  '03030000',
  '01000000',
])

const required = { required: 'BAD_PARAMETER', max: 64, tooLong: 'BAD_PARAMETER' } as const

export const handler = endpoint(
  {
    auth: borrowerWithSlot('ebank'),
    input: z.object({
      username: text(required),
      password: secret(required),
      bank: shaped((code) => banks.has(code), 'CARD_BANK_UNSUPPORTED', 'BAD_PARAMETER'),
    }),
    output: startedShape,
  },
  async ({ user, loaded: { slot }, input: { bank: bankCode, ...login }, now }) =>
    started(await startAndWait('ebank', { user, slot, login, bankCode, now }), '认证成功'),
)
