import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultKinds, faultyCalls } from '../../../local/sandbox/limu/faults.ts'
import { magicWords } from '../../../local/sandbox/limu/scenarios.ts'

test('docs/sandboxes.md has every magic word, every fault and every call that can meet with one', () => {
  const page = readFileSync('docs/sandboxes.md', 'utf8').split('\n## Limu')[1]?.split('\n## ')[0] ?? ''
  const named = [...page.matchAll(/`([^`]+)`/g)].map(([, word]) => word)
  expect(named).toEqual(expect.arrayContaining([...magicWords, ...faultKinds, ...faultyCalls]))
})
