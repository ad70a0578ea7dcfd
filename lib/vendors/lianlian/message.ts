/**
 * A LianLian message: one flat JSON object. Numbers are kept as their literal text, because the signature covers that text.
 */
export type Message = Record<string, unknown>

/** Parses a message; undefined when the text is not a JSON object. */
export function parseMessage(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text, numberAsWritten)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : undefined
  } catch (error) {
    // RangeError: nested deeper than the parser's stack.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Keeps a number's text: 0.10 stays '0.10'; through a double it would become 0.1 and break the signature. */
function numberAsWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? context?.source : value
}
