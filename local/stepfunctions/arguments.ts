import { AwsError } from '../aws-json.ts'
import type { Identity } from './machine.ts'

/** 1 to 80 characters, without blanks, brackets, wildcards, "#%\^|~`$&,;:/ and control characters. */
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u

const MACHINE_ARN = /^arn:aws:states:([a-z0-9-]+):(\d{12}):stateMachine:([^:]+)$/

/** The service's size limit of an input, an output and a task's result. */
const DATA_BYTES = 262_144

export const read = {
  machine(arn: string) {
    const [, region, account, machine] = MACHINE_ARN.exec(arn) ?? []
    if (!region || !account || !machine) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`)
    return { region, account, machine }
  },

  execution(machineArn: string, name: string): Identity {
    const { region, account, machine } = read.machine(machineArn)
    if (!NAME.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`)
    const arn = `arn:aws:states:${region}:${account}:execution:${machine}:${name}`
    return { arn, name, machine, machineArn }
  },

  /** Returns a page of at most 1000, by default 100; the token is the offset of the next one. */
  page<T>(all: T[], { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined }) {
    const from = Number(nextToken ?? 0)
    if (!Number.isInteger(from) || from < 0 || from > all.length) {
      throw new AwsError('InvalidToken', `Invalid Token: '${nextToken}'`)
    }
    const to = from + (maxResults || 100)
    return { items: all.slice(from, to), ...(to < all.length ? { nextToken: String(to) } : {}) }
  },
}

export function parseJson(text: string, errorCode: string): unknown {
  if (Buffer.byteLength(text) > DATA_BYTES) throw new AwsError(errorCode, `More than ${DATA_BYTES} bytes`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AwsError(errorCode, error instanceof Error ? error.message : String(error))
  }
}
