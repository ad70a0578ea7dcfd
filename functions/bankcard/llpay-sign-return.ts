import { confirmSigning } from '../../lib/cards/sign.ts'
import { callback, redirect, textIn } from '../../lib/http/callback.ts'
import { config } from '../../lib/platform/config.ts'
import { log } from '../../lib/platform/log.ts'
import { cardQueries, cardSigningForms } from '../../lib/vendors/wired.ts'

/** The browser's return from LianLian's signing page, by GET or POST. */
export const handler = callback(async ({ fields }) => {
  const returned = (await cardSigningForms()).readCardSigningReturn({
    status: textIn(fields, 'status'),
    result: textIn(fields, 'result'),
  })
  if (returned.outcome === 'forged') log.warn('forged card signing return')
  const status =
    returned.outcome === 'signed'
      ? await confirmSigning(await cardQueries(), returned)
      : returned.outcome === 'failed'
        ? returned.code
        : '1001'
  return redirect(
    `${config.CLIENT_BASE_URL}/m/#/authentication/bankcard/addResults?status=${encodeURIComponent(status)}`,
  )
})
