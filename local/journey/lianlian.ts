import type { Sandbox } from './vendors.ts'

export interface Notice {
  orderNo: string
  url: string
  /** The raw body. */
  text: string
  state: 'pending' | 'acknowledged' | 'given up'
  sends: number
}

export interface Payout {
  state: string
  request: { no_order: string; money_order: string; card_no: string }
}

export interface Payment {
  state: string
  request: { no_order: string; money_order: string; user_id: string }
}

interface Delivery {
  answer: { status: number; body: string }
  acknowledged: boolean
}

/** Drives the LianLian sandbox: its controls force events of real life, and report what happened. */
export class LianLian {
  readonly #controls: string

  constructor({ url }: Sandbox) {
    this.#controls = `${url}/lianlian/_sim`
  }

  /** Applies these effects to the next matching request. */
  async next(effect: string, match: { card_no?: string; user_id?: string; no_order?: string }, at?: string) {
    await this.#post('/next', { effect, match, ...(at ? { at } : {}) })
  }

  async payouts(cardNo: string): Promise<Payout[]> {
    const { payouts } = await this.#get<{ payouts: Payout[] }>('/payouts')
    return payouts.filter(({ request }) => request.card_no === cardNo)
  }

  async payments(orderNo: string): Promise<Payment[]> {
    const { payments } = await this.#get<{ payments: Payment[] }>('/payments')
    return payments.filter(({ request }) => request.no_order === orderNo)
  }

  async notices(orderNo: string): Promise<Notice[]> {
    const { notifications } = await this.#get<{ notifications: Notice[] }>('/notifications')
    return notifications.filter((notice) => notice.orderNo === orderNo)
  }

  /** Sends the order's notification at once, genuine or forged, and returns the answers. */
  async resend(
    orderNo: string,
    how: { forgery?: string; copies?: number; result_pay?: string } = {},
  ): Promise<Delivery[]> {
    return (await this.#post<{ sends: Delivery[] }>(`/notifications/${orderNo}/resend`, how)).sends
  }

  /** Brings a payout to this end, and notifies. */
  async endPayout(orderNo: string, state: 'SUCCESS' | 'FAILURE' | 'CANCEL') {
    await this.#post(`/payouts/${orderNo}/state`, { state })
  }

  async #get<T>(path: string): Promise<T> {
    return (await fetch(this.#controls + path)).json() as Promise<T>
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(this.#controls + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`LianLian's sandbox: ${path}: ${await response.text()}`)
    return response.json() as Promise<T>
  }
}
