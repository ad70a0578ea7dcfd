import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Json = Record<string, unknown>
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Json> }>>
  components: { responses: Record<string, Json> }
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document
const ajv = new Ajv2020({ allErrors: true, strict: false })
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
