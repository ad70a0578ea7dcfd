import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { declaredFunctions } from './declared-functions.ts'
import { codeOf, type Import, importsOf, neededBy, sources } from './imports.ts'

/**
 * The floors of the house, from the ground up: rules, the platform, vendors behind their ports, the table, its items; then the
 * steps by noun, what operators see, and HTTP on top. A folder imports from the floors below it only.
 */
const floors = [
  'lib/domain',
  'lib/consent',
  'lib/platform',
  'lib/vendors',
  'lib/table',
  'lib/store',
  'lib/account',
  'lib/cards',
  'lib/verification',
  'lib/lending',
  'lib/messages',
  'lib/books',
  'lib/backoffice',
  'lib/http',
  'functions',
]

/** The table knows no vendor, and a step none of the steps beside it but those named here. */
const never: Record<string, string[]> = {
  'lib/table': ['lib/vendors'],
  'lib/store': ['lib/vendors'],
  'lib/cards': ['lib/account'],
  'lib/verification': ['lib/cards'],
  'lib/messages': ['lib/account', 'lib/cards', 'lib/verification', 'lib/lending'],
  'lib/books': ['lib/account', 'lib/cards', 'lib/verification', 'lib/messages'],
}

const below = Object.fromEntries(
  floors.map((folder, floor) => [folder, floors.slice(0, floor).filter((lower) => !never[folder]?.includes(lower))]),
)

/** The ports are words: an item of the table may be described by them, though no vendor is ever called from there. */
const ports = ['lib/vendors/payments.ts', 'lib/vendors/data-provider.ts', 'lib/vendors/sms/sms.ts']

const deployed = [...sources('lib'), ...sources('functions')]
const all = importsOf(deployed)
const ours = all.filter(({ target }) => target.endsWith('.ts'))

const folderOf = (file: string): string => /^(lib\/[^/]+|[^/]+)\//.exec(file)?.[1] ?? file
const shown = ({ file, target }: Import): string => `${file} → ${target}`

it('no import escapes these tests', () => {
  expect(ours.filter(({ target }) => !existsSync(target)).map(shown)).toEqual([])
  const written = deployed.flatMap((file) => codeOf(file).match(/'\.{1,2}\/[^']+\.ts'/g) ?? [])
  expect(ours).toHaveLength(written.length)
})

describe('imports point one way', () => {
  it('every folder has its place', () => {
    expect([...new Set(deployed.map(folderOf))].sort()).toEqual(floors.toSorted())
  })

  it.each(Object.entries(below))('%s', (folder, allowed) => {
    const wrong = ours
      .filter(({ file, target }) => folderOf(file) === folder && ![folder, ...allowed].includes(folderOf(target)))
      .filter(({ target, typeOnly }) => !(typeOnly && ports.includes(target)))
    expect(wrong.map(shown)).toEqual([])
  })

  it('no function imports another', () => {
    const isFunction = (file: string) => /^export const handler\b/m.test(codeOf(file))
    const between = ours.filter(
      ({ file, target }) => folderOf(file) === 'functions' && folderOf(target) === 'functions' && isFunction(target),
    )
    expect(between.map(shown)).toEqual([])
  })

  it('no module needs itself', () => {
    expect(circles(ours.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })
})

it('a vendor is named in one file: payments.ts and identity-data.ts of lib/vendors', () => {
  const named = ours.filter(({ target }) => /^lib\/vendors\/(lianlian|limu)\//.test(target))
  const outside = named.filter(({ file }) => !/^lib\/vendors\/(lianlian|limu)\//.test(file))
  expect([...new Set(outside.map(({ file }) => file))]).toEqual([
    'lib/vendors/identity-data.ts',
    'lib/vendors/payments.ts',
  ])
})

it('one vendor does not know the other', () => {
  const vendorOf = (path: string) => /^lib\/vendors\/(\w+)\//.exec(path)?.[1]
  const between = ours.filter(({ file, target }) => {
    const [from, to] = [vendorOf(file), vendorOf(target)]
    return from !== undefined && to !== undefined && from !== to
  })
  expect(between.map(shown)).toEqual([])
})

describe('a function carries the words of refusals for its own readers only', () => {
  it.each(declaredFunctions())('$key', ({ file, routes }) => {
    const reader = routes.some((route) => route.includes(' /operator/')) ? 'operator' : 'borrower'
    const needed = [...neededBy(file)]
    const words = needed.filter((path) => /^lib\/http\/messages\/(borrower|operator)\.ts$/.test(path))
    expect(words).toEqual(needed.includes('lib/http/endpoint.ts') ? [`lib/http/messages/${reader}.ts`] : [])
  })
})

/** Each circle once, as a path that ends where it began. */
function circles(edges: readonly Import[]): string[] {
  const next = Map.groupBy(edges, ({ file }) => file)
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    else if (!done.has(file)) {
      for (const { target } of next.get(file) ?? []) walk(target, [...path, file])
      done.add(file)
    }
  }
  for (const file of next.keys()) walk(file, [])
  return found
}
