import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { writeWhole } from './data-folder.ts'
import { onFile } from './fault.ts'
import { portsFrom } from './ports.ts'

const schedule = z.looseObject({
  rate: z.union([z.string(), z.array(z.string())]),
  method: z.string().optional(),
  enabled: z.boolean().optional(),
  name: z.string().optional(),
  timezone: z.string().optional(),
  input: z.unknown().optional(),
})
const event = z.union([z.looseObject({ schedule: z.union([z.string(), schedule]) }), z.looseObject({})])

/** The parts of the resolved serverless.yml that the local stack reads; CloudFormation's functions stay in it. */
const config = z.looseObject({
  service: z.string(),
  provider: z.looseObject({ stage: z.string().default('dev'), region: z.string().default('us-east-1') }),
  functions: z.record(
    z.string(),
    z.looseObject({ handler: z.string(), name: z.string(), events: z.array(event).default([]) }),
  ),
  stepFunctions: z
    .looseObject({
      stateMachines: z.record(z.string(), z.looseObject({ name: z.string().optional(), definition: z.unknown() })),
    })
    .optional(),
  resources: z
    .looseObject({
      Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
    })
    .optional(),
})

export type ServerlessConfig = z.output<typeof config>

/** Everything that decides the output of `sls print`. */
const SOURCES = [
  'serverless*.yml',
  'config/*.yml',
  'functions/**/functions.yml',
  'workflows/*.asl.json',
  'resources/*.yml',
]

const run = promisify(execFile)

/** Resolves serverless.yml. This takes 2 s, so the result is cached until a source of it, or a variable, changes. */
export async function loadServerless(root = process.cwd()): Promise<ServerlessConfig> {
  const kept = join(root, '.local', `serverless-${await fingerprint(root)}.json`)
  const known = await readKept(kept)
  if (known) return known
  const printed = await print(root)
  const parsed = config.parse(JSON.parse(printed))
  onFile(kept, () => mkdirSync(dirname(kept), { recursive: true }))
  writeWhole(kept, printed)
  return parsed
}

/** Reads the cache; undefined when it is missing or unreadable, and is then made again. */
async function readKept(file: string): Promise<ServerlessConfig | undefined> {
  try {
    return config.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Definitions by the machines' names, for the local Step Functions. */
export const machinesOf = ({ stepFunctions }: ServerlessConfig): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(stepFunctions?.stateMachines ?? {}).map(([key, { name, definition }]) => [name ?? key, definition]),
  )

/** The properties of the only DynamoDB table. */
export function tableOf({ resources }: ServerlessConfig): unknown {
  const tables = Object.values(resources?.Resources ?? {}).filter(({ Type }) => Type === 'AWS::DynamoDB::Table')
  if (tables.length !== 1) throw new Error(`One DynamoDB table expected in serverless.yml, ${tables.length} found`)
  return tables[0]?.Properties
}

/** Hashes all inputs: changes whenever `sls print` may answer differently. */
export async function fingerprint(root: string): Promise<string> {
  const files: string[] = []
  for await (const file of glob(SOURCES, { cwd: root })) files.push(file)
  const hash = createHash('sha256').update(JSON.stringify(portsFrom(process.env)))
  for (const file of files.sort()) {
    const content = await readFile(join(root, file), 'utf8')
    hash.update(JSON.stringify([file, content]))
    for (const [, name = ''] of content.matchAll(/\$\{env:(\w+)/g)) hash.update(`${name}=${process.env[name]}`)
  }
  return hash.digest('hex').slice(0, 16)
}

async function print(root: string): Promise<string> {
  const cli = createRequire(import.meta.url).resolve('serverless/bin/serverless.js')
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, [cli, 'print', '--format', 'json'], options)
  return stdout
}
