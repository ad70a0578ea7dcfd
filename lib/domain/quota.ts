import { Failure } from './failure.ts'

/** Records that a borrower has verified or filled in beyond the basics. */
export interface QuotaEvidence {
  education: boolean
  taobao: boolean
  jd: boolean
  bill: boolean
  ebank: boolean
  qq: boolean
  wechat: boolean
  bankcard: boolean
}

/** Throws unless education and Taobao are verified, then two of the six others. */
export function throwUnlessMayRaiseQuota(evidence: QuotaEvidence): void {
  const { education, taobao, ...others } = evidence
  if (!education || !taobao) throw new Failure('QUOTA_BASICS_FIRST')
  if (Object.values(others).filter(Boolean).length < 2) throw new Failure('QUOTA_MORE_FIRST')
}
