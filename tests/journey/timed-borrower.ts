import { expect } from 'vitest'
import type { Answer } from '../../local/journey/client.ts'
import { until } from '../../local/journey/vendors.ts'
import { send } from './http.ts'
import { type LimuFault, type LimuTask, limu } from './limu.ts'
import type { Borrower, Scene } from './scene.ts'

export const PENDING = '认证处理中，请稍后重试'
export const DONE_TODAY = '已经认证成功'

/** API Gateway cuts at 30 s; a client's network needs some of it. */
const IN_TIME_MS = 28_000

/** A borrower whose every request must be answered in time, and as the contract has it. */
export function timedBorrower({ api, sandbox }: Pick<Scene, 'api' | 'sandbox'>, { client, person }: Borrower) {
  async function ask(method: string, path: string, fields: object): Promise<Answer> {
    const began = Date.now()
    const request = { method, path, token: String(client.token), fields: { ...fields } }
    const { status, answer } = await send(api, request)
    const inTime = Date.now() - began < IN_TIME_MS
    expect({ path, fields, status, answer, inTime }).toMatchObject({ status: 200, inTime: true })
    return answer
  }
  const post = (path: string, fields: object = {}) => ask('POST', path, fields)
  const controls = limu({ sandbox })
  return {
    person,
    post,
    /** Asks again while the answer is that it is under way, as its words advise. */
    verdict: (path: string, fields: object = {}): Promise<Answer> =>
      until(
        () => post(path, fields),
        ({ error_message }) => error_message !== PENDING,
        90,
      ),
    /** Everything is collected: a start of the same day is refused. */
    done: (path: string, fields: object = {}): Promise<Answer> =>
      until(
        () => post(path, fields),
        ({ error_message }) => error_message === DONE_TODAY,
        90,
      ),
    async flag(kind: string): Promise<number> {
      const page = kind === 'identity' || kind === 'phone'
      const answer = await ask('GET', page ? '/user-auth-state' : '/auth-common-get', page ? {} : { auth_type: kind })
      return answer.results[0][page ? `is_${kind}_auth` : kind]
    },
    /** What the next calls about this borrower meet with. */
    meets: (fault: Omit<LimuFault, 'uid'>) => controls.fault({ ...fault, uid: person.mobile }),
    next: (word: string) => controls.next(person.mobile, word),
    scan: controls.scan,
    tasks: async (bizType: string): Promise<LimuTask[]> =>
      (await controls.tasksOf(person.mobile)).filter((task) => task.bizType === bizType),
  }
}

export type Impatient = ReturnType<typeof timedBorrower>
