import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { declaredFunctions } from './declared-functions.ts'
import { codeOf, sources } from './imports.ts'

const domain = sources('lib/domain')
const deployed = [...sources('lib'), ...sources('functions')]

const linesWith = (files: readonly string[], what: RegExp): string[] =>
  files.flatMap((file) =>
    codeOf(file)
      .split('\n')
      .filter((line) => what.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )

it('rules of the business are pure: no clock, chance, environment or input and output in lib/domain', () => {
  expect(linesWith(domain, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\b|\bcrypto\b/)).toEqual([])
  expect(linesWith(domain, /\bfetch\(|\basync\b|\bawait\b|\bconsole\b|'node:/)).toEqual([])
})

it('the business clock and the environment are read in lib/platform only', () => {
  const elsewhere = deployed.filter((file) => !file.startsWith('lib/platform/'))
  expect(linesWith(elsewhere, /\bprocess\.env\b|\bnew Date\(\)/)).toEqual([])
})

it('zod is taken in its small form, which is a quarter of the other', () => {
  expect(linesWith(deployed, /from 'zod'/)).toEqual([])
})

it('nothing that is deployed knows of its surroundings: developer tools, operators, tests', () => {
  expect(linesWith(deployed, /from '[./]+\/(local|ops|tests|bench|docs)\//)).toEqual([])
  expect(linesWith(deployed, /\b(STAGE\s*===|localhost|127\.0\.0\.1)/)).toEqual([])
})

it('money is made of integers: no parseFloat and no toFixed', () => {
  expect(linesWith(deployed, /\bparseFloat\(|\.toFixed\(/)).toEqual([])
})

it('handlers refuse by throwing and are not written with try/catch', () => {
  expect(linesWith(sources('functions'), /\btry \{|\bJSON\.stringify\(|\bstatusCode: [45]/)).toEqual([])
})

it('every handler is declared, under its own file, and every declared one exists', () => {
  const exported = sources('functions').filter((file) => /^export const handler\b/m.test(codeOf(file)))
  const declared = declaredFunctions()
  expect(declared.map(({ file }) => file).sort()).toEqual(exported)
  expect(new Set(declared.map(({ key }) => key)).size).toBe(declared.length)
})

it('every functions.yml is part of one service; the local stage has all of them', () => {
  const included = (file: string, what: RegExp) => [...readFileSync(file, 'utf8').matchAll(what)].map(([, yml]) => yml)
  const borrowers = included('serverless.yml', /\$\{file\((functions\/[^)]+)\)\}/g)
  const localOnly = included('serverless.yml', /\$\{file\(\$\{param:together\}(functions\/[^)]+)\), null\}/g)
  const backOffice = included('serverless.backoffice.yml', /\$\{file\((functions\/[^)]+)\)\}/g)
  // Each API answers unknown routes itself.
  const shared = 'functions/fallback/functions.yml'
  expect([...localOnly, shared].sort()).toEqual(backOffice.sort())
  expect([...borrowers, ...localOnly].sort()).toEqual(globSync('functions/**/functions.yml').sort())
})

it('every key of the table is used, and nobody else writes one', () => {
  const named = [...codeOf('lib/store/keys.ts').matchAll(/^ {2}(\w+): \(/gm)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(15)
  const code = deployed.filter((file) => file !== 'lib/store/keys.ts').map(codeOf)
  const unused = named.filter((name) => !code.some((text) => new RegExp(`\\bkeys\\.${name}\\b`).test(text)))
  expect(unused).toEqual([])
  expect(
    linesWith(
      deployed.filter((file) => file !== 'lib/store/keys.ts'),
      /\bpk: ['`]/,
    ),
  ).toEqual([])
})
