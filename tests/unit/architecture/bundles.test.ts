import { expect, it } from 'vitest'
import { bundled } from './bundled.ts'
import { declaredFunctions } from './declared-functions.ts'

const functions = declaredFunctions()
const codes = bundled(functions.map(({ file }) => file))

/** A client that is not shared by all functions, and the only ones that carry it: no borrower waits for their start. */
it.each([
  // 166 KB of a bundle that has 260 without it
  ['@aws-sdk/client-s3', ['verification-collect']],
])('%s is in the bundles of %j alone, which answer no route', (client, carriers) => {
  const carrying = functions.filter(({ file }) => codes.get(file)?.includes(`"${client}"`))
  expect(carrying.map(({ key }) => key)).toEqual(carriers)
  expect(carrying.flatMap(({ routes }) => routes)).toEqual([])
})
