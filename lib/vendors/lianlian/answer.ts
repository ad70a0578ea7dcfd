import * as z from 'zod/mini'
import { post } from '../post.ts'
import { unanswered } from '../unavailable.ts'
import type { LianLianConfig } from './config.ts'
import { type Message, parseMessage } from './message.ts'
import { genuineFields, signed } from './signature.ts'

/** An answer that can be trusted: `signed` with LianLian's key, or a refusal it left unsigned (1004 and 8901 are). */
export interface Answer {
  code: string
  message: string
  signed: boolean
  fields: Message
  /** Fields of the message that no signature covers. */
  uncovered: Message
}

const outcome = z.object({
  ret_code: z.string().check(z.regex(/^\w{4,8}$/)),
  ret_msg: z._default(z.string(), ''),
})

/** Signs the fields, posts them and checks the answer. Throws VendorUnavailable. */
export async function ask(
  config: LianLianConfig,
  url: string,
  fields: Record<string, string>,
  unsigned: UnsignedFields = [[]],
): Promise<Answer> {
  const request = signed({ ...fields, oid_partner: config.partner }, config.merchantPrivateKey)
  return judge(config, await postJson(url, request, config.timeoutMs), unsigned)
}

/** LianLian's answers are below 4 KB; a list of signed cards is the longest. */
const ANSWER_BYTES_MAX = 256 * 1024
const TIMEOUT_MS = 8_000

/** Posts a JSON object and reads one back. Throws VendorUnavailable when none came in time. */
export async function postJson(url: string, body: object, timeoutMs = TIMEOUT_MS): Promise<Message> {
  const { pathname } = new URL(url)
  const request = {
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(body),
    timeoutMs,
    maxBytes: ANSWER_BYTES_MAX,
  }
  const { status, text } = await post(url, request).catch((cause: unknown) => {
    throw unavailable(`no answer from ${pathname}: ${reasonOf(cause)}`, cause)
  })
  if (status !== 200) throw unavailable(`${pathname} answered HTTP ${status}`)
  const message = parseMessage(text)
  if (!message) throw unavailable(`${pathname} answered no JSON object`)
  return message
}

const unavailable = (reason: string, cause?: unknown) => unanswered('lianlian', reason, cause)

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  // fetch says only "fetch failed"; the reason is in its cause.
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message
}

/** Fields that LianLian leaves out of an answer's signature: alternatives, tried in turn, as its documents differ. */
export type UnsignedFields = string[][]

/**
 * Checks an answer: a signature must be right when there is one, and "0000" needs one. Any other message counts as no
 * answer: throws VendorUnavailable. Of a signed answer only signed fields count, the code included.
 */
export function judge(config: LianLianConfig, message: Message, unsigned: UnsignedFields = [[]]): Answer {
  const covered = message.sign === undefined || message.sign === '' ? undefined : coveredIn(config, message, unsigned)
  const said = covered ? covered.fields : message
  const head = outcome.safeParse(said)
  if (!head.success) throw unavailable('an answer without ret_code')
  const { ret_code: code, ret_msg: text } = head.data
  const merchant = said.oid_partner ?? config.partner
  if (merchant !== config.partner) throw unavailable(`the answer is for merchant ${String(merchant)}`)
  if (covered) return { code, message: text, signed: true, ...covered }
  if (code === '0000') throw unavailable('an unsigned 0000')
  return { code, message: text, signed: false, fields: {}, uncovered: message }
}

function coveredIn(config: LianLianConfig, message: Message, unsigned: UnsignedFields) {
  for (const names of unsigned) {
    const fields = genuineFields(
      pick(message, (name) => !names.includes(name)),
      config.lianlianPublicKey,
    )
    if (fields) return { fields, uncovered: pick(message, (name) => names.includes(name)) }
  }
  throw unavailable(`a wrong signature on ret_code ${String(message.ret_code).slice(0, 8)}`)
}

const pick = (message: Message, wanted: (name: string) => boolean): Message =>
  Object.fromEntries(Object.entries(message).filter(([name]) => wanted(name)))

/** Parses the fields by their schema, with empty ones as absent; throws VendorUnavailable when they do not match. */
export function read<T extends z.ZodMiniType>(schema: T, fields: Message): z.output<T> {
  const parsed = schema.safeParse(present(fields))
  if (!parsed.success) throw unavailable('an answer of an unexpected shape', parsed.error)
  return parsed.data
}

/** Drops empty fields, which count as missing, as in the signature. */
export const present = (fields: Message): Message =>
  pick(fields, (name) => fields[name] !== '' && fields[name] !== null)

/** Makes the error for a code that answers none of our questions: it is never a refusal. */
export const unexpected = (answer: Answer) => unavailable(`ret_code ${answer.code} ${answer.message}`)
