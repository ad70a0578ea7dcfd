import type * as z from 'zod/mini'
import type { Reader } from '../../store/look-up.ts'
import type { QueueRow } from '../../table/indexes.ts'

/** Something that operators work through. */
export interface Queue {
  /** Its name in the index `work`. */
  index: string
  /** What is shown of each that waits. */
  shape: z.ZodMiniObject
  /**
   * A page of the index as it is shown; what has left the queue meanwhile is left out. A queue that shows a borrower's data
   * notes the reader in the borrower's audit.
   */
  show(rows: QueueRow[], reader: Reader): Promise<Record<string, unknown>[]>
}

/** Declares a queue; the shape checks at compile time what is shown. */
export const queue = <Shape extends z.ZodMiniObject, Row extends QueueRow>(declared: {
  index: string
  shape: Shape
  show(rows: Row[], reader: Reader): Promise<z.input<Shape>[]>
}): Queue => declared as unknown as Queue
