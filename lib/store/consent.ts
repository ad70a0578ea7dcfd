import { type ConsentKind, currentConsentText } from '../consent/texts.ts'
import type { Key, Write } from '../table/commit.ts'
import { keys } from './keys.ts'

/** A borrower's consent, given by calling a route and recorded before any data is asked for. */
export interface Consent {
  kind: ConsentKind
  textVersion: string
  /** ms */
  at: number
}

/** Agreeing to a check or a collection by asking for it, under the text in force. */
export const consentTo = (kind: ConsentKind, at: number): Consent => ({
  kind,
  textVersion: currentConsentText(kind).version,
  at,
})

/** The record of it: an item of its own, so that a later one never writes over it. */
export const recordConsent = (userId: number, consent: Consent): Write => {
  const item: Consent & Key = { ...keys.consent(userId, consent.kind, consent.at), ...consent }
  return { put: item }
}
