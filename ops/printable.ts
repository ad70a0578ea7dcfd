/** Control characters, and those that turn the direction of writing: with them, data could draw on the terminal. */
const DRAWING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Text from elsewhere as one line that a terminal shows as it is. */
export const printable = (text: string): string => text.replace(DRAWING, ' ').trim()
