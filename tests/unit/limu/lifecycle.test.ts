import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, hasEnded, phaseOf } from '../../../local/sandbox/limu/lifecycle.ts'
import type { Phase } from '../../../local/sandbox/limu/phases.ts'
import { bizTypes, magicWords, phasesOf } from '../../../local/sandbox/limu/scenarios.ts'
import type { Task } from '../../../local/sandbox/limu/state.ts'

const taskOf = (course: Phase[]): Task => ({
  token: 'f'.repeat(32),
  bizType: 'jd',
  request: {},
  startedAt: 0,
  course,
  at: 0,
  since: 0,
  polls: 0,
  loginTold: false,
  smsCode: '123456',
  callback: 'normal',
})

const words = ['', ...magicWords]
const plan = fc
  .tuple(fc.constantFrom(...bizTypes), fc.constantFrom(...words), fc.boolean())
  .map((chosen) => phasesOf(...chosen))
const ms = fc.integer({ min: 0, max: 2_000_000 })

describe('the course of a collection', () => {
  test('does not depend on how often somebody looks', () => {
    fc.assert(
      fc.property(plan, fc.array(ms), ms, fc.constantFrom(1, 20), (course, looks, end, speed) => {
        const times = looks.filter((time) => time < end).sort((a, b) => a - b)
        const looked = times.reduce((task, time) => advance(task, time, speed), taskOf(course))
        expect(phaseOf(advance(looked, end, speed))).toEqual(phaseOf(advance(taskOf(course), end, speed)))
      }),
    )
  })

  test('ends for good: no later look changes an ended task', () => {
    fc.assert(
      fc.property(plan, ms, ms, (course, first, later) => {
        const task = advance(taskOf(course), first, 1)
        if (hasEnded(task)) expect(advance(task, first + later, 1)).toBe(task)
      }),
    )
  })

  test('speed divides its delays', () => {
    const course = phasesOf('jd', '', false)
    expect(phaseOf(advance(taskOf(course), 5_999, 1)).is).toBe('working')
    expect(phaseOf(advance(taskOf(course), 6_000, 1)).is).toBe('collecting')
    expect(phaseOf(advance(taskOf(course), 299, 20)).is).toBe('working')
    expect(phaseOf(advance(taskOf(course), 300, 20)).is).toBe('collecting')
  })
})
