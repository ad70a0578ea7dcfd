import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Json = Record<string, unknown>
interface Operation {
  responses: Record<string, Json>
  'x-error-codes'?: { code: string; status: string; error_message?: string }[]
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Json> }
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document
const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { int64: true } })
ajv.addSchema(document, 'openapi.json')
const compiled = new Map<string, ValidateFunction>()

/** Throws unless the body is what docs/openapi.json says of this route and HTTP status; a status it does not name is wrong. */
export function assertMatches(method: string, path: string, httpStatus: number, body: unknown): void {
  const where = `${method} ${path}, HTTP ${httpStatus}`
  const pointer = pointerTo(method, path, httpStatus)
  if (!pointer) throw new Error(`${where}: not in docs/openapi.json`)
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi.json#${pointer}` })
  compiled.set(pointer, validate)
  if (validate(body)) return
  throw new Error(`${where}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`)
}

/** Where the schema of the answer stands: of a route, or of what no route answers. */
function pointerTo(method: string, path: string, httpStatus: number): string | undefined {
  const operation = operationAt(method, path)
  if (!operation) return httpStatus === 404 ? schemaIn('/components/responses/RouteUnknown') : undefined
  const response = operation.responses[httpStatus]
  if (!response) return undefined
  return schemaIn(response.$ref ? String(response.$ref).slice(1) : `${operation.pointer}/responses/${httpStatus}`)
}

const schemaIn = (response: string) => `${response}/content/application~1json/schema`

function operationAt(method: string, path: string) {
  const [asked = ''] = path.split('?')
  const verb = method.toLowerCase()
  const templates = Object.keys(document.paths).sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  for (const template of templates) {
    const operation = document.paths[template]?.[verb]
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`)
    if (operation && pattern.test(asked)) return { ...operation, pointer: `/paths/${escaped(template)}/${verb}` }
  }
  return undefined
}

/** As JSON Pointer wants it, in a URI. */
const escaped = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))

/**
 * Throws unless `x-error-code` is what the document says of this answer: absent from a success, otherwise a code of the route,
 * with its text where it is always the same.
 */
export function assertErrorCode(method: string, path: string, answer: Json, code: string | null): void {
  const where = `${method} ${path}`
  if (answer.status === 'SUCCESS') {
    if (code !== null) throw new Error(`${where}: a success with x-error-code ${code}`)
    return
  }
  const operation = operationAt(method, path)
  const documented = operation?.['x-error-codes'] ?? [{ code: 'ROUTE_UNKNOWN', status: 'FAILURE' }]
  const found = documented.find((one) => one.code === code)
  if (!found) throw new Error(`${where}: x-error-code ${code} is not in docs/openapi.json of this route`)
  const said = { status: answer.status, error_message: answer.error_message }
  const text = code === 'VENDOR_REFUSED' ? said.error_message : (found.error_message ?? said.error_message)
  if (found.status !== said.status || text !== said.error_message)
    throw new Error(`${where}: x-error-code ${code} with ${JSON.stringify(said)}`)
}
