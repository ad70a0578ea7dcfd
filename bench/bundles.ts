import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { esbuildOptions } from '../local/esbuild-options.ts'
import { loadServerless } from '../local/serverless-config.ts'
import { allRoutes } from '../openapi/routes.ts'

export interface Bundle {
  name: string
  file: string
  bytes: number
  /** Checks whether the function calls a vendor, and so bundles that vendor's protocol. */
  vendor: boolean
  /** Checks whether it bundles an SDK that no route needs. Then no request waits for its start, and the SDK decides its size. */
  sdk: boolean
}

/** Builds every function by the options of `config/esbuild.yml`, and the baselines, into a folder. */
export async function buildBundles(folder: string) {
  await mkdir(folder, { recursive: true })
  const { functions } = await loadServerless()
  const entries = Object.entries(functions).map(([name, { handler }]) => [name, handler.replace(/\.handler$/, '.ts')])
  const built = await bundled(folder, Object.fromEntries(entries))
  const [smallest] = await bundled(folder, { smallest: 'bench/baseline/smallest.ts' })
  const [express] = await bundled(
    folder,
    { express: await expressEntry(folder) },
    { '@middy/core': './bench/baseline/no-middy.ts' },
  )
  if (!smallest || !express) throw new Error('The baselines were not built')
  return { functions: built, smallest, express }
}

async function bundled(
  folder: string,
  entryPoints: Record<string, string>,
  alias: Record<string, string> = {},
): Promise<Bundle[]> {
  const options = esbuildOptions('config/esbuild.yml')
  const { metafile } = await build({
    ...options,
    alias: { ...options.alias, ...alias },
    entryPoints,
    outdir: folder,
    metafile: true,
    logLevel: 'error',
  })
  return Promise.all(
    Object.keys(entryPoints).map(async (name) => {
      const file = resolve(folder, `${name}.cjs`)
      const inputs = Object.keys(
        Object.entries(metafile.outputs).find(([path]) => resolve(path) === file)?.[1].inputs ?? {},
      )
      const vendor = inputs.some((input) => /lib\/vendors\/(lianlian|limu)\//.test(input))
      const sdk = inputs.some((input) => /node_modules\/(@alicloud|@aws-sdk\/client-s3)\//.test(input))
      return { name, file, bytes: (await stat(file)).size, vendor: vendor || sdk, sdk }
    }),
  )
}

/** Builds one Express app with all routes that answer the envelope, behind an adapter, as one Lambda. */
async function expressEntry(folder: string): Promise<string> {
  const routes = (await allRoutes()).filter(({ spec }) => spec)
  const { functions } = await loadServerless()
  const keys = [...new Set(routes.map(({ key }) => key))]
  const fileOf = (key: string) => resolve(functions[key]?.handler.replace(/\.handler$/, '.ts') ?? '')
  const lines = [
    `import express from 'express'`,
    `import serverless from 'serverless-http'`,
    `import { mount } from '${resolve('bench/baseline/express-route.ts')}'`,
    ...keys.map((key, n) => `import { handler as h${n} } from '${fileOf(key)}'`),
    'const app = express()',
    'app.use(express.json())',
    'app.use(express.urlencoded({ extended: true }))',
    ...routes.map(({ key, method, path }) => `mount(app, '${method}', '${path}', h${keys.indexOf(key)})`),
    `export const handler = serverless(app, { provider: 'aws' })`,
  ]
  const file = join(folder, 'express-entry.ts')
  await writeFile(file, lines.join('\n'))
  return file
}
