import { describe, expect, it } from 'vitest'
import { handler } from '../../../functions/callbacks/lm-callback.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Task } from '../../../lib/store/verification.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import { context, event } from '../../unit/http/gateway.ts'
import { borrowers, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()

/** A call-back as it comes from outside; the form in base64, as the gateway hands it over. */
async function callBack(form: Record<string, string> | string, query = '') {
  const { statusCode, body } = await handler(
    event({ body: new URLSearchParams(form).toString(), base64: true, query }),
    context,
  )
  return [statusCode, body]
}
const claim = (token: string, code = '0000') => ({ uid: '13800000000', bizType: 'jd', code, msg: '成功', token })
const read = async (t: Task) => present(await get<Task>(keys.task(t.token)))

async function task(more: Partial<Task> = {}): Promise<Task> {
  const { id } = await borrower()
  const token = `token-${nextId()}`
  const times = { pausedUntil: 0, attachedUntil: 0, giveUpAt: noon + 600_000, inputLease: 0, startedAt: noon }
  const counts = { wakes: 0, polls: 3, attempt: 1, expiresAt: noon / 1000 + 86_400 }
  const made: Task = {
    ...keys.task(token),
    ...{ token, kind: 'jd', userId: id, state: 'working', pauseToken: `pause-${token}` },
    ...{ ...times, ...counts, ...more },
  }
  await commit({ put: made })
  return made
}

const ended = (t: Task) => testStack.workflows.endedPauses.filter((token) => token === t.pauseToken).length

describe('a call-back', () => {
  it('is a hint to look: it ends the pause and decides nothing', async () => {
    const t = await task()
    for (const code of ['0000', '1116', 'nonsense', ''])
      expect(await callBack(claim(t.token, code))).toEqual([200, 'success'])
    expect(await read(t)).toEqual({ ...t, wakes: 4 })
    expect(ended(t)).toBe(4)
  })

  it('repeated without end is heard five times', async () => {
    const t = await task()
    await Promise.all(Array.from({ length: 40 }, () => callBack(claim(t.token))))
    expect([(await read(t)).wakes, ended(t)]).toEqual([5, 5])
  })

  it.each(['done', 'refused', 'failed'] as const)(
    'that comes late, when the task is %s, changes nothing',
    async (state) => {
      const t = await task({ state })
      const before = await testStack.everything()
      expect(await callBack(claim(t.token))).toEqual([200, 'success'])
      expect([await testStack.everything(), ended(t)]).toEqual([before, 0])
    },
  )

  it('does not hand over what a person is typing, nor ask for it again', async () => {
    const t = await task({ state: 'input-sent', inputLease: noon + 30_000 })
    await callBack(claim(t.token))
    expect(await read(t)).toMatchObject({ state: 'input-sent', inputLease: noon + 30_000 })
  })

  it('of a token of nobody, or of none, is refused and leaves no trace', async () => {
    const t = await task()
    const before = await testStack.everything()
    const odd = [
      '',
      ' ',
      'x'.repeat(32),
      'x'.repeat(100_000),
      `${t.token} `,
      `${t.token}#`,
      'TASK#1',
      '__proto__',
      '‮١٢٣',
    ]
    for (const token of odd) expect(await callBack(claim(token))).toEqual([200, 'failure'])
    for (const body of ['', '%', '{"token":1}', `token[]=${t.token}`, '__proto__=1']) {
      expect(await callBack(body)).toEqual([200, 'failure'])
    }
    expect(await testStack.everything()).toEqual(before)
  })

  it('is not acknowledged when we fail, so that it comes again', async () => {
    const t = await task()
    testStack.workflows.setDown(true)
    const [status] = await callBack(claim(t.token)).finally(() => testStack.workflows.setDown(false))
    expect(status).toBe(500)
    await update(keys.task(t.token), { set: { wakes: 0 } })
    expect(await callBack(claim(t.token))).toEqual([200, 'success'])
  })
})
