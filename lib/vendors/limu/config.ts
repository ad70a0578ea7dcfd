export interface LimuConfig {
  /** Without a path: https://api.limuzhengxin.com */
  baseUrl: string
  apiKey: string
  apiSecret: string
  /** Address that Limu calls when a collection ended. Without a query: Limu's signer splits at `&` within a value. */
  callbackUrl: string
  timeoutMs?: number
}
