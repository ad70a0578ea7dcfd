import type { RiskSummaries, RiskSummary } from '../domain/risk-summary.ts'
import { type Sealed, vaultOf } from '../platform/sealing.ts'
import type { Key, Write } from '../table/commit.ts'
import type { VerificationKind } from '../vendors/data-provider.ts'
import { keys } from './keys.ts'
import type { User } from './user.ts'
import type { Task } from './verification.ts'

/** The newest summary of each kind of a borrower's collections, for officers, sealed. One item. */
export interface RiskFile extends Key, Partial<Record<VerificationKind, SealedSummary>> {}

interface SealedSummary {
  token: string
  /** ms */
  collectedAt: number
  content: Sealed
}

/** Figures of a collection, and when it was finished (ms). */
export interface Collected<Summary> {
  collectedAt: number
  summary: Summary
}

export type CollectedSummaries = { [K in VerificationKind]?: Collected<RiskSummaries[K]> }

type Borrower = Pick<User, 'id' | 'dataKey'>

/** The write that makes a summary the newest of its kind. Without one, the older is removed: it is not of this collection. */
export async function keepSummary(
  user: Borrower,
  { kind, token }: Pick<Task, 'kind' | 'token'>,
  summary: RiskSummary | undefined,
  now: number,
): Promise<Write> {
  const update = keys.risk(user.id)
  if (!summary) return { update, changes: { remove: [kind] } }
  const content = (await vaultOf(user)).seal(`risk|${kind}`, JSON.stringify(summary))
  const kept: SealedSummary = { token, collectedAt: now, content }
  return { update, changes: { set: { [kind]: kept } } }
}

export async function openSummaries(user: Borrower, file: RiskFile | undefined): Promise<CollectedSummaries> {
  if (!file) return {}
  const vault = await vaultOf(user)
  const { pk: _pk, sk: _sk, ...kinds } = file
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, { collectedAt, content }]) => [
      kind,
      { collectedAt, summary: JSON.parse(vault.unseal(`risk|${kind}`, content)) },
    ]),
  )
}
