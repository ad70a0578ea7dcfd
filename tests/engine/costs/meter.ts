import { AsyncLocalStorage } from 'node:async_hooks'

/** What an invocation asked of the table. */
export interface Cost {
  /** Sequential depth: calls that run side by side count once. */
  trips: number
  calls: number
  readUnits: number
  writeUnits: number
}

interface Running extends Cost {
  /** The deepest level that has been answered; what begins now is one level below. */
  answered: number
}

const meters = new AsyncLocalStorage<Running>()

/** Runs an invocation and counts what it and nobody else asks of the table. */
export async function metered<T>(invoke: () => Promise<T>): Promise<{ answer: T; cost: Cost }> {
  const running: Running = { trips: 0, calls: 0, readUnits: 0, writeUnits: 0, answered: 0 }
  const answer = await meters.run(running, invoke)
  const { answered: _, ...cost } = running
  return { answer, cost }
}

let everybodys: Running | undefined

/** Counts all that this process asks while something runs: a workflow's steps are called from elsewhere. Trips mean nothing. */
export async function meteredAlone(run: () => Promise<unknown>): Promise<Pick<Cost, 'readUnits' | 'writeUnits'>> {
  const running = { trips: 0, calls: 0, readUnits: 0, writeUnits: 0, answered: 0 }
  everybodys = running
  await run().finally(() => {
    everybodys = undefined
  })
  return running
}

interface Capacity {
  CapacityUnits?: number
}
interface Client {
  middlewareStack: { add(middleware: never, options: { step: 'initialize'; name: string }): void }
}

/** Has every call of the client say what it cost. */
export function attachMeter(client: Client): void {
  const middleware =
    (next: (args: { input: object }) => Promise<{ output: object }>, { commandName }: { commandName: string }) =>
    async (args: { input: object }) => {
      const meter = meters.getStore() ?? everybodys
      const level = (meter?.answered ?? 0) + 1
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
      if (meter) note(meter, level, commandName, (result.output as { ConsumedCapacity?: Capacity }).ConsumedCapacity)
      return result
    }
  client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'meter' })
}

function note(meter: Running, level: number, command: string, consumed: Capacity | Capacity[] = []): void {
  const units = [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
  meter.calls++
  meter.answered = Math.max(meter.answered, level)
  meter.trips = Math.max(meter.trips, level)
  if (/^(Get|BatchGet|Query|Scan|TransactGet)/.test(command.replace('Item', ''))) meter.readUnits += units
  else meter.writeUnits += units
}
