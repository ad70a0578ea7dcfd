import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { oas31 } from 'zod-openapi'
import { committed, objectsIn, operations, target } from './document.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int64: true, date: true } })
ajv.addSchema(committed, 'openapi.json')

/** A schema of the document may refer to others of it. */
const inDocument = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi.json#/components'))

const faultsOf = (schema: object, value: unknown): string | undefined =>
  ajv.validate(inDocument(schema), value) ? undefined : ajv.errorsText()

it('says which version of OpenAPI it is', () => {
  expect(committed.openapi).toBe('3.1.0')
  expect(committed.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
})

it('refers to nothing that is not there', () => {
  const lost = [...objectsIn(committed)].filter(({ object }) => '$ref' in object && !target(String(object.$ref)))
  expect(lost).toEqual([])
})

it('calls every operation by another name', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/)
})

it('explains every field that is sent or answered', () => {
  const unexplained = [...objectsIn(committed.paths)]
    .filter(({ at, object }) => /\/properties\/[^/]+$/.test(at) && !object.description)
    .map(({ at }) => at.split('/properties/').at(-1))
  const envelope = ['status', 'error_message', 'results', 'ret_code', 'ret_msg']
  expect([...new Set(unexplained)].filter((name) => !envelope.includes(name ?? ''))).toEqual([])
})

it('has only schemas of JSON Schema 2020-12', () => {
  const schemas = [...objectsIn(committed)].filter(({ at }) => /\/schema$|\/components\/schemas\/\w+$/.test(at))
  expect(schemas.length).toBeGreaterThan(100)
  for (const { at, object } of schemas) expect(ajv.validateSchema(inDocument(object)), at).toBe(true)
})

describe.each(operations)('$route', ({ path, operation }) => {
  const parameters = (operation.parameters ?? []) as oas31.ParameterObject[]
  const body = (operation.requestBody as oas31.RequestBodyObject | undefined)?.content ?? {}

  it('has a summary, a tag of the index and a declared way to sign in', () => {
    expect(operation.summary).toBeTruthy()
    expect(committed.tags?.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags ?? ['none']))
    const schemes = Object.keys(committed.components?.securitySchemes ?? {})
    for (const way of (operation.security ?? []).flatMap(Object.keys)) expect(schemes).toContain(way)
  })

  it("has the path's parameters, and requires them", () => {
    const named = parameters.filter((parameter) => parameter.in === 'path')
    expect(named.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(named.every(({ required }) => required)).toBe(true)
  })

  it('sends examples that its own schemas take', () => {
    for (const { name, schema = {}, example } of parameters) {
      if (example !== undefined) expect(faultsOf(schema, example), name).toBeUndefined()
    }
    for (const [type, { schema = {}, example }] of Object.entries(body)) {
      expect(faultsOf(schema, example), type).toBeUndefined()
    }
  })

  it('answers examples that its own schemas take', () => {
    for (const response of Object.values(operation.responses ?? {}) as oas31.ResponseObject[]) {
      for (const { schema = {}, examples = {} } of Object.values(response.content ?? {})) {
        for (const [name, example] of Object.entries(examples)) {
          const { value } = ('$ref' in example ? target(example.$ref) : example) as oas31.ExampleObject
          expect(faultsOf(schema, value), name).toBeUndefined()
        }
      }
    }
  })
})
