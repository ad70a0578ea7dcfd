import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { AwsError, awsJsonApp, operation } from '../aws-json.ts'

/** The service pages GetParametersByPath at 10, and takes at most 10 names in GetParameters. */
const PAGE = 10

const decryption = z.boolean().optional()
const get = z.object({ Name: z.string().min(1), WithDecryption: decryption })
const getMany = z.object({ Names: z.array(z.string().min(1)).min(1).max(PAGE), WithDecryption: decryption })
const byPath = z.object({
  Path: z.string().startsWith('/'),
  Recursive: z.boolean().optional(),
  WithDecryption: decryption,
  MaxResults: z.number().int().min(1).max(PAGE).default(PAGE),
  NextToken: z.string().optional(),
})

/**
 * The Parameter Store: every parameter is a SecureString, so that a caller without WithDecryption gets an unusable value, as on
 * AWS.
 */
export function ssmApp(parameters: Record<string, string>): Hono {
  const names = Object.keys(parameters).sort()
  const one = (name: string, decrypted: boolean | undefined) => {
    const value = parameters[name]
    if (value === undefined || !Object.hasOwn(parameters, name)) return undefined
    return describe(name, decrypted ? value : sealed(value))
  }
  return awsJsonApp('1.1', 'AmazonSSM', {
    GetParameter: operation(get, ({ Name, WithDecryption }) => {
      const Parameter = one(Name, WithDecryption)
      if (!Parameter) throw new AwsError('ParameterNotFound', `Parameter ${Name} not found.`)
      return { Parameter }
    }),
    GetParameters: operation(getMany, ({ Names, WithDecryption }) => ({
      Parameters: Names.flatMap((name) => one(name, WithDecryption) ?? []),
      InvalidParameters: Names.filter((name) => !Object.hasOwn(parameters, name)),
    })),
    GetParametersByPath: operation(byPath, ({ Path, Recursive, WithDecryption, MaxResults, NextToken }) => {
      const below = names.filter((name) => under(Path, name, Recursive ?? false))
      const from = NextToken === undefined ? 0 : below.indexOf(NextToken)
      if (from < 0) throw new AwsError('InvalidNextToken', 'The specified token is not valid.')
      const next = below[from + MaxResults]
      const Parameters = below.slice(from, from + MaxResults).flatMap((name) => one(name, WithDecryption) ?? [])
      return { Parameters, ...(next === undefined ? {} : { NextToken: next }) }
    }),
  })
}

/** A path names a level of the hierarchy, with or without its closing slash; without Recursive only that level. */
function under(path: string, name: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/'))
}

const describe = (name: string, value: string) => ({
  Name: name,
  Type: 'SecureString',
  Value: value,
  Version: 1,
  LastModifiedDate: 0,
  ARN: `arn:aws:ssm:us-east-1:000000000000:parameter${name.startsWith('/') ? '' : '/'}${name}`,
  DataType: 'text',
})

const sealed = (value: string) => createHash('sha512').update(value).digest('base64')
