import '../environment.ts'
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { breakKinds, outcomesOf } from '../../../lib/domain/break.ts'
import {
  breakKindLabels,
  loanEventLabels,
  loanStateLabels,
  outcomeLabels,
  payoutStateLabels,
  repaymentStateLabels,
  withLabel,
} from '../../../lib/domain/labels.ts'
import { transitions } from '../../../lib/domain/loan.ts'
import { payoutStates, repaymentStates } from '../../../lib/domain/order.ts'
import { lookUps } from '../../../lib/store/look-up.ts'
import * as payments from '../../../lib/vendors/payments.ts'
import { actWords, movementWords } from '../../../ops/words.ts'

const sourceOf = (...patterns: string[]): string =>
  globSync(patterns)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')

const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, code = '']) => code))].sort()

/** The acts that `lib` notes beside a borrower. */
const acts = found(
  sourceOf(
    'lib/account/{forbid,quota}.ts',
    'lib/lending/coupon/campaigns.ts',
    'lib/cards/unbind.ts',
    'functions/operations/users/*.ts',
  ),
  /(?:audit\((?:user, )?|action: |passed \? |: )'((?:[a-z]+-)+[a-z]+|forbid|allow)'/g,
).filter((act) => !/-campaign$/.test(act))

const kinds = found(/MovementKind =[\s\S]*?\n\n/.exec(sourceOf('lib/store/movement.ts'))?.[0] ?? '', /'([\w-]+)'/g)

/** The codes by which the adapter of payouts decides. */
const codes = found(sourceOf('lib/vendors/lianlian/payouts.ts'), /'(\d{4})'/g)

it.each<[string, string[], Record<string, string>]>([
  ['state of a loan', Object.keys(transitions), loanStateLabels],
  ['event of a loan', [...new Set(Object.values(transitions).flatMap(Object.keys)), 'submitted'], loanEventLabels],
  ['state of a payout', payoutStates, payoutStateLabels],
  ['state of a repayment', repaymentStates, repaymentStateLabels],
  ['kind of a break', breakKinds, breakKindLabels],
  ['outcome of a break', [...new Set(breakKinds.flatMap(outcomesOf))], outcomeLabels],
  ['kind of a movement', kinds, movementWords],
  ['act on a borrower', [...acts, ...lookUps], actWords],
])('every %s has words', (_what, wanted, words) => {
  expect(wanted.length).toBeGreaterThan(2)
  expect(Object.keys(words).sort()).toEqual(wanted.toSorted())
})

it('every code by which a payout is decided has a meaning, and one that is not known has none', () => {
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => !payments.meaningOf(code))).toEqual([])
  expect(['no answer', 'success', '7777', 'toString'].map(payments.meaningOf)).toEqual(Array(4).fill(undefined))
})

it('a code without words stands alone', () => {
  expect(withLabel(loanStateLabels, 'auditing')).toBe('auditing (waits for the first review)')
  expect(['new', 'toString'].map((code) => withLabel(loanStateLabels, code))).toEqual(['new', 'toString'])
})
