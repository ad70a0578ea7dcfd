import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { openRequest } from './request.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { Fields } from './store.ts'

/** The reason of a page request: a new order from the merchant, a button on an earlier page, or an invalid form. */
export type PageRequest =
  | { step: 'order'; fields: Fields; auto: boolean; pageId: string }
  | { step: 'button'; fields: Fields; button: Record<string, string>; pageId: string }
  | { step: 'wrong'; code: RetCode; detail?: string }

/** The buttons of a page post to the same address, with `?page=`; a reload therefore works as anywhere. */
export async function readPageRequest(
  sandbox: SandboxState,
  c: Context,
  invalidField: (fields: Fields) => string | undefined,
): Promise<PageRequest> {
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const pageId = c.req.query('page')
  if (pageId) {
    const shown = sandbox.store.pages.get(pageId)
    return shown ? { step: 'button', fields: shown.request, button: form, pageId } : { step: 'wrong', code: '9903' }
  }
  const opened = openRequest(sandbox, form.req_data ?? '')
  if ('code' in opened) return { step: 'wrong', code: opened.code }
  const field = invalidField(opened.fields)
  if (field) return { step: 'wrong', code: '1004', detail: `商户请求参数[${field}]非法。` }
  const id = randomUUID()
  sandbox.store.pages.put(id, { request: opened.fields })
  return { step: 'order', fields: opened.fields, auto: c.req.query('auto') === '1', pageId: id }
}
