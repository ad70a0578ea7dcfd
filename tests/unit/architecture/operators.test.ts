import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EndpointHandler } from '../../../lib/http/endpoint.ts'
import { functionEnvironment } from '../../../local/environment.ts'
import { declaredFunctions } from './declared-functions.ts'
import { codeOf, importsOf } from './imports.ts'

/** What operators may do, and that it leaves a trace. */

const all = declaredFunctions()
const operators = all.filter(({ routes }) => routes.some((route) => route.includes(' /operator/')))
const commands = operators.filter(({ routes }) => routes.some((route) => !route.startsWith('GET ')))

// Before the tests: to load half of the functions takes seconds on a busy machine.
Object.assign(process.env, functionEnvironment(process.env))
const handlers = await Promise.all(
  operators.map(async ({ file }) => ((await import(resolve(file))) as { handler: EndpointHandler }).handler),
)

it('the gateway checks a token before every route of operators, and before no other', () => {
  expect(all.flatMap(({ guarded }) => guarded).sort()).toEqual(operators.flatMap(({ routes }) => routes).sort())
})

it('roles.md says who may call which route, as the functions declare it', () => {
  const declared = operators.map(({ file, routes }, n) => {
    const { audience, roles = [] } = handlers[n]?.spec.auth ?? {}
    expect([file, audience]).toEqual([file, 'operator'])
    return routes.map((route) => `| \`${route}\` | ${roles.length === 4 ? 'all' : roles.join(', ')} |`)
  })
  const section = readFileSync('docs/roles.md', 'utf8').split('## Who may call which route')[1]?.split('\n## ')[0] ?? ''
  expect((section.match(/^\| `.*$/gm) ?? []).sort()).toEqual(declared.flat().sort())
})

describe('every command of operators leaves an audit entry', () => {
  /** In the function, or in the step that it performs. */
  it.each(commands)('$key', ({ file }) => {
    const steps = importsOf([file])
      .filter(
        ({ target, typeOnly }) =>
          !typeOnly && /^lib\/(lending|backoffice|books|account|cards|verification)\//.test(target),
      )
      .map(({ target }) => target)
    const audited = [file, ...steps].filter((source) => /\baudit[A-Z]\w*\(/.test(codeOf(source)))
    expect(audited).not.toEqual([])
  })
})
