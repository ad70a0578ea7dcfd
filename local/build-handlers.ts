import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BuildOptions, type BuildResult, build, context, formatMessages, type OutputFile } from 'esbuild'
import { esbuildOptions } from './esbuild-options.ts'

type Functions = Record<string, { handler: string }>

/**
 * Bundles all handlers in one run of esbuild, to where serverless-offline looks for them. serverless-esbuild would run it once
 * for each function, which takes five times as long and 3 GB; `serverless-guard.cjs` tells it to leave them alone.
 */
export async function buildHandlers(functions: Functions, folder: string): Promise<void> {
  await build({ ...(await emptied(functions, folder)), logLevel: 'error' })
}

/**
 * The same, and again after each change of a file that a bundle has in it. `onBuilt` gets the errors as readable text, empty
 * after a good build; a bad one leaves the bundles of the last good build in place.
 */
export async function watchHandlers(
  functions: Functions,
  folder: string,
  onBuilt: (errors: string) => void,
): Promise<{ close(): Promise<void> }> {
  const report = async ({ errors, outputFiles = [] }: BuildResult) => {
    if (errors.length === 0) await Promise.all(outputFiles.map(write))
    onBuilt((await formatMessages(errors, { kind: 'error', color: false })).join(''))
  }
  const builder = await context({
    ...(await emptied(functions, folder)),
    sourcemap: 'inline',
    // esbuild itself would remove the bundles of a build that fails.
    write: false,
    logLevel: 'silent',
    plugins: [{ name: 'report', setup: ({ onEnd }) => onEnd(report) }],
  })
  await builder.rebuild()
  await builder.watch()
  return { close: () => builder.dispose() }
}

async function write({ path, contents }: OutputFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, contents)
}

async function emptied(functions: Functions, folder: string): Promise<BuildOptions> {
  const outdir = join(folder, '.build')
  await rm(outdir, { recursive: true, force: true })
  return {
    ...esbuildOptions('config/esbuild-local.yml'),
    entryPoints: Object.values(functions).map(({ handler }) => handler.replace(/\.handler$/, '.ts')),
    outdir,
    outbase: '.',
  }
}
