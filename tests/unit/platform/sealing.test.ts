import '../environment.ts'
import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex, newDataKey, seal, unseal, vaultOf } from '../../../lib/platform/sealing.ts'
import { storedSecrets } from '../stored-secrets.ts'

const base64Key = () => randomBytes(32).toString('base64')
const kept = { 'field-key': base64Key(), 'index-key': base64Key() }
await storedSecrets(() => kept)

const aKey = () => createSecretKey(randomBytes(32))
const key = aKey()
const sealed = seal(key, 'USER#1|mobile', '13800000000')

/** The sealed value with its bytes changed. */
function withBytes(change: (bytes: Buffer) => Buffer): string {
  return `1.${change(Buffer.from(sealed.slice(2), 'base64')).toString('base64')}`
}

describe('sealed text', () => {
  it('opens with the key and the context', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        expect(unseal(key, context, seal(key, context, text))).toBe(text)
      }),
    )
  })

  it('shows nothing of the text, not even that two are the same', () => {
    expect(sealed).toMatch(/^1\.[A-Za-z0-9+/]+=*$/)
    expect(Buffer.from(sealed.slice(2), 'base64').includes('138')).toBe(false)
    expect(seal(key, 'USER#1|mobile', '13800000000')).not.toBe(sealed)
  })

  it.each([
    ['another key', () => unseal(aKey(), 'USER#1|mobile', sealed)],
    ['the context of another field', () => unseal(key, 'USER#1|name', sealed)],
    ['the context of another borrower', () => unseal(key, 'USER#2|mobile', sealed)],
  ])('does not open with %s', (_name, open) => {
    expect(open).toThrow()
  })

  it('does not open when any byte of it was changed', () => {
    const length = Buffer.from(sealed.slice(2), 'base64').length
    for (let at = 0; at < length; at++) {
      const changed = withBytes((bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        return bytes
      })
      expect(() => unseal(key, 'USER#1|mobile', changed)).toThrow()
    }
  })

  it.each([0, 12, 16, 20, 27, 28, 30])('does not open when only %i bytes of it are left', (length) => {
    const cut = withBytes((bytes) => bytes.subarray(0, length))
    expect(() => unseal(key, 'USER#1|mobile', cut)).toThrow()
  })

  it('does not open with a shortened tag, which would be easier to guess', () => {
    const empty = Buffer.from(seal(key, 'c', '').slice(2), 'base64')
    for (const tag of [4, 8, 12, 15]) {
      const short = `1.${empty.subarray(0, 12 + tag).toString('base64')}`
      expect(() => unseal(key, 'c', short)).toThrow()
    }
  })

  it.each(['', '1.', 'rubbish', sealed.slice(2), `2.${sealed.slice(2)}`])('is not %j', (text) => {
    expect(() => unseal(key, 'USER#1|mobile', text)).toThrow()
  })
})

describe("a borrower's vault", () => {
  it('opens what it sealed, also when it is opened again', async () => {
    const user = { id: 1, dataKey: await newDataKey(1) }
    const name = (await vaultOf(user)).seal('name', '测试甲')
    expect((await vaultOf(user)).unseal('name', name)).toBe('测试甲')
  })

  it('opens nothing of another field or another borrower', async () => {
    const one = await vaultOf({ id: 1, dataKey: await newDataKey(1) })
    const other = await vaultOf({ id: 2, dataKey: await newDataKey(2) })
    const name = one.seal('name', '测试甲')
    expect(() => one.unseal('identityNo', name)).toThrow()
    expect(() => other.unseal('name', name)).toThrow()
  })

  it('seals bytes as it seals text, with 28 more of its own', async () => {
    const user = { id: 1, dataKey: await newDataKey(1) }
    const [vault, other] = [await vaultOf(user), await vaultOf({ id: 2, dataKey: await newDataKey(2) })]
    for (const bytes of [Buffer.alloc(0), randomBytes(100_000)]) {
      const closed = vault.sealBytes('result', bytes)
      expect(closed).toHaveLength(bytes.length + 28)
      expect(vault.unsealBytes('result', closed)).toEqual(bytes)
      expect(() => vault.unsealBytes('name', closed)).toThrow()
      expect(() => other.unsealBytes('result', closed)).toThrow()
      for (const at of [0, 12, 27, closed.length - 1]) {
        const changed = Buffer.from(closed)
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
        expect(() => vault.unsealBytes('result', changed)).toThrow()
        expect(() => vault.unsealBytes('result', closed.subarray(0, at))).toThrow()
      }
    }
  })

  it("does not open with another borrower's data key", async () => {
    const dataKey = await newDataKey(1)
    await expect(vaultOf({ id: 2, dataKey })).rejects.toThrow()
  })
})

describe('a blind index', () => {
  it('finds the same value again, and tells kinds and values apart', async () => {
    const mobile = await blindIndex('mobile', '13800000000')
    expect(mobile).toMatch(/^v1#[0-9a-f]{40}$/)
    expect(await blindIndex('mobile', '13800000000')).toBe(mobile)
    expect(await blindIndex('identity', '13800000000')).not.toBe(mobile)
    expect(await blindIndex('mobile', '13800000001')).not.toBe(mobile)
  })
})
