import { expect, it } from 'vitest'
import { running } from './local.ts'
import { disbursement } from './workflows.ts'

it('asks until the payment is final, after the seconds each answer names', async () => {
  const answers = [{ waitS: 30 }, { waitS: 60 }, { final: true, result: 'SUCCESS' }]
  const local = await running(
    disbursement,
    {
      'disbursement-pay': () => ({ no: 'P1', final: false, waitS: 15 }),
      'disbursement-query': () => ({ no: 'P1', final: false, ...answers.shift() }),
    },
    1000,
  )
  const arn = await local.start({ no: 'P1' }, 'P1')
  expect((await local.ended(arn)).result).toEqual({ no: 'P1', final: true, result: 'SUCCESS' })
  expect(local.called('disbursement-pay')).toHaveLength(1)
  expect(local.called('disbursement-query').map((call) => call.payload.waitS)).toEqual([15, 30, 60])
  // Pay, 4 outcomes, 3 waits, 3 queries, Booked
  expect(local.service.transitions(arn)).toBe(12)
})

it('fails without a catcher with the error type of the Lambda', async () => {
  const local = await running(disbursement, {
    'disbursement-pay': () => {
      throw Object.assign(new Error('no such order'), { name: 'OrderMissing' })
    },
  })
  const cause = JSON.stringify({ errorMessage: 'no such order', errorType: 'OrderMissing' })
  expect(await local.run()).toMatchObject({ status: 'FAILED', error: 'OrderMissing', cause })
})
