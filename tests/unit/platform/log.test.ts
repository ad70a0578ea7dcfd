import { expect, it, describe as suite } from 'vitest'
import { describe, log, setLogContext } from '../../../lib/platform/log.ts'
import { logLines } from '../log-lines.ts'

suite('the log', () => {
  it('has one line of JSON for an event', () => {
    const written = logLines()
    setLogContext({})
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
    setLogContext({ requestId: 'r1', userId: 42 })
    log.info('first')
    setLogContext({ requestId: 'r2' })
    log.info('second')
    expect(written.lines()).toEqual([
      { level: 'INFO', event: 'first', requestId: 'r1', userId: 42 },
      { level: 'INFO', event: 'second', requestId: 'r2' },
    ])
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
