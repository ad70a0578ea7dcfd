import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { LianLianConfig } from '../../../lib/vendors/lianlian/config.ts'
import type {
  PaymentProvider,
  PayoutRequest,
  RepaymentRequest,
  SignedForm,
} from '../../../lib/vendors/payment-provider.ts'
import { type Kv, openKv } from '../../../local/kv.ts'
import { lianlianSandbox } from '../../../local/sandbox/lianlian/index.ts'
import { lianlian } from './provider.ts'

export const rsaPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export const merchantKeys = rsaPair()
export const lianlianKeys = rsaPair()
export const partner = '209900000000000001'
export const debitCard = '6217001111112222'

export const payer = {
  userId: 42,
  name: '测试甲',
  identityNo: '110101199003070011',
  mobile: '13800000001',
  registeredAtMs: Date.UTC(2017, 8, 26, 9, 3, 8),
}

export const noon = Date.UTC(2017, 9, 31, 4)

export interface Stack {
  provider: PaymentProvider
  /** The same client with a short time limit, for answers that do not come. */
  hasty: PaymentProvider
  config: LianLianConfig
  base: string
  kv: Kv
  clock: { ms: number }
  merchant: Merchant
  sim(path: string, body?: object, method?: string): Promise<Record<string, never[]> & { error?: string }>
  post(form: 'signApply' | 'authpay', fields: SignedForm, query?: string): Promise<Response>
  close(): Promise<void>
}

export interface StackOptions {
  kv?: Kv
  speed?: number
  clock?: { ms: number }
  merchant?: Merchant
  acknowledgeWithinMs?: number
}

/** The client and the sandbox, with HTTP between them. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const kv = options.kv ?? openKv(':memory:')
  const clock = options.clock ?? { ms: noon }
  const merchant = options.merchant ?? (await startMerchant())
  const sandbox = lianlianSandbox({
    kv,
    partner,
    merchantPublicKey: merchantKeys.publicKey,
    privateKey: lianlianKeys.privateKey,
    now: () => clock.ms,
    speed: options.speed ?? 50,
    ...(options.acknowledgeWithinMs && { acknowledgeWithinMs: options.acknowledgeWithinMs }),
  })
  const server = await listen(new Hono().route('/lianlian', sandbox.app))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lianlian`
  const config: LianLianConfig = {
    partner,
    merchantPrivateKey: merchantKeys.privateKey,
    lianlianPublicKey: lianlianKeys.publicKey,
    endpoints: { query: base, trader: base, instantPay: base },
    timeoutMs: 4_000,
  }
  return {
    provider: lianlian(config),
    hasty: lianlian({ ...config, timeoutMs: 250 }),
    config,
    base,
    kv,
    clock,
    merchant,
    async sim(path, body, method = body ? 'POST' : 'GET') {
      const response = await fetch(`${base}/_sim/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
      return response.json() as Promise<Record<string, never[]>>
    },
    post: (form, fields, query = '') =>
      fetch(`${base}/${form}.htm${query}`, {
        method: 'POST',
        body: new URLSearchParams({ req_data: JSON.stringify(fields) }),
        redirect: 'manual',
      }),
    async close() {
      sandbox.close()
      if (!options.merchant) merchant.close()
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

const listen = (app: Hono) =>
  new Promise<ServerType>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server))
  })

export interface Merchant {
  url: string
  /** Raw bodies, in the order they came. */
  notices: { body: string; contentType: string | undefined; atMs: number }[]
  /** What is answered: text, or 'silence'. */
  answer: string
  close(): void
}

export const acknowledgement = '{"ret_code":"0000","ret_msg":"交易成功"}'

/** The merchant's side, that notifications come to. */
export async function startMerchant(): Promise<Merchant> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    merchant.notices.push({ body, contentType: request.headers['content-type'], atMs: Date.now() })
    if (merchant.answer !== 'silence') response.end(merchant.answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const merchant: Merchant = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    notices: [],
    answer: acknowledgement,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return merchant
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 4_000,
): Promise<T> {
  const endMs = Date.now() + limitMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > endMs) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

let numbers = 0

export const newOrderNo = () => `N${String(++numbers).padStart(20, '0')}`

export const payoutOf = (stack: Stack, changes: Partial<PayoutRequest> = {}): PayoutRequest => ({
  orderNo: newOrderNo(),
  orderedAtMs: stack.clock.ms,
  amountFen: 95_000 + numbers,
  cardNo: debitCard,
  name: payer.name,
  notifyUrl: stack.merchant.url,
  info: '放款',
  memo: '放款',
  ...changes,
})

export const repaymentOf = (stack: Stack, changes: Partial<RepaymentRequest> = {}): RepaymentRequest => ({
  payer,
  orderNo: newOrderNo(),
  orderedAtMs: stack.clock.ms,
  amountFen: 51_234,
  validMinutes: 120,
  notifyUrl: stack.merchant.url,
  returnUrl: 'http://merchant.test/return',
  ...changes,
})

/** Signs a card by script; where the browser is sent. */
export async function signCard(stack: Stack, cardNo = debitCard, who = payer) {
  const returnUrl = 'http://merchant.test/llpay-sign-return'
  const form = stack.provider.cardSigningForm({ payer: who, cardNo, returnUrl })
  const response = await stack.post('signApply', form, '?auto=1')
  const address = new URL(response.headers.get('location') ?? 'http://nowhere.test')
  const { status = '', result = '' } = Object.fromEntries(address.searchParams)
  return { response, status, result }
}

/** The value of a hidden or other field of a page, as a browser reads it. */
export function fieldOf(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const entities: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
  return value.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
}
