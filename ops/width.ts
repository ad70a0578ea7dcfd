/** Code points of two columns: the wide and full-width blocks of Unicode's East Asian Width, and emoji. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], // Hangul initials
  [0x2e80, 0x303e], // radicals, CJK punctuation
  [0x3041, 0xa4cf], // kana, bopomofo, ideographs, Yi
  [0xa960, 0xa97c], // Hangul initials, continued
  [0xac00, 0xd7a3], // Hangul
  [0xf900, 0xfaff], // compatibility ideographs
  [0xfe10, 0xfe19], // vertical forms
  [0xfe30, 0xfe6f], // compatibility forms
  [0xff01, 0xff60], // full-width forms
  [0xffe0, 0xffe6], // full-width signs, ￥ among them
  [0x1f300, 0x1f64f], // pictographs
  [0x1f680, 0x1f6ff], // transport
  [0x1f900, 0x1f9ff], // more pictographs
  [0x20000, 0x3fffd], // ideographs beyond the first plane: rare family names
]

/** Marks that combine with the character before, and format characters: no extra column. */
const NO_COLUMN = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Counts the columns of a text on a terminal. */
export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + columnsOf(character), 0)

function columnsOf(character: string): 0 | 1 | 2 {
  if (NO_COLUMN.test(character)) return 0
  const point = character.codePointAt(0) ?? 0
  return wide.some(([first, last]) => first <= point && point <= last) ? 2 : 1
}
