'use strict'

// Each npm script runs this first. Plain CommonJS: it works on any Node, and before anything is installed.
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const NODE_MIN = [24, 7]
const ROOT = join(__dirname, '..')

/** Returns the reason why nothing can run here, with the remedy; undefined when all is well. */
function obstacle() {
  const installed = installedVersions()
  if (!installed) return 'The packages are not installed: run `npm ci` first'
  const [name, version] = Object.entries(wantedVersions()).find(([key, wanted]) => installed[key] !== wanted) ?? []
  if (name) return `${name} ${version} is needed, ${installed[name] ?? 'none'} is installed: run \`npm ci\``
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return undefined
  const needed = `Node ${NODE_MIN.join('.')} or newer is needed, this is ${process.versions.node}`
  return `${needed}: run \`npm ci\`, which brings one, and start by npm; on other machines install one from nodejs.org`
}

/** Returns the versions that npm recorded at the install; undefined when it has not run, or was interrupted. */
function installedVersions() {
  const file = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(file)) return undefined
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'))
    return Object.fromEntries(
      Object.entries(packages).map(([path, { version }]) => [path.replace('node_modules/', ''), version]),
    )
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** package.json pins exact versions: "4.6.7", or "npm:osls@4.3.1". */
function wantedVersions() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return Object.fromEntries(
    Object.entries({ ...dependencies, ...devDependencies }).map(([name, spec]) => [name, spec.replace(/^npm:.+@/, '')]),
  )
}

const reason = obstacle()
if (reason) {
  console.error(reason)
  process.exit(1)
}
