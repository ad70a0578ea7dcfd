import { printable } from './printable.ts'

/** An expected failure: its message is the one line that the operator reads. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'

  constructor(message: string, options?: ErrorOptions) {
    super(printable(message), options)
  }
}

/** A refusal of the operating system (a directory that may not be written) already reads as one line. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error
