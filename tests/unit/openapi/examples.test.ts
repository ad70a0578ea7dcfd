import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import type { oas31 } from 'zod-openapi'
import { committed, objectsIn, operations } from './document.ts'

const ajv = new Ajv2020({ strict: false, formats: { int64: true, date: true } })
ajv.addSchema(committed, 'openapi.json')

/** Every field that is sent or answered, by where it stands. */
const fields = [...objectsIn(committed)]
  .filter(({ at }) => /\/properties\/[^/]+$/.test(at) && !/\/examples?\//.test(at))
  .map(({ at, object }) => [at.replace('#/components/schemas/', ''), object as oas31.SchemaObject] as const)

const parameters = operations.flatMap(({ route, operation }) =>
  (operation.parameters ?? []).map((parameter) => [route, parameter as oas31.ParameterObject] as const),
)

const fits = (schema: object, value: unknown): boolean =>
  ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi.json#/components')), value)

it('has an example for every field', () => {
  expect(fields.length).toBeGreaterThan(500)
  // Missing ones: in the example of their route in openapi/about, or by name in openapi/examples/by-field.ts.
  expect(fields.filter(([, { examples }]) => examples?.[0] === undefined).map(([at]) => at)).toEqual([])
})

it('has examples that their fields take', () => {
  expect(fields.filter(([, schema]) => !fits(schema, schema.examples?.[0])).map(([at]) => at)).toEqual([])
})

it('has an example for every parameter of a path, a query or a header, which it takes', () => {
  const wrong = parameters.filter(([, { schema = {}, example }]) => example === undefined || !fits(schema, example))
  expect(wrong.map(([route, { name }]) => `${route} ${name}`)).toEqual([])
})

it('fills in every body', () => {
  const bodies = operations.flatMap(({ route, operation }) => {
    const { content = {} } = (operation.requestBody ?? {}) as oas31.RequestBodyObject
    return Object.entries(content).map(([type, { example }]) => ({ body: `${route} as ${type}`, example }))
  })
  expect(bodies.length).toBeGreaterThan(50)
  expect(bodies.filter(({ example }) => Object.keys(example ?? {}).length === 0)).toEqual([])
})

it('has only synthetic mobiles and identity numbers', () => {
  const text = JSON.stringify(committed)
  expect(
    [...text.matchAll(/"(1[3-9]\d{9})"/g)]
      .map(([, found]) => found)
      .filter((mobile) => !/^138000000\d\d$/.test(mobile ?? '')),
  ).toEqual([])
  expect(
    [...text.matchAll(/"(\d{17}[\dX])"/g)].map(([, found]) => found).filter((no) => !/^(1101011|2099)/.test(no ?? '')),
  ).toEqual([])
})
