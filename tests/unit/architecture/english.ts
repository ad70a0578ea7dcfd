import { globSync, readFileSync } from 'node:fs'
import { sources } from './imports.ts'

/** A comment states its subject first. */
const beginnings = /^(?:What|Whatever|Whose|Who|Whoever|So long)\b/
const words = /\b(?:nobody|somebody|anybody|whoever|whomever|told|in vain|for ever)\b/i

/** The comments of a source text, each in one line; `//` lines that follow each other are one comment. */
export function commentsOf(source: string): string[] {
  const found = source.match(/\/\*[\s\S]*?\*\/|(?:(?<=^|\s)\/\/.*(?:\n[ \t]*(?=\/\/))?)+/gm) ?? []
  return found.map((comment) =>
    comment
      .split('\n')
      .map((line) => line.replace(/^\s*(?:\/\*+|\/\/|\*(?!\/))?\s*/, '').replace(/\s*\*+\/$/, ''))
      .join(' ')
      .trim(),
  )
}

/** The refused beginnings and words in the comments of a source text. */
export const offencesIn = (source: string): string[] =>
  commentsOf(source).flatMap((comment) => [...(beginnings.exec(comment) ?? []), ...(words.exec(comment) ?? [])])

/** Pages may begin a sentence as they like, and style.md names what it refuses. */
const pages = ['*.md', 'docs/**/*.md'].flatMap((glob) => globSync(glob)).filter((page) => page !== 'docs/style.md')

/** Every file with an offence, by path. */
export function offences(): Map<string, string[]> {
  const text = (file: string) => readFileSync(file, 'utf8')
  const found = [
    ...['lib', 'functions', 'local', 'ops']
      .flatMap(sources)
      .map((file): [string, string[]] => [file, offencesIn(text(file))]),
    ...pages.map((page): [string, string[]] => [page, text(page).match(words)?.slice(0, 1) ?? []]),
  ]
  return new Map(found.filter(([, refused]) => refused.length > 0))
}
