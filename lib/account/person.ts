import { Failure } from '../domain/failure.ts'
import { vaultOf } from '../platform/sealing.ts'
import type { User } from '../store/user.ts'
import type { Payer } from '../vendors/payment-provider.ts'

/** Unseals a borrower's identity to hand it to a vendor; throws before the identity is verified. */
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

/** Unseals the person who pays or is paid, as the payment provider requires it; throws before the identity is verified. */
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
