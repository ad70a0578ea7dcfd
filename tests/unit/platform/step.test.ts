import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { step } from '../../../lib/platform/step.ts'
import { context } from '../http/gateway.ts'
import { logLines } from '../log-lines.ts'

const schema = z.object({ orderNo: z.string() })

describe('a step of a workflow', () => {
  it('gets its input and the time', async () => {
    const handler = step(schema, async ({ orderNo }, nowMs) => ({ orderNo, timed: Number.isSafeInteger(nowMs) }))
    expect(await handler({ orderNo: 'N1' }, context)).toEqual({ orderNo: 'N1', timed: true })
  })

  it('lets a fault out for the workflow, by its name, and logs it', async () => {
    const written = logLines()
    const handler = step(schema, async () => {
      throw new RangeError('too far')
    })
    await expect(handler({ orderNo: 'N1' }, context)).rejects.toThrow(RangeError)
    expect(written.lines()).toMatchObject([{ message: 'too far', function: 'test', requestId: 'lambda-request' }])
  })

  it('says which order or verification failed, and nothing else of its input', async () => {
    const written = logLines()
    const handler = step(z.object({}), async () => {
      throw new RangeError('too far')
    })
    await expect(handler({ orderNo: 'N1', token: 'T1', mobile: '13800000001' }, context)).rejects.toThrow(RangeError)
    expect(written.lines()).toMatchObject([{ orderNo: 'N1', token: 'T1' }])
    expect(JSON.stringify(written.lines())).not.toContain('13800000001')
  })

  it('does not run on an input of another shape', async () => {
    logLines()
    const ran: string[] = []
    const handler = step(schema, async ({ orderNo }) => ran.push(orderNo))
    await expect(handler({ orderNo: 1 }, context)).rejects.toThrow()
    expect(ran).toEqual([])
  })
})
