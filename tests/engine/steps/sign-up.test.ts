import { expect, it, vi } from 'vitest'
import { newSession } from '../../../lib/account/sessions.ts'
import { signUp } from '../../../lib/account/sign-up.ts'
import { checkCode, issueCode } from '../../../lib/store/sms-code.ts'
import { noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

// The same id for everybody: what chance does once in 4,096 pairs of one millisecond.
vi.mock(import('../../../lib/platform/ids.ts'), async (original) => ({ ...(await original()), newId: () => 7 }))

async function register(mobile: string): Promise<number> {
  const request = { mobileIndex: mobile, ipIndex: 'ip', purpose: 'signup', code: '123456' } as const
  await issueCode(request, noon)
  const useCode = await checkCode(request, noon)
  const session = newSession(noon)
  return signUp({ mobile, ...request, password: 'pass-word-1', useCode, session, now: noon })
}

it('never puts a borrower in another one’s place', async () => {
  const id = await register('one')
  const accounts = async () => (await testStack.everything()).filter(({ sk }) => sk === 'U' || sk === 'LOGIN')
  const before = await accounts()
  await expect(register('other')).rejects.toThrow('userIdNew')
  expect(await accounts()).toEqual(before)
  expect(before.map((item) => item.id ?? item.userId)).toEqual([id, id])
})
