import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadServerless } from '../../../local/serverless-config.ts'
import { asText, document } from '../../../openapi/build.ts'
import { CLIENT_FILE, client } from '../../../openapi/client.ts'
import { routeName } from '../../../openapi/routes.ts'
import { FILE_30, version30 } from '../../../openapi/version-3.0.ts'
import { declaredFunctions } from '../architecture/declared-functions.ts'
import { contract } from './contract.ts'
import { committed, operations, text } from './document.ts'

const documented = operations.map(({ route }) => route)

it('docs/openapi.json is what the code generates (npm run openapi)', async () => {
  expect(asText(await document())).toBe(text)
}, 30_000)

it('docs/openapi-3.0.json is docs/openapi.json as OpenAPI 3.0 (npm run openapi)', () => {
  expect(asText(version30(committed))).toBe(readFileSync(FILE_30, 'utf8'))
})

it('the typed client is what docs/openapi.json generates (npm run client)', async () => {
  expect(await client()).toBe(readFileSync(CLIENT_FILE, 'utf8'))
}, 30_000)

it('has every route of the functions, and no other', () => {
  const declared = declaredFunctions().flatMap(({ routes }) => routes.filter((route) => route !== '$default'))
  expect(documented.toSorted()).toEqual(declared.toSorted())
})

it('has every route that serverless.yml makes, and no other', async () => {
  const { functions } = await loadServerless()
  const made = Object.values(functions).flatMap(({ events }) =>
    events
      .flatMap((event) => ('httpApi' in event ? [routeName(event.httpApi)] : []))
      .filter((name) => name !== undefined),
  )
  expect(documented.toSorted()).toEqual(made.toSorted())
}, 30_000)

it('knows the 47 routes of the contract', () => {
  expect(new Set(Object.keys(contract)).size).toBe(47)
})

it.each(Object.entries(contract))('has %s of the contract, under its title', (route, title) => {
  const found = operations.find((operation) => operation.route === route)
  expect(found?.operation.summary?.split(' · ')[0]).toBe(title)
})
