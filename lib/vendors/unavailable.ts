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
 * Makes the error of one unanswered call and logs its one line, however the error is handled later. A metric per vendor
 * counts the lines; an alarm rings at 20 in ten minutes. Only for calls that we make, so that a message from a stranger
 * cannot ring it.
 */
export function unanswered(vendor: 'lianlian' | 'limu', reason: string, cause?: unknown): VendorUnavailable {
  log.warn('vendor unavailable', { vendor, reason })
  return new VendorUnavailable(vendor, reason, cause === undefined ? undefined : { cause })
}
