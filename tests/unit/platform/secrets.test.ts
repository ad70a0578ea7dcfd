import '../environment.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { storedSecrets } from '../stored-secrets.ts'

let values: Record<string, string> = {}
let fault: Error | undefined
const ssm = await storedSecrets(() => {
  if (fault) throw fault
  return values
})

/** As at a cold start: nothing is in memory. */
async function coldStart() {
  vi.resetModules()
  return import('../../../lib/platform/secrets.ts')
}

const fetched = () => ssm.calls

beforeEach(() => {
  ssm.calls.length = 0
  values = { 'session-key': 's', 'field-key': 'f', 'index-key': 'i' }
  fault = undefined
})

describe('secrets', () => {
  it('come decrypted, in the order of their names, by one call', async () => {
    const { secrets } = await coldStart()
    expect(await secrets('index-key', 'session-key')).toEqual(['i', 's'])
    expect(fetched()).toEqual([['/microloan/test/index-key', '/microloan/test/session-key']])
  })

  it('are fetched once, also by many at the same time', async () => {
    const { secrets } = await coldStart()
    await Promise.all([secrets('field-key'), secrets('field-key'), secrets('field-key')])
    await secrets('field-key')
    expect(fetched()).toHaveLength(1)
  })

  it('that are known are not fetched again with others', async () => {
    const { secrets } = await coldStart()
    await secrets('field-key')
    expect(await secrets('field-key', 'index-key')).toEqual(['f', 'i'])
    expect(fetched()[1]).toEqual(['/microloan/test/index-key'])
  })

  it('that could not be fetched are tried again next time', async () => {
    const { secrets } = await coldStart()
    fault = new Error('throttled')
    await expect(secrets('session-key')).rejects.toThrow('ThrottlingException')
    expect(fetched(), 'after three tries').toHaveLength(3)
    fault = undefined
    expect(await secrets('session-key')).toEqual(['s'])
  })

  it('that are not there are named, and found once they are', async () => {
    const { secrets } = await coldStart()
    delete values['field-key']
    await expect(secrets('session-key', 'field-key')).rejects.toThrow('field-key')
    values['field-key'] = 'new'
    expect(await secrets('session-key', 'field-key')).toEqual(['s', 'new'])
  })

  it('that are empty are not there', async () => {
    const { secrets } = await coldStart()
    values['session-key'] = ''
    await expect(secrets('session-key')).rejects.toThrow('session-key')
  })
})

describe('with another key', () => {
  it('a blind index is another', async () => {
    const index = async () => {
      vi.resetModules()
      const { blindIndex } = await import('../../../lib/platform/sealing.ts')
      return blindIndex('mobile', '13800000000')
    }
    values['index-key'] = Buffer.alloc(32, 1).toString('base64')
    const first = await index()
    expect(await index()).toBe(first)
    values['index-key'] = Buffer.alloc(32, 2).toString('base64')
    expect(await index()).not.toBe(first)
  })
})
