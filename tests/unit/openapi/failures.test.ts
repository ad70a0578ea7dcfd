import { beforeAll, describe, expect, it } from 'vitest'
import type { oas31 } from 'zod-openapi'
import { Failure } from '../../../lib/domain/failure.ts'
import { parseInput } from '../../../lib/http/input.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { chapters } from '../../../openapi/catalogue.ts'
import { failuresOf } from '../../../openapi/failures.ts'
import { allRoutes, type Route } from '../../../openapi/routes.ts'
import { declaredFunctions } from '../architecture/declared-functions.ts'
import { codeOf, neededBy } from '../architecture/imports.ts'
import { answerOf, operations } from './document.ts'

const about = Object.assign({}, ...chapters.map(({ routes }) => routes)) as (typeof chapters)[number]['routes']
const fileOf = Object.fromEntries(declaredFunctions().map(({ key, file }) => [key, file]))
const keys = Object.keys(about)
const codes = [...new Set([...Object.keys(borrowerMessages), ...Object.keys(operatorMessages)])]
let routes: Route[]

beforeAll(async () => {
  routes = await allRoutes()
})

/** All codes that a function's own file names. */
const namedIn = (file: string): string[] =>
  [...codeOf(file).matchAll(/'([A-Z_]+)'/g)].map(([, word = '']) => word).filter((word) => codes.includes(word))

/** Where all codes are listed. */
const LIST = 'lib/domain/failure.ts'

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
  const possible = [...neededBy(fileOf[key] ?? '')].filter((file) => file !== LIST).flatMap(namedIn)
  expect([...new Set(documentedOf(key))].filter((code) => !possible.includes(code))).toEqual([])
})

it.each(keys)('%s: its example is input that the handler takes', (key) => {
  const input = routes.find((route) => route.key === key)?.spec?.input
  if (input) expect(parseInput(input, { ...about[key]?.input })).not.toBeInstanceOf(Failure)
})

it.each(keys)('%s: every code that is documented has words for who reads it', (key) => {
  const spec = routes.find((route) => route.key === key)?.spec
  const texts = spec?.auth.audience === 'operator' ? operatorMessages : borrowerMessages
  expect(spec?.auth.messages).toBe(texts)
  expect(documentedOf(key).filter((code) => !(code in texts))).toEqual([])
})

it.each([
  ['a borrower', borrowerMessages, ['ROUTE_UNKNOWN', 'SYSTEM_BUSY']],
  // No operator waits for a vendor now; whoever does is answered so.
  ['an operator', operatorMessages, ['SYSTEM_BUSY', 'VENDOR_DOWN']],
])('every code that has words for %s is documented with some route of theirs', (_reader, texts, everywhere) => {
  const theirs = keys.filter((key) => routes.some((route) => route.key === key && route.spec?.auth.messages === texts))
  const documented = [...theirs.flatMap(documentedOf), ...everywhere]
  expect(Object.keys(texts).filter((code) => !documented.includes(code))).toEqual([])
})

describe.each(operations.filter(({ operation }) => !operation.tags?.includes('vendors')))('$route', ({ operation }) => {
  const codesOf = operation as { 'x-error-codes'?: { code: string; http_status: number }[] }
  const listed = codesOf['x-error-codes'] ?? []
  const answered = listed.filter(({ http_status }) => http_status === 200).map(({ code }) => code)

  it('says which codes it has: for programs, in its text, and of the header x-error-code', () => {
    expect(listed.map(({ code }) => code)).toEqual([...answered, 'SYSTEM_BUSY'])
    const rows = [...(operation.description ?? '').matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, code]) => code)
    expect(rows).toEqual(answered)
    const header = answerOf(operation)?.headers?.['x-error-code'] as oas31.HeaderObject | undefined
    const { const: only, enum: some = only ? [only] : [] } = (header?.schema ?? {}) as oas31.SchemaObject
    expect(some).toEqual(answered)
  })
})
