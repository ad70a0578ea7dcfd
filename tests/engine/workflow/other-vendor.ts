import type { CollectionStatus, DataProvider } from '../../../lib/vendors/data-provider.ts'

/** What the vendor knows of a job, in its own words. */
interface Job {
  status: 'QUEUED' | 'ASK_OTP' | 'ASK_SCAN' | 'AUTHORISED' | 'READY' | 'DENIED'
  typed?: string
}

/**
 * Another data vendor, unlike the one we have in all that it may differ in: jobs are numbered, states are words, refusals
 * are symbols, notifications are JSON and are acknowledged in JSON.
 */
export function otherVendor(firstJob = 1n) {
  const jobs = new Map<string, Job>()
  let next = firstJob
  const words: Record<Job['status'], CollectionStatus> = {
    QUEUED: { state: 'working' },
    ASK_OTP: { state: 'input', need: 'sms' },
    ASK_SCAN: { state: 'input', need: 'qr', image: 'aW1hZ2U=' },
    AUTHORISED: { state: 'logged-in' },
    READY: { state: 'collected' },
    DENIED: { state: 'refused', code: 'timeout', message: '账号已锁定' },
  }
  const job = (token: string): Job => {
    const found = jobs.get(token)
    if (!found) throw new Error(`job ${token} is unknown`)
    return found
  }
  const port: DataProvider = {
    checkIdentity: async () => 'match',
    start: async ({ kind, login }) => {
      if (login?.password === 'wrong') return { accepted: false, code: 'BAD_LOGIN', message: '密码错误' }
      const token = String(next++)
      jobs.set(token, { status: kind === 'taobao' ? 'ASK_SCAN' : kind === 'mobile' ? 'ASK_OTP' : 'QUEUED' })
      return { accepted: true, token }
    },
    status: async (_, token) => words[job(token).status],
    input: async (_, token, typed) => {
      if (typed === '0') return { accepted: false, code: 'OTP_MISMATCH', message: '验证码错误' }
      Object.assign(job(token), { status: 'AUTHORISED', typed })
      return { accepted: true }
    },
    result: async (kind) => ({ content: { pages: [kind] }, summary: { degree: '本科' } }),
    readCallback: (body) => {
      try {
        const { jobId } = JSON.parse(body) as { jobId?: number | string }
        return jobId === undefined ? undefined : { token: String(jobId) }
      } catch {
        return undefined
      }
    },
    callbackReply: (known) => ({
      statusCode: known ? 202 : 404,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ received: known }),
    }),
  }
  return { port, job }
}
