import type { CollectionStatus, Need } from '../data-provider.ts'
import { type Answer, unavailable } from './http.ts'

/** Limu's input types; `sms-jl` (Jilin Telecom) has the person send a text message first. */
const needs: Record<string, Need> = { sms: 'sms', 'sms-jl': 'sms', img: 'image', qr: 'qr', idp: 'password' }

/** Accepts codes that are not errors: "" and every 0xxx. All others are final, and their `msg` is for the borrower. */
export const isNoError = (code: string) => code === '' || code.startsWith('0')

/** Messages are cut to 100 characters: an item's size is limited. */
const MESSAGE_CHARACTERS_MAX = 100

export const refusalIn = ({ code, msg }: Answer) => ({
  code: code.slice(0, 10),
  message: [...(msg ?? '')].slice(0, MESSAGE_CHARACTERS_MAX).join(''),
})

/** Translates Limu's status of a task to ours. */
export function statusOf(answer: Answer): CollectionStatus {
  if (answer.code === '0000') return { state: 'collected' }
  if (answer.code === '0100') return { state: 'logged-in' }
  if (answer.code === '0006') return wanted(answer.input)
  return isNoError(answer.code) ? { state: 'working' } : { state: 'refused', ...refusalIn(answer) }
}

/** Reads the wanted input. Carriers' tasks were seen to leave it out: then it is the SMS code. */
function wanted(input: Answer['input']): CollectionStatus {
  const type = input?.type ?? 'sms'
  const need = needs[type]
  if (!need) throw unavailable('status', `wants an input of unknown type ${JSON.stringify(type.slice(0, 20))}`)
  return input?.value ? { state: 'input', need, image: input.value } : { state: 'input', need }
}
