import type { RiskSummary } from '../domain/risk-summary.ts'

/**
 * Port of a personal-data provider, in our terms. Limu is the one in use (`limu/`); another replaces it by implementing
 * this port. Credentials pass through these calls once and are not stored.
 *
 * A method throws `VendorUnavailable` when no usable answer came (time-out, HTTP error, broken JSON): that is never a
 * refusal.
 */
export interface DataProvider {
  /** Checks that the name belongs to the identity number. Synchronous at the provider. */
  checkIdentity(person: { name: string; identityNo: string }): Promise<'match' | 'mismatch' | 'unknown'>
  /** Passes the login on and starts collecting. The token is the provider's name of the task, of `tokenShape`. */
  start(task: CollectionTask): Promise<{ accepted: true; token: string } | InputRefused>
  status(kind: VerificationKind, token: string): Promise<CollectionStatus>
  /** Passes the person's input on: an SMS code, the text of an image. */
  input(kind: VerificationKind, token: string, text: string): Promise<{ accepted: true } | InputRefused>
  /** Fetches the collected data: the provider's JSON, and the summary for officers where there is one. */
  result(kind: VerificationKind, token: string): Promise<{ content: unknown; summary?: RiskSummary }>
  /** Reads a call-back. It is unsigned, so it is only a hint to look; undefined when it cannot be read. */
  readCallback(body: string): { token: string } | undefined
  /** Builds the answer to a call-back: whether we know the task. */
  callbackReply(known: boolean): CallbackReply
}

export interface CallbackReply {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** Tokens become keys and names of executions: these have at most 80 characters, and few that are not letters or digits. */
export const tokenShape = /^[\w-]{1,64}$/

/** Inputs that a source may want of a person: a code that it sent, a picture to scan or to read, a second password. */
export const needs = ['sms', 'qr', 'image', 'password'] as const
export type Need = (typeof needs)[number]

export type VerificationKind = 'mobile' | 'jd' | 'taobao' | 'education' | 'bill' | 'ebank'

export interface CollectionTask {
  kind: VerificationKind
  /** The person whose data are collected. */
  person: { mobile: string; name: string; identityNo: string }
  /** The login at the source: service code, account password. Absent where a QR code is scanned. */
  login?: { username: string; password: string }
  /** ebank: the bank's 8-digit code. */
  bankCode?: string
  nowMs: number
}

/** In the provider's language: `message` is for the borrower, at most 100 characters. */
export type InputRefused = { accepted: false; code: string; message: string }

export type CollectionStatus =
  | { state: 'working' }
  /** `image`: base64 of the picture to be scanned or read. */
  | { state: 'input'; need: Need; image?: string }
  | { state: 'logged-in' }
  | { state: 'collected' }
  | { state: 'refused'; code: string; message: string }
