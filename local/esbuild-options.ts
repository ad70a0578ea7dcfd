import { readFileSync } from 'node:fs'
import type { BuildOptions } from 'esbuild'
import { parse } from 'yaml'

/** Reads the options of a `config/esbuild*.yml`, without those that only serverless-esbuild knows. */
export function esbuildOptions(file: string): BuildOptions {
  const { outputWorkFolder, exclude, concurrency, outputFileExtension, ...options } = parse(readFileSync(file, 'utf8'))
  return { ...options, outExtension: { '.js': outputFileExtension } }
}
