import './environment.ts'
import { expect, it, vi } from 'vitest'

it('the Express baseline of the bench stands in for all that an endpoint asks of Middy', async () => {
  vi.doMock('@middy/core', () => import('../../bench/baseline/no-middy.ts'))
  const { handler } = await import('../../functions/loan/loan-confirm.ts')
  expect(handler.spec.auth.audience).toBe('borrower')
})
