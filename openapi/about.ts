import type { FailureCode } from '../lib/domain/failure.ts'

/** A route's documentation beyond its schemas: texts, examples, and the reasons of refusals. */
export interface About {
  /** The contract's heading, by route where a function has several; operators' routes have none. */
  title?: string | Record<string, string>
  summary: string
  description?: string
  /** `error_message` of a success; the example shows the first. Empty by default. */
  messages?: readonly string[]
  /** Refusals of the handler, beyond those of its input's checks and its audience. */
  failures?: readonly FailureCode[]
  /** Fields that the handler itself requires, although their schema accepts an empty value. */
  required?: readonly string[]
  /** A refusal may carry the verification's token in `results`. */
  tokenInFailure?: boolean
  /** A request and the results of its success, synthetic. */
  input?: Record<string, string | number | readonly string[]>
  results?: unknown
  /**
   * Names for the schema of `results`, or for one of its schemas, where the route's name is not enough: routes with the same
   * results share the schema, and a union has a name for each member.
   */
  resultName?: string | readonly string[]
  /** Fields with another meaning here than in fields.ts. */
  fields?: Readonly<Record<string, string>>
}

/** The documentation of a route that vendors call, or to which they redirect a browser. */
export interface AboutVendorRoute {
  summary: string
  description: string
  /** The fields and their meanings; every value is text. */
  fields: Readonly<Record<string, string>>
  /** How the fields come; `query` also as a form, where the route is a POST. */
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
