import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The environment of a function, with addresses at which nothing listens, and the machine's own clock. */
export function functionEnvironment(): Record<string, string> {
  const text = readFileSync('config/local.yml', 'utf8').replaceAll(/\$\{env:\w+, '([^']*)'\}/g, '$1')
  const { CLOCK_FILE, ...variables } = parse(text) as Record<string, string>
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
}

/** Makes this process a function's; modules of `lib` are imported afterwards. */
export function becomeFunction(): void {
  Object.assign(process.env, functionEnvironment())
  delete process.env.CLOCK_FILE
}
