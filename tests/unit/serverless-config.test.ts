import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fingerprint, loadServerless, machinesOf, tableOf } from '../../local/serverless-config.ts'

const root = mkdtempSync(join(tmpdir(), 'serverless-'))
afterAll(() => rmSync(root, { recursive: true }))

const definition = {
  StartAt: 'Poll',
  States: { Poll: { Type: 'Task', Resource: { 'Fn::GetAtt': ['verification-poll', 'Arn'] }, End: true } },
}
const functions = `
verification-poll:
  handler: functions/verification/poll.handler
  timeout: \${env:POLL_TIMEOUT, 7}
  events:
    - schedule: { method: scheduler, rate: ['rate(5 minutes)'], timezone: Asia/Shanghai }
    - httpApi: 'GET /poll'
`
const serverless = `
service: loans
frameworkVersion: '*'
plugins: [serverless-step-functions]
provider: { name: aws, runtime: nodejs24.x, stage: dev, region: ap-southeast-1 }
functions:
  - \${file(functions/verification/functions.yml)}
stepFunctions:
  stateMachines:
    verification:
      name: loans-verification
      definition: \${file(workflows/verification.asl.json)}
resources:
  Resources:
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: PAY_PER_REQUEST } }
`

it('reads the resolved configuration, and resolves it again only when a source or a variable has changed', async () => {
  for (const folder of ['functions/verification', 'workflows']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'serverless.yml'), serverless)
  writeFileSync(join(root, 'functions/verification/functions.yml'), functions)
  writeFileSync(join(root, 'workflows/verification.asl.json'), JSON.stringify(definition))
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'))

  const config = await loadServerless(root)
  expect(config.functions['verification-poll']).toMatchObject({ name: 'loans-dev-verification-poll', timeout: 7 })
  expect(config.functions['verification-poll']?.events).toHaveLength(2)
  expect(machinesOf(config)).toEqual({ 'loans-verification': definition })
  expect(tableOf(config)).toEqual({ BillingMode: 'PAY_PER_REQUEST' })

  const before = performance.now()
  expect(await loadServerless(root)).toEqual(config)
  expect(performance.now() - before).toBeLessThan(200)
  expect(readdirSync(join(root, '.local'))).toHaveLength(1)

  const prints = new Set([await fingerprint(root)])
  process.env.POLL_TIMEOUT = '9'
  prints.add(await fingerprint(root))
  delete process.env.POLL_TIMEOUT
  writeFileSync(join(root, 'workflows/verification.asl.json'), '{}')
  prints.add(await fingerprint(root))
  expect(prints.size).toBe(3)
}, 30_000)
