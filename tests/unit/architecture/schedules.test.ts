import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

interface Schedule {
  method: string
  rate: string[]
  timezone: string
  roleArn: unknown
}
interface Role {
  Properties: { AssumeRolePolicyDocument: Policy; Policies: { PolicyDocument: Policy }[] }
}
interface Policy {
  Statement: { Principal?: unknown; Action: string; Resource?: { 'Fn::Sub': string }[] }[]
}
interface Alarm {
  Properties: { MetricName?: string; Threshold: number; Dimensions: { Value: string }[] }
}
const read = (file: string) => parse(readFileSync(file, 'utf8'), { merge: true })

const jobs: [string, Schedule][] = Object.entries(
  read('functions/jobs/functions.yml') as Record<string, { events?: { schedule: Schedule }[] }>,
).flatMap(([name, { events = [] }]) => events.map(({ schedule }): [string, Schedule] => [name, schedule]))
const names = jobs.map(([name]) => name).sort()
const nameIn = (text: string): string => text.replace(/^.*\$\{sls:stage\}-/, '')

it.each(jobs)('%s: runs by Beijing’s clock, called by a role that EventBridge Scheduler may take', (_, schedule) => {
  expect(schedule).toMatchObject({
    method: 'scheduler',
    timezone: 'Asia/Shanghai',
    roleArn: { 'Fn::GetAtt': ['SchedulerRole', 'Arn'] },
  })
})

it('the scheduler’s role may call the jobs, and nothing else', () => {
  expect(read('resources/roles.yml').Resources).toHaveProperty('SchedulerRole')
  const { AssumeRolePolicyDocument: trust, Policies } = (read('resources/role.yml').scheduler as Role).Properties
  expect(trust.Statement).toMatchObject([
    { Principal: { Service: 'scheduler.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
  expect(statements).toMatchObject([{ Effect: 'Allow', Action: 'lambda:InvokeFunction' }])
  expect(statements[0]?.Resource?.map((resource) => nameIn(resource['Fn::Sub'])).sort()).toEqual(names)
})

it('somebody is woken when a job fails with all its repeats, or when none is called any more', () => {
  const { SilentJobs, SilentNights, ...others } = read('resources/alarms.yml').Resources
  const watched = Object.entries<Alarm>(others).filter(([, { Properties }]) => Properties?.MetricName === 'Errors')
  expect(watched.map(([, { Properties }]) => nameIn(`${Properties.Dimensions[0]?.Value}`)).sort()).toEqual(
    [...names, 'overdue-end', 'send-sms'].sort(),
  )
  for (const [name, { Properties }] of watched) expect([name, Properties.Threshold]).toEqual([name, 3])
  for (const { Properties } of [SilentJobs, SilentNights])
    expect(Properties).toMatchObject({ MetricName: 'Invocations', TreatMissingData: 'breaching' })
})

it('somebody is woken when a workflow ends without its last step, and finds each alarm explained', () => {
  const alarms = Object.entries<{ Type: string } & Alarm>(read('resources/alarms.yml').Resources).filter(
    ([, { Type }]) => Type === 'AWS::CloudWatch::Alarm',
  )
  const failing = alarms.filter(([, { Properties }]) => Properties.MetricName === 'ExecutionsFailed')
  expect(failing.map(([name]) => name)).toEqual(['FailedDisbursements', 'FailedVerifications', 'FailedNights'])
  const page = readFileSync('docs/operations.md', 'utf8')
  const explained = (name: string) => page.includes(`\`${name}\``) || /^Failed(?!Disb|Ver|Nights|SendSms)/.test(name)
  expect(alarms.map(([name]) => name).filter((name) => !explained(name))).toEqual([])
})

const ratesOf = (wanted: string) => jobs.filter(([name]) => name === wanted).flatMap(([, { rate }]) => rate)

it('messages are sent by day only', () => {
  expect(ratesOf('send-messages')).toEqual(['cron(* 8-20 * * ? *)'])
})

it('a day is closed minutes after its log is complete, also by a clock that is slow, and before it is reconciled', () => {
  expect(ratesOf('close-days')).toEqual(['cron(5 2 * * ? *)'])
  expect(ratesOf('reconcile')).toEqual(['cron(0/15 3-7 * * ? *)'])
})
