import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { storeResult } from '../../../lib/store/result.ts'
import type { User } from '../../../lib/store/user.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem } from '../../../lib/table/update.ts'
import { borrowers, nextId, noon } from '../borrowers.ts'
import { resultReader } from '../read-result.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()
const readResult = resultReader()

const newToken = () => `token-${nextId()}`
const objectKey = (user: User, token: string) => `results/${String(user.id).padStart(16, '0')}/${token}`
const itemOf = (token: string) => get(keys.taskResult(token))

/** So many bytes of JSON that no compression makes smaller. */
const large = (bytes: number) => ({ calls: randomBytes((bytes * 3) / 4).toString('base64') })

describe('a result', () => {
  it('that is small lies in its item, sealed', async () => {
    const [user, token] = [await borrower(), newToken()]
    await storeResult(user, token, { bills: ['一'] }, noon)
    expect(await readResult(user, token)).toEqual({ bills: ['一'] })
    expect(await itemOf(token)).toMatchObject({ storedAt: noon, content: expect.anything() })
    expect(Object.keys(testStack.objects.all())).not.toContain(objectKey(user, token))
  })

  it('of 3 MB is an object in the folder of its borrower, and the item says where', async () => {
    const [user, token, result] = [await borrower(), newToken(), large(3_000_000)]
    await storeResult(user, token, result, noon)
    expect(await readResult(user, token)).toEqual(result)
    const object = testStack.objects.all()[objectKey(user, token)]
    expect(object?.length).toBeGreaterThan(2_000_000)
    const item = await itemOf(token)
    expect(item).toMatchObject({ object: objectKey(user, token), bytes: object?.length, sha256: expect.any(String) })
    expect(item).not.toHaveProperty('content')
    expect(object?.includes('calls')).toBe(false)
  })

  it('that grew past the item moves to an object, and back', async () => {
    const [user, token, result] = [await borrower(), newToken(), large(300_000)]
    for (const next of [{ small: 1 }, result, { small: 2 }]) {
      await storeResult(user, token, next, noon)
      expect(await readResult(user, token)).toEqual(next)
    }
  })

  it('is nobody else’s, and of no other task', async () => {
    const [user, token, result] = [await borrower(), newToken(), large(200_000)]
    await storeResult(user, token, result, noon)
    await expect(readResult(await borrower(), token)).rejects.toThrow()
    expect(await readResult(user, newToken())).toBeUndefined()
  })
})

describe('a result that is stored', () => {
  it('up to its object and no further, is stored by the repeat', async () => {
    const [user, token, result] = [await borrower(), newToken(), large(200_000)]
    await storeResult(user, token, result, noon)
    await removeItem(keys.taskResult(token))
    expect(await readResult(user, token)).toBeUndefined()
    await storeResult(user, token, result, noon + 1)
    expect(await readResult(user, token)).toEqual(result)
    expect(Object.keys(testStack.objects.all()).filter((key) => key.includes(token))).toHaveLength(1)
  })

  it('twice at once can be read, whoever wrote last', async () => {
    const [user, token] = [await borrower(), newToken()]
    const results = [large(200_000), large(250_000), large(300_000)]
    await Promise.all(results.map((result, n) => storeResult(user, token, result, noon + n)))
    expect(results).toContainEqual(await readResult(user, token))
  })

  it('while object storage is down leaves no item that points at nothing', async () => {
    const [user, token] = [await borrower(), newToken()]
    testStack.objects.down = true
    await expect(storeResult(user, token, large(200_000), noon)).rejects.toThrow()
    testStack.objects.down = false
    expect(await itemOf(token)).toBeUndefined()
  })
})
