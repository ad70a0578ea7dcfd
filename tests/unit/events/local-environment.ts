import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** `${env:NAME, 'otherwise'}`, as serverless.yml's language has it. */
const VARIABLE = /\$\{env:(\w+), '([^']*)'\}/g

/** The environment of the functions on a developer's machine, so that their modules can be imported. */
export function localEnvironment(): Record<string, string> {
  const variables = parse(readFileSync('config/local.yml', 'utf8')) as Record<string, string>
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(VARIABLE, (_, variable: string, otherwise: string) => process.env[variable] ?? otherwise),
    ]),
  )
}
