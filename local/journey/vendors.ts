import { setTimeout as sleep } from 'node:timers/promises'

/** Actions of a person outside our API: reading messages, clicking on the vendors' pages. */
export interface Sandbox {
  url: string
}

export interface Sms {
  mobile: string
  template: string
  params: Record<string, string>
  text: string
  sent_at: number
}

export const messagesTo = async ({ url }: Sandbox, mobile: string): Promise<Sms[]> =>
  (await fetch(`${url}/sms/messages?mobile=${mobile}`)).json() as Promise<Sms[]>

/** Waits for the newest message of the purpose and returns its code: the request is answered before the message is sent. */
export async function codeSentTo(
  sandbox: Sandbox,
  mobile: string,
  template: 'signup-code' | 'reset-code' = 'signup-code',
): Promise<string> {
  const find = async () => (await messagesTo(sandbox, mobile)).find((message) => message.template === template)
  const found = await until(find, (message) => message !== undefined, 10)
  return found?.params.code ?? ''
}

/** Posts a signed form to LianLian's page and confirms there; returns the address of the redirect. */
export async function confirmSigning({ url }: Sandbox, reqData: object): Promise<string> {
  const page = await postForm(`${url}/lianlian/signApply.htm?auto=1`, { req_data: JSON.stringify(reqData) })
  return page.headers.get('location') ?? ''
}

/** Pays on LianLian's page; returns the page that posts the result back. */
export async function pay({ url }: Sandbox, reqData: object): Promise<string> {
  return (await postForm(`${url}/lianlian/authpay.htm?auto=1`, { req_data: JSON.stringify(reqData) })).text()
}

/** Gives up on LianLian's payment page; returns the address of the redirect. */
export async function giveUpPaying({ url }: Sandbox, reqData: object): Promise<string> {
  const address = `${url}/lianlian/authpay.htm`
  const page = await (await postForm(address, { req_data: JSON.stringify(reqData) })).text()
  const [, pageId = ''] = /action="\?page=([^"]+)"/.exec(page) ?? []
  return (await postForm(`${address}?page=${pageId}`, { do: 'cancel' })).headers.get('location') ?? ''
}

/** Builds the form with which LianLian's page returns a browser after a payment. */
export function returnForm(page: string): { address: string; resData: string } {
  const [, address = ''] = /action="([^"]+)"/.exec(page) ?? []
  const [, value = ''] = /name="res_data" value="([^"]*)"/.exec(page) ?? []
  return { address, resData: value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&') }
}

/** Returns a browser to us with a payment's result; returns the client's page that we show. */
export const goBack = async (address: string, resData: string): Promise<string> =>
  (await postForm(address, { res_data: resData })).headers.get('location') ?? ''

const postForm = (url: string, form: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

/** Returns the target of one redirect of ours. */
export const locationOf = async (url: string): Promise<string> =>
  (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? ''

/** Polls until the condition holds, at most for some seconds. */
export async function until<T>(look: () => Promise<T>, so: (seen: T) => boolean, seconds = 60): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(250)) {
    const seen = await look()
    if (so(seen)) return seen
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s; last seen: ${JSON.stringify(seen)}`)
  }
}
