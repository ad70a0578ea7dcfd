import { log } from '../platform/log.ts'

/** No trustworthy answer came from a vendor: the outcome is unknown. `cause` keeps the diagnosis for the log. */
export class VendorUnavailable extends Error {
  override name = 'VendorUnavailable'
  readonly vendor: string
  constructor(vendor: string, reason: string, options?: ErrorOptions) {
    super(`${vendor}: ${reason}`, options)
    this.vendor = vendor
  }
}

/**
 * The error of one call that a vendor did not answer, and its one line: a metric of each vendor counts them, whoever handles the
 * error, and an alarm rings at 20 in ten minutes. Only for calls that we make: a message of a stranger must not come here.
 */
export function unanswered(vendor: 'lianlian' | 'limu', reason: string, cause?: unknown): VendorUnavailable {
  log.warn('vendor unavailable', { vendor, reason })
  return new VendorUnavailable(vendor, reason, cause === undefined ? undefined : { cause })
}
