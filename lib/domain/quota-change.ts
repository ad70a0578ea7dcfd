import { Failure } from './failure.ts'
import { type Fen, yuanText } from './money.ts'

/** Largest single change; it catches an extra zero. */
const CHANGE_MAX_FEN: Fen = 100_000_00

/** Throws unless a quota change is whole yuan, up or down, and not zero. */
export function throwUnlessChange(changeFen: Fen): void {
  if (changeFen === 0 || changeFen % 100 !== 0 || Math.abs(changeFen) > CHANGE_MAX_FEN) {
    throw new Failure('QUOTA_CHANGE_INVALID')
  }
}

/**
 * Throws unless a decision may allow this amount: of an operator's proposal at most the proposed amount, in the same
 * direction; a borrower asks for a raise and leaves its size to us.
 */
export function throwUnlessAllowed(allowedFen: Fen, proposedFen: Fen | undefined): void {
  throwUnlessChange(allowedFen)
  if (proposedFen === undefined) {
    if (allowedFen < 0) throw new Failure('QUOTA_CHANGE_INVALID')
  } else if (Math.sign(allowedFen) !== Math.sign(proposedFen) || Math.abs(allowedFen) > Math.abs(proposedFen)) {
    throw new Failure('QUOTA_BEYOND_PROPOSAL', { about: `proposed were ${yuanText(proposedFen)} yuan` })
  }
}
