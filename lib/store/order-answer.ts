/** What the provider said of an order, and how we heard it. */
export interface OrderAnswer {
  at: number
  source: AnswerSource
  /** A return code, or the state that it told. */
  said: string
}

export type AnswerSource = 'send' | 'query' | 'notification'

const ANSWERS_MAX = 10

/** The order's answers with one more, at most ten: set with the change that the answer causes. */
export const answered = (order: { answers?: OrderAnswer[] }, answer: OrderAnswer): { answers: OrderAnswer[] } => ({
  answers: [...(order.answers ?? []), answer].slice(-ANSWERS_MAX),
})
