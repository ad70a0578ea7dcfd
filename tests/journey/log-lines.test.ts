import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { indebted, sharedScene } from './scene.ts'

type Line = { event: string; function: string; requestId: string }

const lines = (): Line[] =>
  readFileSync(join(inject('dataDir'), 'lambda.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line))

const refusedHome = async (): Promise<string> => {
  const headers = { authorization: 'no token' }
  return (await fetch(`${inject('api')}/home`, { headers })).headers.get('x-request-id') ?? ''
}

test('each request has an id of its own, in its answer and in its log line', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, refusedHome))
  expect(new Set(ids).size).toBe(10)
  const logged = lines().filter(({ requestId }) => ids.includes(requestId))
  expect(logged.map(({ requestId }) => requestId).sort()).toEqual(ids.sort())
  expect(new Set(logged.map((line) => line.function))).toEqual(new Set(['microloan-local-home']))
})

test('a step of a workflow logs the name of its own function while others run', async () => {
  let paid = false
  const others = (async () => {
    while (!paid) await refusedHome()
  })()
  await indebted(await sharedScene())
  paid = true
  await others
  const answered = lines().filter(({ event }) => event === 'payout answered')
  expect(answered.length).toBeGreaterThan(0)
  expect(new Set(answered.map((line) => line.function))).toEqual(new Set(['microloan-local-payout-send']))
})
