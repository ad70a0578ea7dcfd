import type { RiskSummary } from '../domain/risk-summary.ts'

/**
 * What we need of a personal-data provider, in our own words. Limu is the one we have (`limu/`); another takes its place by
 * implementing this port. Credentials pass through these calls once and are kept nowhere.
 *
 * A method throws `VendorUnavailable` when no usable answer came (time-out, HTTP error, broken JSON): never a "no".
 */
export interface DataProvider {
  /** Does this name belong to this identity number? Synchronous at the provider. */
  checkIdentity(person: { name: string; identityNo: string }): Promise<'match' | 'mismatch' | 'unknown'>
  /** Hands over the login and starts collecting. The token is the provider's name of the task, of `tokenShape`. */
  start(task: CollectionTask): Promise<{ accepted: true; token: string } | Refused>
  status(kind: VerificationKind, token: string): Promise<CollectionStatus>
  /** What the person typed: an SMS code, the text of an image. */
  input(kind: VerificationKind, token: string, text: string): Promise<{ accepted: true } | Refused>
  /** The collected data: the provider's JSON, and what an officer is shown of it where there is something to show. */
  result(kind: VerificationKind, token: string): Promise<{ content: unknown; summary?: RiskSummary }>
  /** A call-back's claim. Unsigned, so only ever a hint to look; undefined when it makes no sense. */
  readCallback(body: string): { token: string } | undefined
  /** What the provider wants to hear of its call-back: we know the task, or not. */
  callbackReply(known: boolean): CallbackReply
}

export interface CallbackReply {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** Tokens become keys and names of executions: these have 80 characters, and few that are not letters or digits. */
export const tokenShape = /^[\w-]{1,64}$/

/** What a source may ask of a person: a code that it sent, a picture to scan or to read, a second password. */
export const needs = ['sms', 'qr', 'image', 'password'] as const
export type Need = (typeof needs)[number]

export type VerificationKind = 'mobile' | 'jd' | 'taobao' | 'education' | 'bill' | 'ebank'

export interface CollectionTask {
  kind: VerificationKind
  /** Whose data is collected. */
  person: { mobile: string; name: string; identityNo: string }
  /** The login at the source: service code, account password. Absent where a QR code is scanned. */
  login?: { username: string; password: string }
  /** ebank: the bank's 8-digit code. */
  bankCode?: string
  nowMs: number
}

/** In the provider's words: `message` is for the borrower, and at most 100 characters. */
export type Refused = { accepted: false; code: string; message: string }

export type CollectionStatus =
  | { state: 'working' }
  /** `image`: base64 of what must be scanned or read. */
  | { state: 'input'; need: Need; image?: string }
  | { state: 'logged-in' }
  | { state: 'collected' }
  | { state: 'refused'; code: string; message: string }
