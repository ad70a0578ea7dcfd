import { expect, it } from 'vitest'
import { loadServerless } from '../../../local/serverless-config.ts'
import { routeName } from '../../../openapi/routes.ts'
import { declaredFunctions } from '../architecture/declared-functions.ts'
import { contract } from './contract.ts'
import { operations } from './document.ts'

const documented = operations.map(({ route }) => route)

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
