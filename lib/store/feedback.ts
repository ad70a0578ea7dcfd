import type { Sealed } from '../platform/sealing.ts'
import type { Key } from '../table/commit.ts'

/** Feedback of a borrower, sealed like other text of theirs: people write numbers and names into it. */
export interface Feedback extends Key {
  id: number
  userId: number
  type: string
  content: Sealed
  at: number
  handled?: { by: string; at: number; note: string }
}

/** The name under which a feedback's text is sealed. */
export const feedbackField = (id: number): string => `feedback|${id}`
