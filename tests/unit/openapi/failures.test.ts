import { beforeAll, expect, it } from 'vitest'
import { chapters } from '../../../docs/openapi/catalogue.ts'
import { failuresOf } from '../../../docs/openapi/failures.ts'
import { allRoutes, type Route } from '../../../docs/openapi/routes.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { failureTexts, isFailureCode } from '../../../lib/http/failure-texts.ts'
import { parseInput } from '../../../lib/http/validation.ts'
import { declaredFunctions } from '../architecture/declared-functions.ts'
import { codeOf, importsOf } from '../architecture/imports.ts'

const about = Object.assign({}, ...chapters.map(({ routes }) => routes)) as (typeof chapters)[number]['routes']
const fileOf = Object.fromEntries(declaredFunctions().map(({ key, file }) => [key, file]))
const keys = Object.keys(about)
let routes: Route[]

beforeAll(async () => {
  routes = await allRoutes()
})

/** All codes that a function's own file names. */
const namedIn = (file: string): string[] =>
  [...codeOf(file).matchAll(/'([A-Z_]+)'/g)].map(([, word = '']) => word).filter(isFailureCode)

/** The file and all that it imports, directly or not, except where all codes are listed. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.endsWith('.ts') || /failure(-texts)?\.ts$/.test(file)) return seen
  seen.add(file)
  for (const { target } of importsOf([file])) reached(target, seen)
  return seen
}

const documentedOf = (key: string): string[] =>
  routes.flatMap((route) => {
    const words = about[route.key]
    return route.key === key && route.spec && words ? failuresOf(route, route.spec, words) : []
  })

it('speaks of functions that exist', () => {
  expect(keys.filter((key) => !fileOf[key])).toEqual([])
})

it.each(keys)('%s: every code that its own file names is documented', (key) => {
  expect(documentedOf(key)).toEqual(expect.arrayContaining(namedIn(fileOf[key] ?? '')))
})

it.each(keys)('%s: every code that is documented can be reached', (key) => {
  const possible = [...reached(fileOf[key] ?? '')].flatMap(namedIn)
  expect([...new Set(documentedOf(key))].filter((code) => !possible.includes(code))).toEqual([])
})

it.each(keys)('%s: its example is input that the handler takes', (key) => {
  const input = routes.find((route) => route.key === key)?.spec?.input
  if (input) expect(parseInput(input, { ...about[key]?.input })).not.toBeInstanceOf(Failure)
})

it('every code has a text, and is documented with some route', () => {
  const everywhere = ['ROUTE_UNKNOWN', 'SYSTEM_BUSY']
  const documented = [...keys.flatMap(documentedOf), ...everywhere]
  expect(Object.keys(failureTexts).filter((code) => !documented.includes(code))).toEqual([])
})
