import type { CollectionStatus, Need } from '../identity-data.ts'
import { type Answer, unavailable } from './http.ts'

/** Limu's input types; `sms-jl` (Jilin Telecom) has the person send a text message first. */
const needs: Record<string, Need> = { sms: 'sms', 'sms-jl': 'sms', img: 'image', qr: 'qr', idp: 'password' }

/** No error: "" and every 0xxx. All else is final and its `msg` is for the borrower. */
export const isNoError = (code: string) => code === '' || code.startsWith('0')

/** A word for the borrower is short; what is longer is no word, and an item has an end. */
const WORDS_MAX = 100

export const refusal = ({ code, msg }: Answer) => ({
  code: code.slice(0, 10),
  message: [...(msg ?? '')].slice(0, WORDS_MAX).join(''),
})

/** Limu's word on a task, in ours. */
export function statusOf(answer: Answer): CollectionStatus {
  if (answer.code === '0000') return { state: 'collected' }
  if (answer.code === '0100') return { state: 'logged-in' }
  if (answer.code === '0006') return wanted(answer.input)
  return isNoError(answer.code) ? { state: 'working' } : { state: 'refused', ...refusal(answer) }
}

/** Carriers' tasks were seen to leave out what they want: then it is the SMS code. */
function wanted(input: Answer['input']): CollectionStatus {
  const type = input?.type ?? 'sms'
  const need = needs[type]
  if (!need) throw unavailable('status', `wants an input of unknown type ${JSON.stringify(type.slice(0, 20))}`)
  return input?.value ? { state: 'input', need, image: input.value } : { state: 'input', need }
}
