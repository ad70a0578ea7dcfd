export interface LianLianConfig {
  /** oid_partner: our 18-digit merchant number. */
  partner: string
  /** PEM, PKCS#8 or PKCS#1: the key that we sign with. */
  merchantPrivateKey: string
  /** PEM: the only key whose signatures we accept. */
  lianlianPublicKey: string
  /** Base addresses, without the closing slash. */
  endpoints: { query: string; trader: string; instantPay: string }
  /** Four digits that LianLian's risk control assigns to a merchant's line of business. */
  frmsWareCategory?: string
  timeoutMs?: number
}
