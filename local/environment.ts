import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { portsFrom } from './ports.ts'

/**
 * Returns the environment of the functions on this machine: config/local.yml as serverless resolves it with the variables of
 * `env`. Without CLOCK_FILE the clock is the machine's.
 */
export function functionEnvironment(env: NodeJS.ProcessEnv = {}): Record<string, string> {
  const ports: Partial<Record<string, number>> = { ...portsFrom(env) }
  const text = readFileSync('config/local.yml', 'utf8').replaceAll(
    /\$\{file\(local\/ports\.cjs\):(\w+)\}/g,
    (_, part) => String(ports[part]),
  )
  const { CLOCK_FILE: _, ...variables } = parse(text) as Record<string, unknown>
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
}
