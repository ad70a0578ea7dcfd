import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The environment of a function, with addresses at which nothing listens. */
export function functionEnvironment(): Record<string, string> {
  const text = readFileSync('config/local.yml', 'utf8').replaceAll(/\$\{env:\w+, '([^']*)'\}/g, '$1')
  const { CLOCK_FILE, ...variables } = parse(text) as Record<string, string>
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
}
