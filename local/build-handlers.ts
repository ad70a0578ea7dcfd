import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { esbuildOptions } from './esbuild-options.ts'

/**
 * Bundles all handlers in one run of esbuild, to where serverless-offline looks for them. serverless-esbuild would run it once
 * for each function, which takes five times as long and 3 GB; `serverless-guard.cjs` tells it to leave them alone.
 */
export async function buildHandlers(functions: Record<string, { handler: string }>, folder: string): Promise<void> {
  const outdir = join(folder, '.build')
  await rm(outdir, { recursive: true, force: true })
  await build({
    ...esbuildOptions('config/esbuild-local.yml'),
    entryPoints: Object.values(functions).map(({ handler }) => handler.replace(/\.handler$/, '.ts')),
    outdir,
    outbase: '.',
    logLevel: 'error',
  })
}
