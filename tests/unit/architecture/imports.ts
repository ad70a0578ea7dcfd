import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Import {
  /** The importing file, from the project's root. */
  file: string
  /** A file of the project, also from its root; otherwise the package as it is written. */
  target: string
  /** Gone when types are stripped. */
  typeOnly: boolean
}

export const sources = (folder: string): string[] => globSync(`${folder}/**/*.ts`).sort()

const STATEMENT = /^(?:import|export)\b[^'";=(]*?'([^']+)'/gm
const CALL = /\bimport\(\s*'([^']+)'\s*\)/g

/** All imports and re-exports. */
export const importsOf = (files: readonly string[]): Import[] =>
  files.flatMap((file) => {
    const code = codeOf(file)
    return [...code.matchAll(STATEMENT), ...code.matchAll(CALL)].map(([statement, name = '']) => ({
      file,
      target: name.startsWith('.') ? join(file, '..', name) : name,
      typeOnly: /^(?:import|export) type\b/.test(statement),
    }))
  })

/** All files of the project that a file needs to run, itself among them. */
export function neededBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.endsWith('.ts')) return seen
  seen.add(file)
  for (const { target, typeOnly } of importsOf([file])) if (!typeOnly) neededBy(target, seen)
  return seen
}

/** A file without its comments. */
export const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
