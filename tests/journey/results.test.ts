import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { askForLoan, fillProfile, signCard, verifyIdentity } from '../../local/journey/path.ts'
import { until } from '../../local/journey/vendors.ts'
import { newBorrower, sharedScene } from './scene.ts'

test('half a year of a busy line is kept as an object, and only officers see figures of it', async () => {
  const scene = await sharedScene()
  const { client, person } = await newBorrower(scene)
  await verifyIdentity(client, person)
  await fillProfile(client)
  await signCard(client, scene.sandbox, person)
  const [task] = (await client.post('/lm-mobile', { servicecode: 'large' })).results
  await client.post('/lm-mobile-input', { token: task.token, smscode: '135790' })
  await client.post('/lm-mobile-continue', { token: task.token })
  const loanId = await askForLoan(client, 1000, 14)
  const path = `/operator/loans/${loanId}`
  const [ada] = scene.reviewers
  const file = (
    await until(
      () => ada.get(path),
      ({ results }) => results[0].risk.line !== null,
    )
  ).results[0]

  expect(file.risk.line).toMatchObject({
    reg_time: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    line_months: expect.any(Number),
    frequent_contact_area: expect.any(String),
    avg_monthly_fee: expect.any(Number),
  })
  expect(file.risk.line.avg_call_count).toBeGreaterThan(1000)
  expect(file.verifications.map(({ kind, state }: Record<string, string>) => [kind, state])).toEqual([
    ['identity', 'passed'],
    ['mobile', 'passed'],
  ])

  const folder = join(inject('dataDir'), 's3', 'microloan-local-results')
  const object = readdirSync(folder).find((name) => name.includes(task.token)) ?? ''
  expect(object).toContain(String(file.borrower.user_id))
  expect(statSync(join(folder, object)).size).toBeGreaterThan(100 * 1024)

  expect(await client.get(path)).toMatchObject({ status: 'TOKEN_ERROR' })
  const log = readFileSync(join(inject('dataDir'), 'lambda.log'), 'utf8')
  for (const word of [file.risk.line.frequent_contact_area, 'avgCallCount', 'callRecordInfo']) {
    expect(log).not.toContain(word)
  }
})
