import { confirmSigning, signedBefore } from '../../lib/cards/sign.ts'
import { callback, redirect, textIn } from '../../lib/http/callback.ts'
import { config } from '../../lib/platform/config.ts'
import { log } from '../../lib/platform/log.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Receives the browser's return from LianLian's signing page, by GET or POST. */
export const handler = callback(async ({ fields, now }) => {
  const provider = await payments.cards()
  const returned = provider.readCardSigningReturn({
    status: textIn(fields, 'status'),
    result: textIn(fields, 'result'),
  })
  if (returned.outcome === 'signed') return toResult(await confirmSigning(provider, returned, now))
  if (returned.outcome === 'failed')
    return signedBefore.includes(returned.code) ? toPage('bankcard') : toResult(returned.code)
  log.warn('forged card signing return')
  return toResult('1001')
})

const toPage = (page: string) => redirect(`${config.CLIENT_BASE_URL}/m/#/authentication/${page}`)
const toResult = (status: string) => toPage(`bankcard/addResults?status=${encodeURIComponent(status)}`)
