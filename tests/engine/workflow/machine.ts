import { readFileSync } from 'node:fs'
import { DescribeExecutionCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn'
import { afterAll, vi } from 'vitest'
import { startStepFunctions } from '../../../local/stepfunctions/start.ts'
import { noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'
import { clocks, type Timeline } from './timeline.ts'

interface Payload {
  token: string
  pauseToken?: string
  waitS?: number
}
type Handler = (payload: Payload, context: never) => Promise<unknown>

/** Seconds that stand for the delay of a retry; the machine's own are random. */
const RETRY_S = 10

/**
 * workflows/verification.asl.json itself, run by the local Step Functions with the real steps on a real table. Waits are
 * short, and each verification that is followed has a clock of its own, which jumps over them; for others it is `now`.
 */
export async function verificationMachine({ speed = 500, now = () => noon } = {}) {
  testStack.workflows.restore()
  vi.doMock('../../../lib/platform/clock.ts', () => ({ now: () => clocks.getStore()?.now() ?? now() }))
  const definition = JSON.parse(readFileSync('workflows/verification.asl.json', 'utf8'))
  const machine = process.env.VERIFICATION_MACHINE?.split(':').at(-1) ?? ''
  const steps: Record<string, Handler> = {}
  const timelines = new Map<string, Timeline>()
  const faults = new Map<string, number>()
  const interludes = new Map<string, () => Promise<unknown>>()
  const calls: { step: string; token: string }[] = []
  const ended = endedPauses()

  const service = await startStepFunctions({ machines: { [machine]: definition }, invoke, speed })
  process.env.AWS_ENDPOINT_URL_SFN = service.endpoint
  for (const step of ['poll', 'pause', 'collect', 'give-up']) {
    steps[`verification-${step}`] = (await import(`../../../functions/workflows/verification-${step}.ts`)).handler
  }
  const client = new SFNClient({})
  afterAll(async () => {
    client.destroy()
    await service.close()
  })

  async function invoke(step: string, payload: unknown): Promise<unknown> {
    const given = payload as Payload
    const time = timelines.get(given.token)
    calls.push({ step, token: given.token })
    const perform = () => performed(step, given, time)
    if (step === 'verification-pause' && time) {
      return time.wait(given.waitS ?? 0, perform, () => ended.has(given.pauseToken ?? ''))
    }
    await time?.resume()
    return clocks.run({ now: () => time?.now() ?? now() }, perform)
  }

  async function performed(step: string, payload: Payload, time: Timeline | undefined): Promise<unknown> {
    const nth = calls.filter((call) => call.token === payload.token && call.step === step).length
    await interludes.get(`${step} ${nth} ${payload.token}`)?.()
    const left = faults.get(`${step} ${payload.token}`) ?? 0
    if (left > 0) {
      faults.set(`${step} ${payload.token}`, left - 1)
      time?.delay(RETRY_S)
      throw new Error(`${step} is broken`)
    }
    return steps[step]?.(payload, { awsRequestId: 'r' } as never)
  }

  const arnOf = (name: string) => `${service.arnOf(machine).replace(':stateMachine:', ':execution:')}:${name}`
  return {
    calls: (token: string, step: string) =>
      calls.filter((call) => call.token === token && call.step === `verification-${step}`).length,
    follow: (token: string, time: Timeline) => void timelines.set(token, time),
    /** A step fails so many times for this verification, before it does anything. */
    breakStep: (token: string, step: string, times: number) => void faults.set(`verification-${step} ${token}`, times),
    /** Happens just before a step is done for the nth time: `pause 1`. */
    before: (token: string, step: string, happens: () => Promise<unknown>) =>
      void interludes.set(`verification-${step} ${token}`, happens),
    /** The execution once it is no longer running, and the state transitions it took. */
    async ended(name: string) {
      const { status } = await vi.waitFor(
        async () => {
          const execution = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(name) }))
          if (execution.status === 'RUNNING') throw new Error(`${name} still runs`)
          return execution
        },
        { timeout: 60_000, interval: 50 },
      )
      return { status, transitions: service.transitions(arnOf(name)) }
    },
  }
}

/** Tokens of the pauses that were ended early, as they are ended. */
function endedPauses(): Set<string> {
  const tokens = new Set<string>()
  const send = SFNClient.prototype.send
  vi.spyOn(SFNClient.prototype, 'send').mockImplementation(function (
    this: SFNClient,
    command: unknown,
    ...rest: never[]
  ) {
    if (command instanceof SendTaskSuccessCommand) tokens.add(command.input.taskToken ?? '')
    return (send as (...args: unknown[]) => unknown).call(this, command, ...rest)
  } as never)
  return tokens
}
