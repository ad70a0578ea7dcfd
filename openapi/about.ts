import type { FailureCode } from '../lib/domain/failure.ts'

/** What the document says of a route beyond its schemas: words, examples, and why it may be refused. */
export interface About {
  /** The contract's heading, by route where a function has several; operators' routes have none. */
  title?: string | Record<string, string>
  summary: string
  description?: string
  /** `error_message` of a success; the example shows the first. Empty unless said otherwise. */
  messages?: readonly string[]
  /** What the handler refuses beyond its input's own checks and its audience. */
  failures?: readonly FailureCode[]
  /** Fields that the handler itself asks for, where their schema would take nothing. */
  required?: readonly string[]
  /** A refusal may carry the verification's token in `results`. */
  tokenInFailure?: boolean
  /** A request and the results of its success, synthetic. */
  input?: Record<string, string | number | readonly string[]>
  results?: unknown
  /**
   * Of the schema of `results`, or of one of them, where the route's own is not enough: routes that answer with the same share
   * it, and a union has a name for each member.
   */
  resultName?: string | readonly string[]
  /** Fields that mean something else here than in words.ts. */
  words?: Readonly<Record<string, string>>
}

/** What the document says of a route that vendors call, or to which they send a browser. */
export interface AboutVendorRoute {
  summary: string
  description: string
  /** What comes, and what it means; every value is text. */
  fields: Readonly<Record<string, string>>
  /** How it comes; `query` also as a form, where the route is a POST. */
  as: 'json' | 'form' | 'query'
  example: Readonly<Record<string, string>>
  answer: VendorAnswer
}

export type VendorAnswer =
  | { status: 200; type: 'application/json'; values: readonly Readonly<Record<string, string>>[] }
  | { status: 200; type: 'text/plain'; values: readonly string[] }
  /** A page of the H5 client. */
  | { status: 302; to: string }

export interface Chapter {
  /** In the document's index. */
  tag: string
  routes: Readonly<Record<string, About>>
}
