/** Parses JSON; undefined for any other text, which every schema here refuses. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
