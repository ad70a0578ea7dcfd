import { Hono } from 'hono'
import { now } from '../lib/platform/clock.ts'
import { docs } from './docs.ts'
import { shown } from './fault.ts'
import { serveApp } from './http-server.ts'
import type { LocalKeys } from './keys.ts'
import { openKv } from './kv.ts'
import { favicon } from './page.ts'
import { clientPage } from './sandbox/client-page.ts'
import { lianlianSandbox } from './sandbox/lianlian/index.ts'
import { limuSandbox } from './sandbox/limu/index.ts'
import { oidcSandbox } from './sandbox/oidc/index.ts'
import { smsSandbox } from './sandbox/sms/index.ts'
import { startPage } from './start-page.ts'

/** All sandboxes on one port: LianLian, Limu, the SMS inbox, the operators' issuer and the clock. */
export async function startSandboxes(options: {
  port: number
  dataFile: string
  keys: LocalKeys
  environment: Record<string, string>
  speed: number
  clock: Hono
}): Promise<{ close(): Promise<void> }> {
  const { port, dataFile, keys, environment, speed, clock } = options
  const kv = openKv(dataFile)
  const lianlian = lianlianSandbox({
    kv,
    partner: environment.LIANLIAN_PARTNER ?? '',
    merchantPublicKey: keys.merchant.publicKey,
    privateKey: keys.lianlian.privateKey,
    now,
    speed,
  })
  const limu = limuSandbox({
    kv,
    apiKey: environment.LIMU_API_KEY ?? '',
    apiSecret: keys.limuSecret,
    now,
    speed,
  })
  const issuer = environment.OPERATOR_ISSUER ?? ''
  const audience = environment.OPERATOR_AUDIENCE ?? ''
  // Not strict: /docs/ is /docs.
  const app = new Hono({ strict: false })
  app.onError((error, c) => {
    console.error(shown(error))
    return c.text('The sandbox failed; its console says why.', 500)
  })
  app.get('/', (c) => c.html(startPage(addressesIn(environment))))
  app.get('/favicon.ico', favicon)
  app.route('/lianlian', lianlian.app)
  app.route('/limu', limu.app)
  app.route('/sms', smsSandbox({ kv, now }).app)
  app.route('/oidc', oidcSandbox({ issuer, privateKey: keys.operators.privateKey, audience, now }).app)
  app.route('/clock', clock)
  app.route('/m', clientPage())
  app.route('/docs', docs(environment.API_BASE_URL ?? ''))
  const server = await serveApp(app, port)
  return {
    close: async () => {
      await server.close()
      lianlian.close()
      limu.close()
      kv.close()
    },
  }
}

/** Returns where the parts listen, from the environment of the functions. */
const addressesIn = (environment: Record<string, string>) => ({
  api: environment.API_BASE_URL ?? '',
  others: Object.fromEntries(
    Object.entries({
      LianLian: 'LIANLIAN_QUERY_URL',
      Limu: 'LIMU_URL',
      "Operators' issuer": 'OPERATOR_ISSUER',
      DynamoDB: 'AWS_ENDPOINT_URL_DYNAMODB',
      Lambda: 'AWS_ENDPOINT_URL_LAMBDA',
      'Step Functions': 'AWS_ENDPOINT_URL_SFN',
      SSM: 'AWS_ENDPOINT_URL_SSM',
      S3: 'AWS_ENDPOINT_URL_S3',
    }).map(([name, variable]) => [name, environment[variable] ?? '']),
  ),
})
