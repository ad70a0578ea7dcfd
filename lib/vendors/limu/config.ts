export interface LimuConfig {
  /** Without a path: https://api.limuzhengxin.com */
  baseUrl: string
  apiKey: string
  apiSecret: string
  /** Where Limu tells that a collection ended. No query: Limu's own signer splits at `&` within a value. */
  callbackUrl: string
  timeoutMs?: number
}
