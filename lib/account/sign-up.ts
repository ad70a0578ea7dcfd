import { defaultQuotaFen } from '../domain/product.ts'
import { newId } from '../platform/ids.ts'
import { hashPassword } from '../platform/password.ts'
import { newDataKey, vaultOf } from '../platform/sealing.ts'
import { commit, type Write } from '../store/commit.ts'
import { absent } from '../store/expressions.ts'
import { claimMobile } from '../store/login.ts'
import { newUser } from '../store/user.ts'
import type { NewSession } from './sessions.ts'

/** Makes the borrower, claims the mobile and uses up the code, all or nothing. Answers with the new id. */
export async function signUp(given: {
  mobile: string
  mobileIndex: string
  password: string
  useCode: Write
  session: NewSession
  now: number
}): Promise<number> {
  const id = newId(given.now)
  const dataKey = await newDataKey(id)
  const vault = await vaultOf({ id, dataKey })
  const user = newUser(
    {
      id,
      createdAt: given.now,
      dataKey,
      mobile: vault.seal('mobile', given.mobile),
      sessions: { [given.session.sid]: given.session.expires },
    },
    defaultQuotaFen,
  )
  await commit(
    claimMobile(given.mobileIndex, { userId: id, passwordHash: await hashPassword(given.password) }),
    { put: user, guard: { name: 'userIdNew', holds: absent() } },
    given.useCode,
  )
  return id
}
