import { GetParameterCommand, GetParametersByPathCommand, GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { ssmApp } from '../../../local/ssm/app.ts'

const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`/many/${String(i).padStart(2, '0')}`, `v${i}`]))
const app = ssmApp({ '/loan/dev/key': 'secret', '/loan/dev/limu/key': 'other', '/loan/devious': 'x', ...many })
const { promise, resolve } = Promise.withResolvers<number>()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const client = new SSMClient({ endpoint: `http://127.0.0.1:${await promise}`, region: 'us-east-1', credentials })

afterAll(() => {
  client.destroy()
  server.close()
})

const byPath = (Path: string, more: object = {}) =>
  client.send(new GetParametersByPathCommand({ Path, WithDecryption: true, ...more }))
const values = (answer: { Parameters?: { Value?: string | undefined }[] | undefined }) =>
  answer.Parameters?.map((one) => one.Value)

describe('parameters', () => {
  it('are found by the path, deeper ones only when asked', async () => {
    expect(values(await byPath('/loan/dev'))).toEqual(['secret'])
    expect(values(await byPath('/loan/dev/', { Recursive: true }))).toEqual(['secret', 'other'])
    expect(values(await byPath('/none'))).toEqual([])
  })

  it('come in pages of ten', async () => {
    const first = await byPath('/many')
    const second = await byPath('/many', { NextToken: first.NextToken })
    expect([first.Parameters?.length, second.Parameters?.length, second.NextToken]).toEqual([10, 2, undefined])
    await expect(byPath('/many', { NextToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidNextToken' })
    await expect(byPath('/many', { MaxResults: 11 })).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('are found by name, and unknown ones are told', async () => {
    const Names = ['/loan/dev/key', '/gone']
    const found = await client.send(new GetParametersCommand({ Names, WithDecryption: true }))
    expect([values(found), found.InvalidParameters]).toEqual([['secret'], ['/gone']])
    const one = await client.send(new GetParameterCommand({ Name: '/loan/dev/key', WithDecryption: true }))
    expect(one.Parameter).toMatchObject({ Name: '/loan/dev/key', Value: 'secret', Type: 'SecureString' })
    const gone = client.send(new GetParameterCommand({ Name: '/gone' }))
    await expect(gone).rejects.toMatchObject({ name: 'ParameterNotFound' })
  })

  it('are of no use without decryption', async () => {
    expect(values(await byPath('/loan/dev', { WithDecryption: false }))).not.toContain('secret')
  })
})
