import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Each finds by name what stands before it. */
const services = [
  ['data', 'serverless.data.yml'],
  ['borrowers', 'serverless.yml'],
  ['backoffice', 'serverless.backoffice.yml'],
] as const

const HELP = `npm run package -- --stage NAME    all services' templates and zips, in .packages/<service>
npm run deploy -- --stage NAME     all services, in the order of what they need`

/** Runs one command of Serverless for all services; stops at the first that fails. */
const [command = '', ...options] = process.argv.slice(2)
if (!['package', 'deploy'].includes(command) || options.includes('--help')) {
  console.log(HELP)
  process.exit(command === '' ? 1 : 0)
}
const serverless = createRequire(import.meta.url).resolve('serverless/bin/serverless.js')
for (const [name, config] of services) {
  const folder = command === 'package' ? ['--package', `.packages/${name}`] : []
  const call = [serverless, command, '--config', config, ...folder, ...options]
  const { status } = spawnSync(process.execPath, call, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`${config} failed; services after it were left alone`)
    process.exit(1)
  }
}
