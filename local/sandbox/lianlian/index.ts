import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { authPay } from './auth-pay.ts'
import { call } from './calls.ts'
import { bankCardBin, bankCardBindList, bankCardUnbind } from './cards.ts'
import { startNotifier } from './notifier.ts'
import { orderQuery } from './order-query.ts'
import { confirmPayment } from './payout-confirm.ts'
import { startPayoutCourse } from './payout-course.ts'
import { queryPayment } from './payout-query.ts'
import { payment } from './payouts.ts'
import { signApply } from './sign-apply.ts'
import { simulatorControls } from './sim.ts'
import { createWorld, type LianLianSandboxOptions } from './world.ts'

export type { LianLianSandboxOptions } from './world.ts'

/**
 * LianLian's side of the protocol, for development and tests: LianLian offers no sandbox. It checks our signatures and signs
 * with a key of the sandbox; all state is in `kv`, and work in progress continues when it is opened again.
 */
export function lianlianSandbox(options: LianLianSandboxOptions): { app: Hono; close(): void } {
  const world = createWorld(options)
  const notifier = startNotifier(world)
  const course = startPayoutCourse(world, notifier)
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.text('request too large', 413) }))
  app.post('/signApply.htm', signApply(world))
  app.post('/authpay.htm', authPay(world, notifier))
  app.post('/bankcardbin.htm', call(world, 'bankcardbin', bankCardBin))
  app.post('/bankcardbindlist.htm', call(world, 'bankcardbindlist', bankCardBindList(world)))
  app.post('/bankcardunbind.htm', call(world, 'bankcardunbind', bankCardUnbind(world)))
  app.post('/orderquery.htm', call(world, 'orderquery', orderQuery(world)))
  app.post('/paymentapi/payment.htm', call(world, 'payment', payment(world, course)))
  app.post('/paymentapi/confirmPayment.htm', call(world, 'confirmPayment', confirmPayment(world, course)))
  app.post('/paymentapi/queryPayment.htm', call(world, 'queryPayment', queryPayment(world)))
  app.route('/_sim', simulatorControls(world, notifier, course))
  return { app, close: () => world.timers.close() }
}
