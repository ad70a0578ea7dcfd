import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sideBySide } from '../../../lib/platform/side-by-side.ts'

it('does each piece once, in order, and never more at once than allowed', async () => {
  const begun: number[] = []
  let [open, mostOpen] = [0, 0]
  await sideBySide(3, [10, 20, 30, 40, 50, 60, 70], async (item) => {
    begun.push(item)
    mostOpen = Math.max(mostOpen, ++open)
    await sleep(item % 20)
    open--
  })
  expect(begun).toEqual([10, 20, 30, 40, 50, 60, 70])
  expect([open, mostOpen]).toEqual([0, 3])
})

it('is over when there is nothing to do', async () => {
  await expect(sideBySide(3, [], () => Promise.reject(new Error('never')))).resolves.toBeUndefined()
})

it('does the rest when one fails, and fails when all have ended', async () => {
  const ended: number[] = []
  const work = async (item: number) => {
    if (item === 1) throw new Error('first')
    await sleep(1)
    ended.push(item)
  }
  await expect(sideBySide(2, [1, 2, 3, 4], work)).rejects.toThrow('first')
  expect(ended).toEqual([2, 3, 4])
})
