/** Control characters, and those that turn the direction of writing: with them, data could draw on the terminal. */
const DRAWING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Returns text from elsewhere as one line that is safe to print. */
export const printable = (text: string): string => text.replace(DRAWING, ' ').trim()
