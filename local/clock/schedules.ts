import type { ServerlessConfig } from '../serverless-config.ts'
import { type Timetable, timetable } from './timetable.ts'

/** A Lambda, the times at which it is called, and its input. */
export type Schedule = { name: string; functionName: string; timetable: Timetable; eventAt(dueMs: number): unknown }

/** Lists the schedules of all functions, as configured. */
export function schedulesOf({ functions }: ServerlessConfig): Schedule[] {
  return Object.entries(functions).flatMap(([functionName, { events }]) =>
    events.flatMap((event) => {
      if (!('schedule' in event) || event.schedule === undefined) return []
      const given = event.schedule as string | Given
      const { rate, name, timezone, input, enabled } = typeof given === 'string' ? ({ rate: given } as Given) : given
      if (enabled === false) return []
      return [rate].flat().map((expression) => ({
        name: name ?? functionName,
        functionName,
        timetable: timetable(expression, timezone ?? 'UTC'),
        eventAt: (dueMs: number) => eventAt(dueMs, name ?? functionName, input),
      }))
    }),
  )
}

type Given = { rate: string | string[]; name?: string; timezone?: string; input?: unknown; enabled?: boolean }

/** Builds the event of EventBridge Scheduler: the input with its keywords filled in, or else the service's default event. */
function eventAt(dueMs: number, name: string, input: unknown): unknown {
  const time = new Date(dueMs).toISOString().replace('.000Z', 'Z')
  const id = `${name}-${dueMs}`
  const arn = `arn:aws:scheduler:us-east-1:000000000000:schedule/default/${name}`
  if (input === undefined) {
    return {
      version: '0',
      id,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      time,
      resources: [arn],
      detail: '{}',
    }
  }
  const text = (typeof input === 'string' ? input : JSON.stringify(input))
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', id)
    .replaceAll('<aws.scheduler.attempt-number>', '1')
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
  return JSON.parse(text)
}
