import { serve } from '@hono/node-server'
import { localKeys, parametersOf } from '../local/keys.ts'
import { ssmApp } from '../local/ssm/app.ts'
import { functionEnvironment } from './environment.ts'

/**
 * The application with its secrets but without a store: what would be sent to DynamoDB is answered from memory at once, by
 * one borrower with a loan in repayment. Modules of `lib` are imported after it.
 */
export async function stubbedStore(keysFile: string) {
  Object.assign(process.env, functionEnvironment())
  const parameters = parametersOf(localKeys(keysFile), process.env.PARAMETER_PATH ?? '')
  const server = serve({ fetch: ssmApp(parameters).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  process.env.AWS_ENDPOINT_URL_SSM = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  const { db } = await import('../lib/store/client.ts')
  const { signBorrowerToken } = await import('../lib/http/auth/borrower-token.ts')
  const { newDataKey, vaultOf } = await import('../lib/platform/sealing.ts')
  const { newUser } = await import('../lib/store/user.ts')
  const { defaultQuotaFen } = await import('../lib/domain/product.ts')
  const id = 7236108287000042
  const nowS = Math.floor(Date.now() / 1000)
  const dataKey = await newDataKey(id)
  const vault = await vaultOf({ id, dataKey })
  const sealed = { dataKey, mobile: vault.seal('mobile', '13800000001') }
  const user = {
    ...newUser({ id, createdAt: 0, ...sealed, sessions: { s1: nowS + 86_400 } }, defaultQuotaFen),
    openLoan: await aLoan(),
  }
  // Whatever is read is the borrower, whatever is written is taken.
  const answers: Record<string, () => object> = {
    GetCommand: () => ({ Item: user }),
    BatchGetCommand: () => ({ Responses: { [process.env.TABLE_NAME ?? '']: [user] } }),
    QueryCommand: () => ({ Items: [user] }),
  }
  db.send = (async (command: object) => answers[command.constructor.name]?.() ?? {}) as never
  return { token: await signBorrowerToken({ userId: id, sid: 's1' }, nowS, nowS + 86_400), close: () => server.close() }
}

async function aLoan() {
  const { feesOf } = await import('../lib/domain/fees.ts')
  const { defaultProduct } = await import('../lib/domain/product.ts')
  const { rates } = defaultProduct
  const terms = { principalFen: 1000_00, periodDays: 14, rates, fees: feesOf(1000_00, 14, rates), aprCapPpm: 240_000 }
  return {
    id: 7236108288000123,
    state: 'repaying',
    terms: { ...terms, productId: 1, productVersion: 1 },
    card: { id: 1, bankName: '中国建设银行', bankCode: '01050000', tail: '0129' },
    startDate: '2026-11-10',
    dueDate: '2099-11-24',
    lendingAt: Date.now(),
    log: [
      { title: 'repaying', at: Date.now() },
      { title: 'granting', at: Date.now() },
      { title: 'audit_success', at: Date.now() },
    ],
  }
}
