import type { Globals } from './globals.ts'

/** Prints a command's result: text for a person, or with --json one document for a script. */
export function print({ json }: Globals, document: unknown, text: () => string): void {
  console.log(json ? JSON.stringify(document, null, 2) : text())
}
