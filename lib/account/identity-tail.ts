import { Failure } from '../domain/failure.ts'
import { vaultOf } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { get } from '../table/read.ts'

/** Once the identity is verified, a reset needs the last six characters of the number as well. */
export async function throwUnlessTailKnown(userId: number, tail: string): Promise<void> {
  const user = await get(keys.user(userId))
  if (!user?.identityNo) return
  if (tail === '') throw new Failure('IDENTITY_TAIL_REQUIRED')
  const identityNo = (await vaultOf(user)).unseal('identityNo', user.identityNo)
  if (identityNo.slice(-6) !== tail) throw new Failure('IDENTITY_TAIL_WRONG')
}
