import { expect, it } from 'vitest'
import { commentsOf, offences, offencesIn } from './english.ts'
import { codeOf, sources } from './imports.ts'

/** The part of docs/style.md that a machine can check. */

it('reads comments and finds what is refused in them', () => {
  expect(commentsOf('/** One\n * two. */\nconst a = 1 // three\n// four\n  // five\nconst b = "https://x"')).toEqual([
    'One two.',
    'three four five',
  ])
  expect(offencesIn('/** What a day has */')).toEqual(['What'])
  expect(offencesIn('/**\n * Counts.\n * Somebody looks. */')).toEqual(['Somebody'])
  expect(offencesIn('// So long as it holds\n// nobody reads')).toEqual(['So long', 'nobody'])
  expect(offencesIn("const nobody = 'What' // Counts what is left")).toEqual([])
})

it('comments and pages are plain technical English', () => {
  expect(Object.fromEntries(offences())).toEqual({})
})

/** Names that so many files of lib export, and why. */
const namedTwice: Record<string, { files: number; why: string }> = {
  Answer: { files: 2, why: "the answer in one vendor's protocol; neither leaves its vendor's folder" },
}

it('a name that two files of lib export is listed with its reason', () => {
  const declared =
    /^export (?:default )?(?:declare |abstract |async )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm
  const exporters = new Map<string, number>()
  for (const file of sources('lib')) {
    const names = new Set([...codeOf(file).matchAll(declared)].map(([, name = '']) => name))
    for (const name of names) exporters.set(name, (exporters.get(name) ?? 0) + 1)
  }
  expect(exporters.size).toBeGreaterThan(500)
  const listed = Object.fromEntries(Object.entries(namedTwice).map(([name, { files }]) => [name, files]))
  expect(listed).toEqual(Object.fromEntries([...exporters].filter(([, files]) => files > 1)))
})
