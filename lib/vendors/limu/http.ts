import * as z from 'zod/mini'
import { post } from '../post.ts'
import { unanswered } from '../unavailable.ts'
import type { LimuConfig } from './config.ts'
import { limuSign, type Params } from './signature.ts'

/** Half a year of a busy line's calls is 2–3 MB of JSON; more than this is not an answer. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024
const TIMEOUT_MS = 8_000

/** The shape of every answer. Absent and null are the same to Limu's serialiser. */
const answerSchema = z.object({
  code: z.string(),
  msg: z.nullish(z.string()),
  token: z.nullish(z.string()),
  input: z.nullish(z.object({ type: z.nullish(z.string()), value: z.nullish(z.string()) })),
  data: z.optional(z.unknown()),
})

export type Answer = z.infer<typeof answerSchema>

export type Post = (path: string, params: Params) => Promise<Answer>

/**
 * Makes the function that posts signed forms to Limu and reads its JSON. The signature is over the raw values, the body
 * percent-encoded: base64 has `+` and `=`. Errors contain nothing of a request or an answer: these carry passwords and
 * people's data.
 */
export function poster(config: LimuConfig): Post {
  return async (path, params) => {
    const signed = { ...params, apiKey: config.apiKey }
    const body = new URLSearchParams({ ...signed, sign: limuSign(signed, config.apiSecret) })
    const answer = parsed(path, await textOf(path, config, body))
    // 100x and 1104: key, signature, address list or rights: a fault of our configuration, not shown to a borrower.
    if (/^(100.|1104)$/.test(answer.code)) throw unavailable(path, `refused us as a merchant with ${answer.code}`)
    return answer
  }
}

export const unavailable = (path: string, reason: string, cause?: unknown) =>
  unanswered('limu', `${path} ${reason}`, cause)

async function textOf(path: string, config: LimuConfig, body: URLSearchParams): Promise<string> {
  const request = { body, timeoutMs: config.timeoutMs ?? TIMEOUT_MS, maxBytes: ANSWER_BYTES_MAX }
  const { status, text } = await post(config.baseUrl + path, request).catch((cause: unknown) => {
    throw unavailable(path, 'gave no answer', cause)
  })
  if (status !== 200) throw unavailable(path, `answered HTTP ${status}`)
  return text
}

function parsed(path: string, text: string): Answer {
  const answer = z.safeParse(answerSchema, jsonOf(text))
  if (answer.success) return answer.data
  // Zod's issues name fields, not values; a JSON.parse error would quote the text.
  throw unavailable(path, 'answered something else than its protocol says', answer.error)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
