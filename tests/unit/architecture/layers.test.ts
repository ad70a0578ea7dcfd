import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { declaredFunctions } from './declared-functions.ts'
import { codeOf, type Import, importsOf, neededBy, sources } from './imports.ts'

const foundations = ['lib/domain', 'lib/platform', 'lib/vendors', 'lib/store', 'lib/http']

/** What each folder may import of the project besides its own files: what stands below it. */
const below: Record<string, string[]> = {
  'lib/domain': [],
  'lib/platform': ['lib/domain'],
  'lib/vendors': ['lib/domain', 'lib/platform'],
  'lib/store': ['lib/domain', 'lib/platform'],
  'lib/http': ['lib/domain', 'lib/platform', 'lib/vendors', 'lib/store'],
  'lib/account': foundations,
  'lib/cards': foundations,
  'lib/lending': foundations,
  'lib/verification': foundations,
  'lib/operations': foundations,
  'lib/books': [...foundations, 'lib/lending'],
  'lib/jobs': [...foundations, 'lib/books', 'lib/cards', 'lib/lending', 'lib/verification'],
  functions: [
    ...foundations,
    'lib/account',
    'lib/books',
    'lib/cards',
    'lib/lending',
    'lib/verification',
    'lib/operations',
    'lib/jobs',
  ],
}

/** The ports are words: an item of the table may be described by them, though no vendor is ever called from there. */
const ports = ['lib/vendors/payments.ts', 'lib/vendors/identity-data.ts', 'lib/vendors/sms/sms.ts']

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
    expect([...new Set(deployed.map(folderOf))].sort()).toEqual(Object.keys(below).sort())
  })

  it.each(Object.entries(below))('%s', (folder, allowed) => {
    const wrong = ours
      .filter(({ file, target }) => folderOf(file) === folder && ![folder, ...allowed].includes(folderOf(target)))
      .filter(({ target, typeOnly }) => !(typeOnly && ports.includes(target)))
    expect(wrong.map(shown)).toEqual([])
  })

  it('no function imports another', () => {
    const between = ours.filter(
      ({ file, target }) => folderOf(file) === 'functions' && folderOf(target) === 'functions',
    )
    expect(between.map(shown)).toEqual([])
  })

  it('no module needs itself', () => {
    expect(circles(ours.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })
})

it('only lib/vendors/wired.ts names a vendor', () => {
  const named = ours.filter(({ target }) => /^lib\/vendors\/(lianlian|limu)\//.test(target))
  const outside = named.filter(({ file }) => !/^lib\/vendors\/(lianlian|limu)\//.test(file))
  expect([...new Set(outside.map(({ file }) => file))]).toEqual(['lib/vendors/wired.ts'])
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
    const words = needed.filter((path) => path.startsWith('lib/http/texts/'))
    expect(words).toEqual(needed.includes('lib/http/endpoint.ts') ? [`lib/http/texts/${reader}.ts`] : [])
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
