import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateApi } from 'swagger-typescript-api'
import type { oas31 } from 'zod-openapi'
import { FILE } from './build.ts'

/** Builds the client, which `npm run client` writes after `npm run openapi`. */
export const CLIENT_FILE = 'local/journey/generated/api.ts'

// The generator's runtime expects a browser's types.
const HEADER = `// @ts-nocheck\n// Generated from ${FILE} by "npm run client": not to be edited.\n\n`

/**
 * The typed client of all routes except the vendors'. It sends forms, as the H5 client does: a field `name[]` once for each
 * value.
 */
export async function client(): Promise<string> {
  const { files } = await generateApi({
    spec: formsOnly(JSON.parse(readFileSync(FILE, 'utf8'), withoutHints)) as never,
    output: false,
    silent: true,
    httpClientType: 'fetch',
    enumStyle: 'union',
    moduleNameFirstTag: true,
    extractRequestBody: true,
    extractResponseBody: true,
    disableThrowOnError: true,
  })
  const [file] = files
  if (!file || files.length > 1) throw new Error(`One file expected of the generator, not ${files.length}`)
  return HEADER + file.fileContent
}

/**
 * Removes hints for other generators: this one would use the names instead of the texts, and needs no discriminator to
 * distinguish literals.
 */
const withoutHints = (key: string, value: unknown): unknown =>
  key === 'x-enum-varnames' || key === 'discriminator' ? undefined : value

/** Shows the generator only the forms, because it prefers JSON, without vendors' routes and tables of refusals. */
function formsOnly(document: oas31.OpenAPIObject): oas31.OpenAPIObject {
  for (const item of Object.values(document.paths ?? {}) as Record<string, oas31.OperationObject>[]) {
    for (const [method, operation] of Object.entries(item)) {
      operation.description = operation.description?.replace(/(^|\n\n)\| `x-error-code` [\s\S]*/, '') ?? ''
      const body = operation.requestBody as oas31.RequestBodyObject | undefined
      delete body?.content['application/json']
      if (operation.tags?.includes('vendors')) delete item[method]
    }
  }
  return document
}

if (import.meta.main) {
  mkdirSync(dirname(CLIENT_FILE), { recursive: true })
  writeFileSync(CLIENT_FILE, await client())
}
