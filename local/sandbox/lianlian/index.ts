import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { authPay } from './auth-pay.ts'
import { call } from './calls.ts'
import { bankCardBin, bankCardBindList, bankCardUnbind } from './cards.ts'
import { startNotifier } from './notifier.ts'
import { orderQuery } from './order-query.ts'
import { confirmPayment } from './payout-confirm.ts'
import { startPayoutCourse } from './payout-lifecycle.ts'
import { queryPayment } from './payout-query.ts'
import { payment } from './payouts.ts'
import { signApply } from './sign-apply.ts'
import { simulatorControls } from './sim.ts'
import { createState, type LianLianSandboxOptions } from './state.ts'

export type { LianLianSandboxOptions } from './state.ts'

/**
 * LianLian's side of the protocol, for development and tests: LianLian offers no sandbox. It checks our signatures and signs
 * with a key of the sandbox; all state is in `kv`, and work in progress continues when it is opened again.
 */
export function lianlianSandbox(options: LianLianSandboxOptions): { app: Hono; close(): void } {
  const sandbox = createState(options)
  const notifier = startNotifier(sandbox)
  const course = startPayoutCourse(sandbox, notifier)
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.text('request too large', 413) }))
  app.post('/signApply.htm', signApply(sandbox))
  app.post('/authpay.htm', authPay(sandbox, notifier))
  app.post('/bankcardbin.htm', call(sandbox, 'bankcardbin', bankCardBin))
  app.post('/bankcardbindlist.htm', call(sandbox, 'bankcardbindlist', bankCardBindList(sandbox)))
  app.post('/bankcardunbind.htm', call(sandbox, 'bankcardunbind', bankCardUnbind(sandbox)))
  app.post('/orderquery.htm', call(sandbox, 'orderquery', orderQuery(sandbox)))
  app.post('/paymentapi/payment.htm', call(sandbox, 'payment', payment(sandbox, course)))
  app.post('/paymentapi/confirmPayment.htm', call(sandbox, 'confirmPayment', confirmPayment(sandbox, course)))
  app.post('/paymentapi/queryPayment.htm', call(sandbox, 'queryPayment', queryPayment(sandbox)))
  app.route('/_sim', simulatorControls(sandbox, notifier, course))
  return { app, close: () => sandbox.timers.close() }
}
