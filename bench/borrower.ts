import { serve } from '@hono/node-server'
import { localKeys, parametersOf } from '../local/keys.ts'
import { ssmApp } from '../local/ssm/app.ts'

/** Serves the secrets of a local stack from a Parameter Store; `lib` may be imported once it answers. */
export async function startSecrets(keysFile: string): Promise<void> {
  const parameters = parametersOf(localKeys(keysFile), process.env.PARAMETER_PATH ?? '')
  const server = serve({ fetch: ssmApp(parameters).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  process.env.AWS_ENDPOINT_URL_SSM = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** A logged-in borrower with a loan in repayment, and the session's token. */
export async function aBorrower(id: number, loanId: number) {
  const { signBorrowerToken } = await import('../lib/account/session-token.ts')
  const { newDataKey, vaultOf } = await import('../lib/platform/sealing.ts')
  const { newUser } = await import('../lib/store/user.ts')
  const { defaultQuotaFen } = await import('../lib/domain/product.ts')
  const nowS = Math.floor(Date.now() / 1000)
  const dataKey = await newDataKey(id)
  const mobile = (await vaultOf({ id, dataKey })).seal('mobile', '13800000001')
  const user = newUser({ id, createdAt: 0, dataKey, mobile, sessions: { s1: nowS + 86_400 } }, defaultQuotaFen)
  return {
    user: { ...user, openLoan: await loanView(loanId) },
    token: await signBorrowerToken({ userId: id, sid: 's1' }, nowS, nowS + 86_400),
  }
}

/** The home screen's fields of a loan in repayment. */
async function loanView(id: number) {
  const { feesOf } = await import('../lib/domain/fees.ts')
  const { defaultProduct } = await import('../lib/domain/product.ts')
  const { rates } = defaultProduct
  const terms = { principalFen: 1000_00, periodDays: 14, rates, fees: feesOf(1000_00, 14, rates), aprCapPpm: 240_000 }
  return {
    id,
    state: 'repaying' as const,
    terms: { ...terms, productId: 1, productVersion: 1 },
    card: { id: 1, bankName: '中国建设银行', bankCode: '01050000', tail: '0129' },
    startDate: '2026-11-10',
    dueDate: '2099-11-24',
    lendingAt: Date.now(),
    log: (['repaying', 'granting', 'audit_success'] as const).map((title) => ({ title, at: Date.now() })),
  }
}
