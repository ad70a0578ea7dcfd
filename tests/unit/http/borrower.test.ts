import '../environment.ts'
import { randomBytes } from 'node:crypto'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { readBorrowerToken, signBorrowerToken } from '../../../lib/account/session-token.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import type { Auth } from '../../../lib/http/auth/auth.ts'
import { borrower, borrowerOrVisitor, signedOut } from '../../../lib/http/auth/borrower.ts'
import { storedSecrets } from '../stored-secrets.ts'

const sessionKey = randomBytes(32)
await storedSecrets(() => ({ 'session-key': sessionKey.toString('base64') }))
const table = mockClient(DynamoDBDocumentClient)

const nowMs = Date.parse('2026-11-01T04:00:00Z')
const nowS = nowMs / 1000
const user = { pk: 'USER#0000000000000042', sk: 'U', id: 42, sessions: { s1: nowS + 600 } }

beforeEach(() => {
  table.reset()
  table.on(GetCommand).resolves({})
  table.on(GetCommand, { Key: { pk: user.pk, sk: 'U' } }).resolves({ Item: user })
})

const tokenOf = (userId = 42, sid = 's1', expires = nowS + 600) => signBorrowerToken({ userId, sid }, nowS, expires)

async function calling(auth: Auth<object>, authorization?: string, at = nowMs) {
  const headers = authorization === undefined ? {} : { authorization }
  try {
    return await auth.identify({ now: at, requestId: 'r', ip: '', headers, fields: {}, path: {} }, {})
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

describe('a borrower', () => {
  it('is known by the token of a session that lives, raw or after Bearer', async () => {
    const token = await tokenOf()
    expect(await calling(borrower(), token)).toEqual({ user, sid: 's1' })
    expect(await calling(borrower(), `Bearer ${token}`)).toEqual({ user, sid: 's1' })
  })

  it.each([
    ['a session that has ended', () => tokenOf(42, 's2')],
    ['a user who is not there', () => tokenOf(43)],
    ['a token that has expired', () => tokenOf(42, 's1', nowS)],
    ['a session named like a method', () => tokenOf(42, 'toString')],
  ])('is not known by %s', async (_name, token) => {
    expect(await calling(borrower(), await token())).toBe('NOT_SIGNED_IN')
  })

  it('is not known once the session has run out, whatever the token says', async () => {
    const token = await tokenOf(42, 's1', nowS + 86_400)
    expect(await calling(borrower(), token, nowMs + 599_000)).toMatchObject({ sid: 's1' })
    expect(await calling(borrower(), token, nowMs + 600_000)).toBe('NOT_SIGNED_IN')
  })

  const jwt = (audience: string) =>
    new SignJWT({ sid: 's1' })
      .setSubject('42')
      .setAudience(audience)
      .setExpirationTime(nowS + 600)

  it.each([
    ['signed with another key', () => jwt('borrower').setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32))],
    ['for another audience', () => jwt('microloan-operators').setProtectedHeader({ alg: 'HS256' }).sign(sessionKey)],
    ['signed in another way', () => jwt('borrower').setProtectedHeader({ alg: 'HS512' }).sign(randomBytes(64))],
    ['not signed', async () => (await tokenOf()).replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0').replace(/[^.]+$/, '')],
    [
      'of a session without a name',
      () =>
        new SignJWT({}).setSubject('42').setAudience('borrower').setProtectedHeader({ alg: 'HS256' }).sign(sessionKey),
    ],
    ['that is none', async () => 'rubbish'],
  ])('is not known by a token %s', async (_name, token) => {
    expect(await calling(borrower(), await token())).toBe('NOT_SIGNED_IN')
  })

  it.each([undefined, '', 'undefined', 'null', 'Bearer null'])('is not known by the header %j', async (header) => {
    expect(await calling(borrower(), header)).toBe('NOT_SIGNED_IN')
  })

  it('is not asked to sign in again when the table cannot be read', async () => {
    table.on(GetCommand).rejects(new Error('throttled'))
    await expect(calling(borrower(), await tokenOf())).rejects.toThrow('throttled')
  })
})

describe('home', () => {
  it.each(['', 'undefined', 'null'])('takes the header %j for a visitor', async (header) => {
    expect(await calling(borrowerOrVisitor, header)).toEqual({})
  })

  it('refuses who sends no header, or a bad token', async () => {
    expect(await calling(borrowerOrVisitor)).toBe('NOT_SIGNED_IN')
    expect(await calling(borrowerOrVisitor, 'rubbish')).toBe('NOT_SIGNED_IN')
  })

  it('knows a borrower', async () => {
    expect(await calling(borrowerOrVisitor, await tokenOf())).toEqual({ user, sid: 's1' })
  })
})

describe('logout', () => {
  it('is told whom the token names, also when the session is over', async () => {
    expect(await calling(signedOut, await tokenOf(42, 's9'))).toEqual({ claims: { userId: 42, sid: 's9' } })
  })

  it.each([undefined, 'undefined', 'rubbish'])('is for nobody too: %j', async (header) => {
    expect(await calling(signedOut, header)).toEqual({ claims: undefined })
  })
})

describe("a borrower's token", () => {
  it('reads back as it was signed', async () => {
    const claims = { userId: Number.MAX_SAFE_INTEGER, sid: 'abc' }
    expect(await readBorrowerToken(await signBorrowerToken(claims, nowS, nowS + 1), nowMs)).toEqual(claims)
  })
})
