import { expect, inject } from 'vitest'
import type { Answer } from '../../../local/journey/client.ts'
import { assertErrorCode, assertMatches } from '../../contract/validate.ts'
import { type Fields, type Got, type Sent, send } from '../http.ts'
import { failure } from './shape.ts'

export const api = inject('api')

const statuses = ['SUCCESS', 'FAILURE', 'TOKEN_ERROR', 'PERMISSION_ERROR']

/** One request. Whatever is asked, the answer is the document's envelope as JSON, and says nothing of our insides. */
export async function exchange(request: Sent): Promise<Got> {
  const got = await send(api, request)
  const { answer, headers } = got
  const told = JSON.stringify(answer)
  expect(statuses, `${request.method} ${request.path}: ${told}`).toContain(answer.status)
  expect(answer.error_message).toBeTypeOf('string')
  expect(['status', 'error_message', 'results', 'has_more']).toEqual(expect.arrayContaining(Object.keys(answer)))
  expect(told).not.toMatch(/\bat \S+ \(|\.[jt]s\b|node_modules|Exception|Error:/)
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(headers.get('x-request-id')).toBeTruthy()
  assertMatches(request.method, request.path, got.status, answer)
  assertErrorCode(request.method, request.path, { ...answer }, headers.get('x-error-code'))
  return got
}

type Ask = (path: string, fields?: Fields) => Promise<Answer>

export interface Caller {
  token: string | undefined
  get: Ask
  post: Ask
  put: Ask
}

/** Somebody with this token (or without any), who takes every business outcome as HTTP 200. */
export function caller(token?: string): Caller {
  const ask =
    (method: string): Ask =>
    async (path, fields = {}) => {
      const { status, answer } = await exchange({ method, path, fields, token })
      expect([method, path, status]).toEqual([method, path, 200])
      return answer
    }
  return { token, get: ask('GET'), post: ask('POST'), put: ask('PUT') }
}

/** A route, what is sent to it, and the words with which that is refused. */
export type FailureRow = [route: string, fields: Fields, says: string]

/** One after the other, so that what is counted or locked does not depend on who comes first. */
export async function expectFailures(who: Caller, rows: readonly FailureRow[]): Promise<void> {
  const said: unknown[] = []
  for (const [route, fields] of rows) {
    const [method = '', path = ''] = route.split(' ')
    said.push([route, fields, (await exchange({ method, path, fields, token: who.token })).answer])
  }
  expect(said).toEqual(rows.map(([route, fields, says]) => [route, fields, failure(says)]))
}
