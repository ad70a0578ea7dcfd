import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { shown } from './fault.ts'
import { portsFrom } from './ports.ts'
import { startStack } from './stack.ts'

const HELP = `npm start -- [--fresh] [--dynamodb-local] [--watch]

  --fresh           forget all data first
  --dynamodb-local  AWS's DynamoDB Local (needs Java 17) instead of the embedded engine
  --watch           (npm run dev) a changed file is seen by the next request; a debugger attaches at INSPECT_PORT (9229)

  PORT (3000) moves all seven ports: the API, then the sandboxes, DynamoDB, Lambda, Step Functions, SSM and S3. A variable of its
  own moves one: SANDBOX_PORT, DYNAMODB_PORT, LAMBDA_PORT, SFN_PORT, SSM_PORT, S3_PORT. SPEED (5) divides the vendors' delays.
  A second stack beside this one needs a PORT, a DATA_DIR (.local/data) and a BUILD_DIR (.esbuild) of its own.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      'dynamodb-local': { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const began = Date.now()
  const dataDir = process.env.DATA_DIR ?? '.local/data'
  const logFile = join(dataDir, 'lambda.log')
  const stack = await startStack({
    ports: portsFrom(process.env),
    engine: values['dynamodb-local'] ? 'dynamodb-local' : 'embedded',
    dataDir,
    fresh: values.fresh,
    speed: speedFrom(process.env),
    // serverless-offline looks for bundles below the project's folder.
    buildDir: relative('.', resolve(process.env.BUILD_DIR ?? '.esbuild')),
    dev: values.watch ? { inspectPort: Number(process.env.INSPECT_PORT ?? 9229), onBuilt: sayBuilt } : undefined,
  })
  console.log(banner(stack, { ms: Date.now() - began, dataDir, logFile }))
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    console.log('\nStopping…')
    stack.close().then(() => process.exit(0), fail)
  }
  // A sandbox's timer that finds the disk full ends here: in one line, without a stack.
  process.on('uncaughtException', (error) => {
    console.error(shown(error))
    process.exit(1)
  })
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  await stack.exited
  if (!stopping) throw new Error(`The Lambdas ended unexpectedly; see ${logFile}`)
}

function sayBuilt(errors: string): void {
  const time = new Date().toLocaleTimeString('en-GB')
  console.log(
    errors
      ? `${time}  not built, the last good build goes on:\n\n${errors}`
      : `${time}  built: the next request sees it`,
  )
}

function banner(
  { api, sandbox }: { api: string; sandbox: string },
  { ms, dataDir, logFile }: { ms: number; dataDir: string; logFile: string },
): string {
  return `
  Micro-loan backend, ready after ${(ms / 1000).toFixed(1)} s. Ctrl-C stops it; data stay in ${dataDir} (--fresh empties it).

  Start page   ${sandbox}
  API          ${api}       to browse and try: ${sandbox}/docs
  LianLian     ${sandbox}/lianlian
  Limu         ${sandbox}/limu       a person's side: ${sandbox}/limu/_sim/page
  SMS inbox    ${sandbox}/sms        as JSON: ${sandbox}/sms/messages?mobile=
  Clock        ${sandbox}/clock
  Operators    ${sandbox}/oidc       npm run ops -- --help
  Lambda log   ${logFile}

  Try it:  npm run demo, or as a shell script to read: bash local/golden-path.sh
`
}

function speedFrom({ SPEED }: NodeJS.ProcessEnv): number {
  const speed = Number(SPEED || 5)
  if (speed > 0 && speed < Number.POSITIVE_INFINITY) return speed
  throw new Error(`SPEED=${SPEED} is no speed: give a number above 0, or unset SPEED`)
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
