import type * as z from 'zod/mini'
import type { Reader } from '../../store/look-up.ts'
import type { QueueRow } from '../../table/indexes.ts'

/** A queue that operators work through. */
export interface Queue {
  /** The queue's name in the index `work`. */
  index: string
  /** Shape of each shown entry. */
  shape: z.ZodMiniObject
  /**
   * Builds a page of the index for display; rows that have left the queue since are omitted. A queue that shows a
   * borrower's data records the reader in the borrower's audit.
   */
  show(rows: QueueRow[], reader: Reader): Promise<Record<string, unknown>[]>
}

/** Declares a queue; the shape is checked against `show` at compile time. */
export const queue = <Shape extends z.ZodMiniObject, Row extends QueueRow>(declared: {
  index: string
  shape: Shape
  show(rows: Row[], reader: Reader): Promise<z.input<Shape>[]>
}): Queue => declared as unknown as Queue
