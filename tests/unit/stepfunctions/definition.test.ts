import { describe, expect, it } from 'vitest'
import { startStepFunctions } from '../../../local/stepfunctions/start.ts'
import { running } from './local.ts'

const arn = { 'Fn::GetAtt': ['work', 'Arn'] }
const machine = (state: Record<string, unknown>, top: Record<string, unknown> = {}) => ({
  StartAt: 'Only',
  States: { Only: state },
  ...top,
})
const task = (more: Record<string, unknown>) => machine({ Type: 'Task', Resource: arn, End: true, ...more })

/** What registering it says. */
const refusal = (definition: unknown) =>
  startStepFunctions({ machines: { m: definition }, invoke: async () => null }).then(
    async (service) => {
      await service.close()
      return 'accepted'
    },
    (error: Error) => error.message,
  )

describe('registration refuses', () => {
  it.each([
    ['JSONata', task({ QueryLanguage: 'JSONata', Arguments: {} }), 'the query language JSONata (state Only)'],
    ['JSONata for all', machine({ Type: 'Succeed' }, { QueryLanguage: 'JSONata' }), 'the query language JSONata'],
    ['variables', task({ Assign: { 'a.$': '$.a' } }), 'Unsupported: Assign (state Only)'],
    [
      'variables of a catcher',
      task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Only', Assign: { a: 1 } }] }),
      'Unsupported: Assign (state Only)',
    ],
    ['Parallel', machine({ Type: 'Parallel', Branches: [], End: true }), 'a state of type Parallel'],
    ['a wait until a time', machine({ Type: 'Wait', Timestamp: '2026-12-01T00:00:00Z', End: true }), 'Timestamp'],
    ['other services', task({ Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: {} }), 'dynamodb:putItem'],
    ['an untrue context', task({ Parameters: { 'a.$': '$$.State.EnteredTime' } }), '$$.State.EnteredTime'],
    ['other functions of CloudFormation', task({ Resource: { Ref: 'Work' } }), 'not Ref'],
    ['a missing target', task({ End: undefined, Next: 'Gone' }), 'MISSING_TRANSITION_TARGET'],
    ['no definition', 'file(missing.json)', 'no definition'],
    [
      'a token nobody is given',
      task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: arn } }),
      'waits for a task token',
    ],
    [
      'a distributed map',
      machine({
        Type: 'Map',
        End: true,
        ItemProcessor: { ...task({}), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      }),
      'a Map of mode DISTRIBUTED',
    ],
  ])('%s', async (_, definition, message) => {
    const said = await refusal(JSON.parse(JSON.stringify(definition)))
    expect(said).toContain('State machine m: ')
    expect(said).toContain(message)
  })
})

describe('a Map', () => {
  const shards = (concurrency: number) => ({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.shards',
        MaxConcurrency: concurrency,
        ItemSelector: { 'shard.$': '$$.Map.Item.Value', 'date.$': '$.date' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Shard',
          States: {
            Shard: { Type: 'Task', Resource: arn, Next: 'More' },
            More: {
              Type: 'Choice',
              Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'Shard' }],
              Default: 'Done',
            },
            Done: { Type: 'Pass', End: true },
          },
        },
        End: true,
      },
    },
  })

  it('runs its items with at most so many at once, and counts every transition', async () => {
    let now = 0
    let most = 0
    const local = await running(shards(16), {
      work: async ({ shard, date, more }) => {
        now += 1
        most = Math.max(most, now)
        await new Promise((done) => setTimeout(done, 2))
        now -= 1
        return { shard, date, more: more === undefined }
      },
    })
    const arnOfExecution = await local.start({ date: '20261201', shards: Array.from({ length: 64 }, (_, i) => i) })
    const { result } = await local.ended(arnOfExecution)
    expect(most).toBe(16)
    expect(result).toHaveLength(64)
    expect(result[63]).toEqual({ shard: 63, date: '20261201', more: false })
    // The map itself, and for each shard 2 tasks, 2 choices, 1 pass.
    expect(local.service.transitions(arnOfExecution)).toBe(1 + 64 * 5)
  })
})

describe('a Lambda', () => {
  it('that returns more than the service carries ends the execution', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Only' }]
    const local = await running(task({ Catch }), { work: () => 'x'.repeat(262_144) })
    expect(await local.run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
  })
})
