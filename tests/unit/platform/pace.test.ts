import { expect, it } from 'vitest'
import { pace } from '../../../lib/platform/pace.ts'

it('lets one through at a time, however many wait at once', async () => {
  const turn = pace(20)
  const began = performance.now()
  const through: number[] = []
  await Promise.all(
    Array.from({ length: 6 }, async (_, n) => {
      await turn()
      through.push(n)
    }),
  )
  expect(through).toEqual([0, 1, 2, 3, 4, 5])
  // Five waits of 20 ms; a timer may ring a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(95)
})

it('owes no turns for the time in which nobody came', async () => {
  const turn = pace(30)
  await turn()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const began = performance.now()
  await Promise.all([turn(), turn(), turn()])
  expect(performance.now() - began).toBeGreaterThan(55)
})
