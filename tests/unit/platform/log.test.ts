import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, describe as suite } from 'vitest'
import { addLogContext, describe, log, withLogContext } from '../../../lib/platform/log.ts'
import { context } from '../http/gateway.ts'
import { logLines } from '../log-lines.ts'

const of = (functionName: string) => ({ ...context, functionName })

suite('the log', () => {
  it('has one line of JSON for an event', () => {
    const written = logLines()
    log.info('loan submitted', { loanId: 7, note: 'two\nlines' })
    log.warn('slow')
    log.error('fault', { code: 'X' })
    expect(written.text().split('\n')).toHaveLength(4)
    expect(written.lines()).toEqual([
      { level: 'INFO', event: 'loan submitted', loanId: 7, note: 'two\nlines' },
      { level: 'WARN', event: 'slow' },
      { level: 'ERROR', event: 'fault', code: 'X' },
    ])
  })

  it('bears the context of the invocation, and nothing of the one before', () => {
    const written = logLines()
    withLogContext(of('home'), { requestId: 'r1' }, () => {
      addLogContext({ userId: 42 })
      log.info('first')
    })
    withLogContext(of('home'), { requestId: 'r2' }, () => log.info('second'))
    expect(written.lines()).toEqual([
      { level: 'INFO', event: 'first', function: 'home', requestId: 'r1', userId: 42 },
      { level: 'INFO', event: 'second', function: 'home', requestId: 'r2' },
    ])
  })

  it('names the function and the request of each line, though others run at the same time', async () => {
    const written = logLines()
    const invocation = (name: string, requestId: string) =>
      withLogContext(of(name), { requestId }, async () => {
        process.env.AWS_LAMBDA_FUNCTION_NAME = name
        await sleep(1)
        addLogContext({ userId: `user of ${requestId}` })
        await sleep(1)
        log.info('done')
      })
    onTestFinished(() => void delete process.env.AWS_LAMBDA_FUNCTION_NAME)
    await Promise.all([
      invocation('payout-send', 'r1'),
      invocation('payout-query', 'r2'),
      invocation('payout-send', 'r3'),
    ])
    const line = (name: string, requestId: string) => ({ function: name, requestId, userId: `user of ${requestId}` })
    expect(written.lines()).toMatchObject([
      line('payout-send', 'r1'),
      line('payout-query', 'r2'),
      line('payout-send', 'r3'),
    ])
  })

  it('names the function of a line that no invocation writes', () => {
    const written = logLines()
    process.env.AWS_LAMBDA_FUNCTION_NAME = 'home'
    onTestFinished(() => void delete process.env.AWS_LAMBDA_FUNCTION_NAME)
    log.info('loaded')
    expect(written.lines()).toEqual([{ level: 'INFO', event: 'loaded', function: 'home' }])
  })
})

suite('an error in the log', () => {
  it('has its name, message and stack, and those of every cause', () => {
    const bottom = new RangeError('bottom')
    const top = new Error('top', { cause: new TypeError('middle', { cause: bottom }) })
    expect(describe(top)).toEqual({
      error: 'Error',
      message: 'top',
      stack: expect.stringContaining('log.test.ts'),
      cause: {
        error: 'TypeError',
        message: 'middle',
        stack: expect.any(String),
        cause: { error: 'RangeError', message: 'bottom', stack: expect.any(String) },
      },
    })
  })

  it.each([
    ['text', { error: 'text' }],
    [undefined, { error: 'undefined' }],
    [null, { error: 'null' }],
    [7, { error: '7' }],
  ])('may be %j', (thrown, described) => {
    expect(describe(thrown)).toEqual(described)
  })

  it('may have a cause that is no error', () => {
    expect(describe(new Error('top', { cause: 'words' }))).toMatchObject({ cause: { error: 'words' } })
  })

  it('may be its own cause', () => {
    const error = new Error('loop')
    error.cause = error
    expect(describe(error)).toMatchObject({ message: 'loop' })
    expect(() => JSON.stringify(describe(error))).not.toThrow()
  })
})
