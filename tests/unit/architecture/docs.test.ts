import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { codeOf, sources } from './imports.ts'

const page = (name: string): string => readFileSync(`docs/${name}`, 'utf8')

it.each(['loan-states.md', 'architecture.md'])('%s has a drawing of states', (name) => {
  expect(page(name)).toContain('```mermaid\nstateDiagram-v2')
})

it('every state machine is drawn in architecture.md', () => {
  const machines = globSync('workflows/*.asl.json').map((file) => basename(file, '.asl.json'))
  expect(machines.length).toBeGreaterThan(2)
  for (const name of machines) expect(page('architecture.md')).toContain(`<!-- drawn: ${name} -->`)
})

it('the table in architecture.md has every key of lib/store/keys.ts, and no other', () => {
  const code = codeOf('lib/store/keys.ts').replace(/\$\{(?:padded\()?(\w+)\)?\}/g, '$1')
  const keys = [
    ...code.matchAll(/(\w+): \([^)]*\): Key<\w+> => \(\{\s*pk: ['`]([^'`]+)['`],\s*sk: (?:['`]([^'`]+)['`]|(\w+))/g),
  ]
  const wanted = keys.map(([, name, pk, text, variable]) => `| \`${name}\` | \`${pk}\` / \`${text ?? variable}\` |`)
  const rows = page('architecture.md').match(/^\| `\w+` \| `[^`]+` \/ `[^`]+` \|/gm) ?? []
  expect(wanted).toHaveLength(code.match(/: Key\b.* =>/g)?.length ?? 0)
  expect([...rows].sort()).toEqual(wanted.sort())
})

/** The names in the headings of operations.md: "### `name`, `name` (LEVEL)", each with what it means and what to do. */
function entries(level: string): string[] {
  return page('operations.md')
    .split(/^(?=#{2,3} )/m)
    .filter((part) => part.startsWith('### ') && part.split('\n')[0]?.endsWith(` (${level})`))
    .flatMap((part) => {
      expect(part).toMatch(/^### .+\n\n\*\*Means\.\*\* \S[\s\S]*\n\n\*\*Do\.\*\* \S/)
      return [...(part.split('\n')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    })
}

it.each(['ERROR', 'WARN'])('operations.md explains every %s line, and none that is gone', (level) => {
  const call = new RegExp(`\\blog\\.${level.toLowerCase()}\\(\\s*(?:'([^']+)'|"([^"]+)")`, 'g')
  const logged = [...sources('lib'), ...sources('functions')].flatMap((file) =>
    [...codeOf(file).matchAll(call)].map(([, single, double]) => single ?? double),
  )
  expect(logged.length).toBeGreaterThan(10)
  expect(entries(level).sort()).toEqual([...new Set(logged)].sort())
})

it('operations.md explains every alarm, and none that is gone', () => {
  const alarms = readFileSync('resources/alarms.yml', 'utf8').match(
    /^ {2}\w+(?=:\n {4}Type: AWS::CloudWatch::Alarm$)/gm,
  )
  expect(entries('alarm').sort()).toEqual(alarms?.map((name) => name.trim()).sort())
})

it('the index of operations.md leads to every entry', () => {
  const text = page('operations.md')
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  const headings = [...text.matchAll(/^#{2,3} (.*)$/gm)].map(([, heading = '']) => heading)
  const index = text.split('\n## Index\n')[1]?.split('\n## ')[0] ?? ''
  const listed = [...index.matchAll(/\[`([^`]+)`\]\(#([^)]+)\)/g)].map(([, name, target]) => [name, target])
  const wanted = headings
    .filter((heading) => / \((?:alarm|ERROR|WARN)\)$/.test(heading))
    .flatMap((heading) => [...heading.matchAll(/`([^`]+)`/g)].map(([, name]) => [name, slug(heading)]))
  expect(listed).toEqual(wanted)
  const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target)
  expect(targets.filter((target) => !headings.map(slug).includes(target ?? ''))).toEqual([])
})

it('every secret and every variable of a deployer is in deploy.md', () => {
  const deploy = page('deploy.md')
  const secrets = codeOf('lib/platform/secrets.ts').match(/(?<=^ {2}\| ')[\w-]+/gm) ?? []
  const files = [
    'config/aws.yml',
    'config/logs.yml',
    'config/operators.yml',
    ...globSync('serverless*.yml'),
    ...globSync('resources/*.yml'),
  ]
  const variables = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\$\{env:(\w+)/g)].map(([, name = '']) => name),
  )
  expect(secrets.length).toBeGreaterThan(4)
  for (const name of [...secrets, ...variables]) expect(deploy).toContain(`\`${name}\``)
})

it('the records of decisions are numbered without a gap and short', () => {
  const records = globSync('docs/decisions/*.md').sort()
  records.forEach((file, i) => {
    expect(file).toMatch(new RegExp(`/${String(i + 1).padStart(4, '0')}-[\\w-]+\\.md$`))
    const text = readFileSync(file, 'utf8')
    expect(text.split('\n').length).toBeLessThanOrEqual(31)
    for (const part of ['**Context.**', '**Decision.**', '**Consequence.**']) expect(text).toContain(part)
  })
})

it('each term of the glossary stands once, in the order of the alphabet, with its meaning and its place', () => {
  const glossary = page('style.md').split('\n## Glossary\n')[1] ?? ''
  for (const table of glossary.split('\n### ').slice(1)) {
    const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].slice(1)
    expect(rows.length).toBeGreaterThan(25)
    expect(rows).toHaveLength((table.match(/^\|/gm)?.length ?? 0) - 2)
    const terms = rows.map(([, term = '']) => term.toLowerCase())
    expect(terms).toEqual([...new Set(terms)].sort())
    for (const [, , , place] of rows) expect(place).toMatch(/^`(?:lib|functions)\//)
  }
})

it('what documents name exists', () => {
  const documents = ['README.md', ...globSync('docs/**/*.md'), ...globSync('events/*.md')]
  const paths = documents.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /`((?:lib|functions|local|docs|config|resources|tests|workflows|ops|events)\/[\w./-]+)`/g,
      ),
    ].map(([, path = '']) => `${file}: ${path}`),
  )
  expect(paths.filter((named) => globSync(named.split(': ')[1] ?? '').length === 0)).toEqual([])
})
