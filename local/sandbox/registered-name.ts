/** Dots that look like U+00B7, the one on identity cards. */
const OTHER_DOTS = /[\u2022\u30fb\u2027\uff65\u22c5\u2219]|(?<=\p{sc=Han})[.\uff0e](?=\p{sc=Han})/u
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const INNER_BLANK = /(?<=\p{sc=Han})\s(?=\p{sc=Han})/u

/**
 * Checks whether a name is written as the police and the banks have it. They compare letter by letter: another dot, an
 * invisible character or a blank inside is another person. Written independently of the product's rules, which it tests.
 */
export const isRegisteredName = (name: string): boolean =>
  name !== '' &&
  name === name.normalize('NFC').trim() &&
  ![OTHER_DOTS, INVISIBLE, INNER_BLANK].some((one) => one.test(name))
