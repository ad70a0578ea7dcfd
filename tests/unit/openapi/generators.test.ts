import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { oas31 } from 'zod-openapi'
import { FILE_30 } from '../../../openapi/version-3.0.ts'
import { answeredAs, committed, objectsIn, operations, sentAs, target } from './document.ts'

const copy = JSON.parse(readFileSync(FILE_30, 'utf8')) as oas31.OpenAPIObject
const schemas = committed.components?.schemas as Record<string, oas31.SchemaObject>

const isSchema = ({ at }: { at: string }) => !/\/(examples?|x-error-codes)(\/|$)/.test(at)
const refOf = (value: unknown): string => String((value as { $ref?: string } | undefined)?.$ref)

describe('what a generator makes of the document', () => {
  it('every object has a name: it stands in components/schemas, or is a form with lists', () => {
    const inline = [...objectsIn(committed)]
      .filter(isSchema)
      .filter(({ at, object }) => object.properties && !/^#\/components\/schemas\/\w+$/.test(at))
    expect(inline.filter(({ at }) => !at.endsWith('/application/x-www-form-urlencoded/schema'))).toEqual([])
  })

  it.each(operations.filter(({ operation }) => !operation.tags?.includes('vendors')))(
    '$route has a named request and a named answer',
    ({ operation }) => {
      const body = sentAs(operation)
      if (body) expect(refOf(body.schema)).toMatch(/^#\/components\/schemas\/\w+Request$/)
      expect(refOf(answeredAs(operation)?.schema)).toMatch(/^#\/components\/schemas\/\w+Answer$/)
    },
  )

  it('a number that is sent is a number, not a number or a text', () => {
    const requests = Object.entries(schemas).filter(([name]) => name.endsWith('Request'))
    const unions = requests.flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => Array.isArray((field as oas31.SchemaObject).type) || 'anyOf' in field)
        .map(([field]) => `${name}.${field}`),
    )
    expect(unions).toEqual([])
  })

  it('one value is a const', () => {
    const single = [...objectsIn(committed)].filter(
      ({ object }) => Array.isArray(object.enum) && object.enum.length === 1,
    )
    expect(single).toEqual([])
  })

  it('a choice of texts from which no name can be made brings names', () => {
    const nameless = [...objectsIn(copy)].filter(
      ({ object }) =>
        (object.enum as unknown[] | undefined)?.some((text) => !/^[A-Za-z]/.test(String(text))) &&
        !object['x-enum-varnames'],
    )
    expect(nameless).toEqual([])
  })
})

describe('the copy as OpenAPI 3.0', () => {
  it('says which version it is', () => {
    expect(copy.openapi).toBe('3.0.3')
  })

  it('has the same operations', () => {
    expect(Object.keys(copy.paths ?? {})).toEqual(Object.keys(committed.paths ?? {}))
  })

  it('uses nothing that came with 3.1', () => {
    const newer = [...objectsIn(copy)]
      .filter(isSchema)
      .filter(
        ({ object }) =>
          (object.const !== undefined && !('properties' in object) && typeof object.const !== 'object') ||
          Array.isArray(object.type) ||
          Array.isArray(object.examples) ||
          object.type === 'null' ||
          object.propertyNames ||
          typeof object.exclusiveMinimum === 'number' ||
          ('$ref' in object && Object.keys(object).length > 1),
      )
    expect(newer).toEqual([])
  })

  it('takes every answer and body that the document shows', () => {
    const ajv = new Ajv({ strict: false, formats: { int64: true, date: true } })
    ajv.addSchema(JSON.parse(JSON.stringify(copy), withNull), 'openapi.json')
    const faultsOf = (schema: unknown, value: unknown): string | undefined => {
      const ref = refOf(schema)
      const validate = ref.startsWith('#') ? ajv.getSchema(`openapi.json${ref}`) : ajv.compile(schema as object)
      return validate?.(value) ? undefined : ajv.errorsText(validate?.errors)
    }
    for (const { path, method, route, operation } of operations) {
      const same = (copy.paths as Record<string, Record<string, oas31.OperationObject>>)[path]?.[method]
      const sent = sentAs(operation)
      if (sent) expect(faultsOf(sentAs(same)?.schema, sent.example), route).toBeUndefined()
      for (const [name, example] of Object.entries(answeredAs(operation)?.examples ?? {})) {
        const { value } = ('$ref' in example ? target(example.$ref) : example) as oas31.ExampleObject
        expect(faultsOf(answeredAs(same)?.schema, value), `${route} ${name}`).toBeUndefined()
      }
    }
  })
})

/** JSON Schema knows no `nullable`. */
const withNull = (_key: string, value: unknown): unknown => {
  const { nullable, ...schema } = (value ?? {}) as { nullable?: boolean }
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : value
}
