import type { Collection, Kv } from '../../kv.ts'
import type { RetCode } from './ret-codes.ts'

export type Fields = Record<string, string>

/** A card that a user has signed. */
export interface AgreementRow {
  agreementNo: string
  userId: string
  cardNo: string
  name: string
  identityNo: string
  mobile: string
  signedAtMs: number
}

/** An order of authenticated payment: a borrower pays the merchant. */
export interface PaymentRow {
  /** The request as first posted: a later post of the same number must have the same fields. */
  request: Fields
  state: 'WAITING' | 'PROCESSING' | 'SUCCESS' | 'FAILURE' | 'REFUND'
  billNo: string
  createdAtMs: number
  card?: AgreementRow
  settleDate?: string
}

/** An order of instant payment: the merchant pays a card. */
export interface PayoutRow {
  request: Fields
  state: 'CHECK' | 'PROCESSING' | 'SUCCESS' | 'FAILURE' | 'CANCEL' | 'CLOSED'
  createdAtMs: number
  billNo?: string
  settleDate?: string
  /** Why it failed. */
  info?: string
  suspicion?: { code: RetCode; confirmCode: string; wrongTries: number }
  /** The next step and its time, by the machine's clock; absent when there is none. */
  next?: { state: 'SUCCESS' | 'FAILURE' | 'CANCEL'; atMs: number }
  effect?: string
}

export interface NoticeRow {
  id: string
  orderNo: string
  url: string
  /** The raw body. */
  text: string
  state: 'pending' | 'acknowledged' | 'given up'
  sends: number
  /** The time of the next delivery, by the machine's clock. */
  dueAtMs: number
}

export interface EffectRow {
  id: string
  match: { user_id?: string; no_order?: string; card_no?: string }
  at?: string
  effect: string
  sticky: boolean
}

/** An open page: the state that its buttons act on. */
export interface PageRow {
  request: Fields
}

export interface TrafficRow {
  id: string
  at: string
  kind: 'call' | 'page' | 'notice'
  path: string
  request: unknown
  answer: unknown
}

/** The sandbox's whole state, kept over a restart. */
export function openStore(kv: Kv) {
  const collection = <T>(name: string): Collection<T> => kv.collection<T>(`lianlian_${name}`)
  return {
    agreements: collection<AgreementRow>('agreements'),
    payments: collection<PaymentRow>('payments'),
    payouts: collection<PayoutRow>('payouts'),
    notices: collection<NoticeRow>('notices'),
    effects: collection<EffectRow>('effects'),
    pages: collection<PageRow>('pages'),
    traffic: collection<TrafficRow>('traffic'),
    /** The name first seen for a card number. */
    holders: collection<string>('holders'),
    settings: collection<number>('settings'),
  }
}

export type Store = ReturnType<typeof openStore>
