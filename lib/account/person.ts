import { Failure } from '../domain/failure.ts'
import { vaultOf } from '../platform/sealing.ts'
import type { User } from '../store/user.ts'
import type { Payer } from '../vendors/payments.ts'

/** Who a borrower is, in clear, to be handed to a vendor; refused before the identity is verified. */
export async function personOf(user: User): Promise<{ mobile: string; name: string; identityNo: string }> {
  if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
  if (!user.name || !user.identityNo) throw new Failure('IDENTITY_BEFORE_REPORT')
  const vault = await vaultOf(user)
  return {
    mobile: vault.unseal('mobile', user.mobile),
    name: vault.unseal('name', user.name),
    identityNo: vault.unseal('identityNo', user.identityNo),
  }
}

/** Who pays or is paid, in clear, as the payment provider wants to know; refused before the identity is verified. */
export async function payerOf(user: User): Promise<Payer> {
  if (!user.name || !user.identityNo) throw new Failure('IDENTITY_FIRST')
  const vault = await vaultOf(user)
  return {
    userId: user.id,
    name: vault.unseal('name', user.name),
    identityNo: vault.unseal('identityNo', user.identityNo),
    mobile: vault.unseal('mobile', user.mobile),
    registeredAtMs: user.createdAt,
  }
}
