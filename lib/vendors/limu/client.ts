import * as z from 'zod/mini'
import type { DataProvider, VerificationKind } from '../data-provider.ts'
import type { LimuConfig } from './config.ts'
import { poster, unavailable } from './http.ts'
import { gateway, type LimuCall, routes } from './routes.ts'
import { isNoError, refusalIn, statusOf } from './status.ts'
import { summaryOf } from './summary.ts'
import { taskParams } from './task.ts'

/** 32 hex digits at Limu; the pattern is wider, since a token is only compared and sent back, but within `tokenShape`. */
const tokenPattern = /^[0-9A-Za-z-]{8,64}$/

const identityData = z.object({ resultCode: z.string() })
const identityOutcomes = { R001: 'match', R002: 'mismatch', R003: 'unknown' } as const
const isOutcome = (code: string): code is keyof typeof identityOutcomes => Object.hasOwn(identityOutcomes, code)

export function limu(config: LimuConfig): DataProvider {
  const post = poster(config)
  const send = ({ path, params }: LimuCall) => post(path, params)

  /** Fetches data, which only come with 0000; before that, Limu answers an error. */
  async function dataOf(call: LimuCall): Promise<unknown> {
    const { code, data } = await send(call)
    if (code !== '0000' || data == null) throw unavailable(call.path, `gave no data but ${code}`)
    return data
  }

  async function collected(kind: VerificationKind, token: string): Promise<unknown> {
    if (kind !== 'mobile') return dataOf(routes.result(kind, token))
    const [report, data] = await Promise.all([dataOf(routes.report(token)), dataOf(routes.reportData(token))])
    return { report, data }
  }

  return {
    async checkIdentity({ name, identityNo }) {
      const call = gateway('api.identity.idcheck', { name, identityNo })
      const data = z.safeParse(identityData, await dataOf(call))
      const code = data.success ? data.data.resultCode : ''
      // An unknown answer is not a refusal.
      if (!isOutcome(code)) throw unavailable(call.path, 'checked an identity with an unknown outcome')
      return identityOutcomes[code]
    },

    async start(task) {
      const call = routes.start(task.kind, taskParams(task, config.callbackUrl))
      const answer = await send(call)
      if (!isNoError(answer.code)) return { accepted: false, ...refusalIn(answer) }
      const { code, token } = answer
      if (code !== '0010' || !token || !tokenPattern.test(token)) throw unavailable(call.path, 'issued no token')
      return { accepted: true, token }
    },

    status: async (kind, token) => statusOf(await send(routes.status(kind, token))),

    async input(kind, token, text) {
      const answer = await send(routes.input(kind, token, text))
      return isNoError(answer.code) ? { accepted: true } : { accepted: false, ...refusalIn(answer) }
    },

    async result(kind, token) {
      const content = await collected(kind, token)
      return { content, summary: summaryOf(kind, content) }
    },

    readCallback(body) {
      const token = new URLSearchParams(body).get('token') ?? ''
      return tokenPattern.test(token) ? { token } : undefined
    },

    callbackReply: (known) => ({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: known ? 'success' : 'failure',
    }),
  }
}
