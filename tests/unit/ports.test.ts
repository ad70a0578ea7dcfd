import { expect, it } from 'vitest'
import { functionEnvironment } from '../../local/environment.ts'
import { asEnvironment, freePorts, portsFrom } from '../../local/ports.ts'

it('are 3000 to 3006, or seven in a row from PORT', () => {
  expect(Object.values(portsFrom({}))).toEqual([3000, 3001, 3002, 3003, 3004, 3005, 3006])
  expect(portsFrom({ PORT: '4000' })).toEqual({
    api: 4000,
    sandbox: 4001,
    dynamodb: 4002,
    lambda: 4003,
    sfn: 4004,
    ssm: 4005,
    s3: 4006,
  })
})

it('can be moved one by one', () => {
  expect(portsFrom({ PORT: '4000', SANDBOX_PORT: '5000', S3_PORT: '' })).toMatchObject({ sandbox: 5000, s3: 4006 })
})

it('are the same for a part that gets them as variables', async () => {
  for (const ports of [portsFrom({ PORT: '4000' }), await freePorts()]) {
    expect(portsFrom(asEnvironment(ports))).toEqual(ports)
  }
})

it.each(['abc', '80000', '0', '-1', '3000.5', '3e3', ' ', '65530'])('PORT=%s is refused in one line', (PORT) => {
  expect(() => portsFrom({ PORT })).toThrow(
    `PORT=${PORT} is no port: give a whole number from 1 to 65529, or unset PORT`,
  )
})

it('a part is refused what is no port, and what another part has', () => {
  expect(() => portsFrom({ SFN_PORT: 'abc' })).toThrow(
    'SFN_PORT=abc is no port: give a whole number from 1 to 65535, or unset SFN_PORT',
  )
  expect(() => portsFrom({ PORT: '4000', LAMBDA_PORT: '4001' })).toThrow(
    'SANDBOX_PORT and LAMBDA_PORT are both 4001: give each part a port of its own',
  )
})

it('reach the functions: each address that they call follows PORT', () => {
  const addresses = (env: NodeJS.ProcessEnv) =>
    Object.values(functionEnvironment(env)).flatMap((value) => value.match(/^http:\/\/127\.0\.0\.1:(\d+)/)?.[1] ?? [])
  expect(new Set(addresses({ PORT: '4000' }))).toEqual(
    new Set(['4000', '4001', '4002', '4003', '4004', '4005', '4006']),
  )
  expect(addresses({})).toHaveLength(addresses({ PORT: '4000' }).length)
})
