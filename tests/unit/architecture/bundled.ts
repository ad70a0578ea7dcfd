import { buildSync } from 'esbuild'

/**
 * The code of each module as it is deployed, without packages: what a function does not use of the files that it imports is
 * shaken off.
 */
export function bundled(files: readonly string[]): Map<string, string> {
  const { outputFiles } = buildSync({
    entryPoints: [...files],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    treeShaking: true,
    write: false,
    outdir: '.',
    outbase: '.',
  })
  const codes = new Map(outputFiles.map(({ path, text }) => [path, text]))
  return new Map(
    files.map((file) => [file, [...codes].find(([path]) => path.endsWith(file.replace(/\.ts$/, '.js')))?.[1] ?? '']),
  )
}
