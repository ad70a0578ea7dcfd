import { printable } from './printable.ts'

/** An expected failure: its message is the one line that the operator reads. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'

  constructor(message: string, options?: ErrorOptions) {
    super(printable(message), options)
  }
}

/** What the operating system refuses (a directory that may not be written) says so in one line itself. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error
