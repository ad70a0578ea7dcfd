import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { parseForm } from '../../../lib/http/form.ts'
import { type InputSchema, parseInput } from '../../../lib/http/input.ts'
import { bodyText, fieldsOf } from '../../../lib/http/request.ts'
import { functionEnvironment } from '../../../local/environment.ts'
import { declaredFunctions } from '../architecture/declared-functions.ts'
import { called, FORM, gatewayEvent, overHttp } from './samples.ts'

/** The samples are what `npx sls invoke local -f NAME -p events/NAME.json` sends: they must be events of that function. */

const functions = declaredFunctions()
const withRoute = functions.filter(({ key }) => key in overHttp)
const withoutRoute = functions.filter(({ key }) => key in called)

const eventOf = (key: string, routes: string[]) =>
  gatewayEvent(key, overHttp[key] ?? {}, routes) as unknown as APIGatewayProxyEventV2
const handlerOf = async (file: string): Promise<{ spec?: { input: z.ZodMiniType } }> =>
  (await import(resolve(file))).handler

beforeAll(() => {
  Object.assign(process.env, functionEnvironment(process.env))
})

it('every function has one sample, and every sample a function', () => {
  const declared = functions.map(({ key }) => key).sort()
  expect([...Object.keys(overHttp), ...Object.keys(called)].sort()).toEqual(declared)
  expect(functions.filter(({ routes }) => routes.length > 0).map(({ key }) => key)).toEqual(
    withRoute.map(({ key }) => key),
  )
  for (const file of globSync('events/*.json')) expect(declared).toContain(basename(file, '.json'))
})

describe('over HTTP', () => {
  it.each(withRoute)('$key: the file is as samples.ts has it', async ({ key, routes }) => {
    await expect(`${JSON.stringify(eventOf(key, routes), null, 2)}\n`).toMatchFileSnapshot(
      resolve(`events/${key}.json`),
    )
  })

  it.each(withRoute)('$key: takes a route of the function', ({ key, routes }) => {
    const { routeKey, rawPath, pathParameters = {}, requestContext } = eventOf(key, routes)
    expect(routes).toContain(routeKey)
    const route = routeKey === '$default' ? `${requestContext.http.method} ${rawPath}` : routeKey
    const filled = route.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? `{${name}}`)
    expect(`${requestContext.http.method} ${rawPath}`).toBe(filled)
  })

  it.each(withRoute)('$key: is as the gateway sends it', ({ key, routes }) => {
    const { version, headers, rawQueryString, queryStringParameters = {}, ...event } = eventOf(key, routes)
    expect(version).toBe('2.0')
    for (const name of Object.keys(headers)) expect(name).toBe(name.toLowerCase())
    expect({ ...parseForm(rawQueryString) }).toEqual(queryStringParameters)
    expect(headers['content-length'] ?? '0').toBe(String(Buffer.byteLength(bodyText(event))))
  })

  it.each(withRoute)('$key: what it says is accepted', async ({ key, file, routes }) => {
    const { spec } = await handlerOf(file)
    // Routes that vendors call parse what is signed, which no sample can be.
    if (!spec) return expect(file).toMatch(/^functions\/callbacks\/|-return\.ts$/)
    const event = eventOf(key, routes)
    const input = parseInput(spec.input as InputSchema, {
      ...(await fieldsOf(event, event.headers['content-type'] ?? '')),
      ...event.pathParameters,
    })
    expect(input instanceof Failure ? input.message : 'accepted').toBe('accepted')
  })

  it('forms come both ways: in base64, as the gateway encodes them, and as text, as a local front hands them on', () => {
    const forms = withRoute
      .map(({ key, routes }) => eventOf(key, routes))
      .filter(({ headers }) => headers['content-type'] === FORM)
    expect(new Set(forms.map(({ isBase64Encoded }) => isBase64Encoded))).toEqual(new Set([true, false]))
  })

  it('nobody in a sample exists: mobiles are of the block that examples use', () => {
    for (const { key, routes } of withRoute) {
      const event = eventOf(key, routes)
      const said = decodeURIComponent(`${event.rawQueryString} ${bodyText(event)}`)
      for (const [mobile] of said.matchAll(/\b1[3-9]\d{9}\b/g)) expect(mobile).toMatch(/^138000000\d\d$/)
    }
  })
})

describe('called by workflows and schedules', () => {
  it.each(withoutRoute)('$key: the file is as samples.ts has it', async ({ key }) => {
    await expect(`${JSON.stringify(called[key], null, 2)}\n`).toMatchFileSnapshot(resolve(`events/${key}.json`))
  })

  it.each(withoutRoute)('$key: the step accepts it', async ({ key, file }) => {
    const { spec } = await handlerOf(file)
    expect(spec && z.safeParse(spec.input, called[key])).toMatchObject({ success: true })
  })
})
