import type { Key, Write } from '../table/commit.ts'
import { keys } from './keys.ts'

/** What a borrower agreed to by calling a route, recorded before any data is asked for. */
export interface Consent {
  kind: string
  textVersion: string
  /** ms */
  at: number
}

/** Version of the text under which a borrower agrees to a check or a collection by asking for it. */
const CONSENT_TEXT = '2026-11'

export const consentTo = (kind: string, at: number): Consent => ({ kind, textVersion: CONSENT_TEXT, at })

/** The record of it: an item of its own, so that a later one never writes over it. */
export const recordConsent = (userId: number, consent: Consent): Write => {
  const item: Consent & Key = { ...keys.consent(userId, consent.kind, consent.at), ...consent }
  return { put: item }
}
