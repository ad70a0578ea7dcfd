import { Failure } from '../domain/failure.ts'
import { vaultOf } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { get } from '../table/read.ts'

/** Throws unless the last six characters of the identity number match: a reset needs them once the identity is verified. */
export async function throwUnlessTailKnown(userId: number, tail: string): Promise<void> {
  const user = await get(keys.user(userId))
  if (!user?.identityNo) return
  if (tail === '') throw new Failure('IDENTITY_TAIL_REQUIRED')
  const identityNo = (await vaultOf(user)).unseal('identityNo', user.identityNo)
  if (identityNo.slice(-6) !== tail) throw new Failure('IDENTITY_TAIL_WRONG')
}
