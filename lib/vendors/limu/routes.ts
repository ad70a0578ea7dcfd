import type { VerificationKind } from '../data-provider.ts'
import type { Params } from './signature.ts'

/** The path of a call and its parameters besides the key and the signature. */
export interface LimuCall {
  path: string
  params: Params
}

const GATEWAY = '/api/gateway'
const REPORT = '/mobile_report/v1/task'
const VERSION = '1.2.0'

export const gateway = (method: string, params: Params): LimuCall => ({
  path: GATEWAY,
  params: { method, version: VERSION, ...params },
})

/** A carrier's report has separate paths; all other kinds share one gateway, by method. */
export const routes = {
  start: (kind: VerificationKind, params: Params): LimuCall =>
    kind === 'mobile' ? { path: REPORT, params } : gateway(`api.${kind}.get`, params),
  status: (kind: VerificationKind, token: string): LimuCall =>
    kind === 'mobile'
      ? { path: `${REPORT}/status`, params: { token } }
      : gateway('api.common.getStatus', { token, bizType: kind }),
  input: (kind: VerificationKind, token: string, input: string): LimuCall =>
    kind === 'mobile'
      ? { path: `${REPORT}/input`, params: { token, input } }
      : gateway('api.common.input', { token, input }),
  report: (token: string): LimuCall => ({ path: `${REPORT}/report`, params: { token } }),
  reportData: (token: string): LimuCall => ({ path: `${REPORT}/data`, params: { token } }),
  result: (kind: VerificationKind, token: string): LimuCall =>
    gateway('api.common.getResult', { token, bizType: kind }),
}
