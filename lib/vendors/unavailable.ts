/** No trustworthy answer came from a vendor: the outcome is unknown. `cause` keeps the diagnosis for the log. */
export class VendorUnavailable extends Error {
  override name = 'VendorUnavailable'
  readonly vendor: string
  constructor(vendor: string, reason: string, options?: ErrorOptions) {
    super(`${vendor}: ${reason}`, options)
    this.vendor = vendor
  }
}
