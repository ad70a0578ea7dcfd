import { Failure } from './failure.ts'
import { type Fen, yuanText } from './money.ts'

/** No single change is larger; it catches a zero too many. */
const CHANGE_MAX_FEN: Fen = 100_000_00

/** A change of a quota: whole yuan up or down, and not nothing. */
export function throwUnlessChange(changeFen: Fen): void {
  if (changeFen === 0 || changeFen % 100 !== 0 || Math.abs(changeFen) > CHANGE_MAX_FEN) {
    throw new Failure('QUOTA_CHANGE_INVALID')
  }
}

/**
 * What a decision may allow. Of an operator's proposal no more than was proposed, in the same direction; a borrower asks
 * for a raise and leaves its size to us.
 */
export function throwUnlessAllowed(allowedFen: Fen, proposedFen: Fen | undefined): void {
  throwUnlessChange(allowedFen)
  if (proposedFen === undefined) {
    if (allowedFen < 0) throw new Failure('QUOTA_CHANGE_INVALID')
  } else if (Math.sign(allowedFen) !== Math.sign(proposedFen) || Math.abs(allowedFen) > Math.abs(proposedFen)) {
    throw new Failure('QUOTA_BEYOND_PROPOSAL', { about: `proposed were ${yuanText(proposedFen)} yuan` })
  }
}
