import { readFileSync } from 'node:fs'
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { actions } from '../cost/actions.ts'
import { assumptions } from '../cost/assumptions.ts'
import { billOf, total } from '../cost/bill.ts'
import { countedUnits } from '../cost/counted.ts'
import { prices } from '../cost/prices.ts'
import { startStepFunctions } from '../local/stepfunctions/start.ts'
import { becomeFunction } from './environment.ts'
import type { Figure } from './report.ts'

const TEN_MINUTES_MS = 600_000
/** Standard workflows: dollars per state transition. */
const DOLLARS = prices.perThousandTransitions / 1000

/**
 * Counts the cost of following one verification of ten minutes in which nothing happens: our definition, against a poll every
 * five seconds.
 */
export async function verification(): Promise<Figure[]> {
  becomeFunction()
  const { attachedFrom, waitSeconds } = await import('../lib/verification/waits.ts')
  const ours = await transitionsOf(
    JSON.parse(readFileSync('workflows/verification.asl.json', 'utf8')),
    (elapsedMs, polls) =>
      waitSeconds(
        { kind: 'mobile', polls, giveUpAt: TEN_MINUTES_MS, attachedUntil: attachedFrom(0) } as never,
        'login',
        elapsedMs,
      ),
  )
  const fixed = await transitionsOf(fixedPolling, () => 5)
  const baseline = `a look every 5 s, ${fixed} transitions`
  const { withoutResult } = actions(countedUnits(), assumptions)
  const one = { runs: 1, spread: '' }
  return [
    {
      ...one,
      what: 'verification of ten minutes, transitions',
      value: ours,
      unit: 'count',
      aim: { atMost: 80 },
      baseline,
    },
    {
      ...one,
      what: 'verification of ten minutes, dollars of Step Functions',
      value: ours * DOLLARS,
      unit: '$',
      aim: { atMost: 0.002 },
      baseline,
    },
    {
      ...one,
      what: 'verification of ten minutes without a result, dollars of all services',
      value: total(billOf(withoutResult, assumptions)),
      unit: '$',
      baseline: 'docs/cost.md: a client that types and asks, three calls held for 25 s each',
    },
  ]
}

const fixedPolling = {
  StartAt: 'Poll',
  States: {
    Poll: { Type: 'Task', Resource: { 'Fn::GetAtt': ['verification-poll', 'Arn'] }, Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.next', StringEquals: 'pause', Next: 'Pause' }],
      Default: 'End',
    },
    Pause: { Type: 'Wait', SecondsPath: '$.waitS', Next: 'Poll' },
    End: { Type: 'Succeed' },
  },
}

/** Runs a definition with a vendor that never answers, on a clock that jumps over the waits. */
async function transitionsOf(
  definition: unknown,
  waitS: (elapsedMs: number, polls: number) => number,
): Promise<number> {
  let elapsedMs = 0
  let polls = 0
  const service = await startStepFunctions({
    machines: { verification: definition },
    speed: 100_000,
    invoke: async (name) => {
      if (name !== 'verification-poll') return null
      const wait = waitS(elapsedMs, polls++)
      const next = elapsedMs >= TEN_MINUTES_MS ? 'end' : 'pause'
      elapsedMs += wait * 1000
      return { token: 't', next, wakes: 0, waitS: wait }
    },
  })
  const client = new SFNClient({
    endpoint: service.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  const stateMachineArn = service.arnOf('verification')
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{"token":"t"}' }))
  for (;;) {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }))
    if (status !== 'RUNNING') break
    await new Promise((resume) => setTimeout(resume, 50))
  }
  const transitions = service.transitions(executionArn ?? '')
  client.destroy()
  await service.close()
  return transitions
}
