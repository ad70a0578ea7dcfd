import { type Definition, isObject, nested, type State } from './definition.ts'

/**
 * The features that this runner implements as the service does. All others are refused when a machine is registered, because
 * the interpreter ignores some of them silently (JSONata's Output) and gets some of them wrong (see each list).
 */
const data = ['InputPath', 'OutputPath']
const result = ['ResultSelector', 'ResultPath']
const flow = ['Next', 'End']
const errors = ['Retry', 'Catch']
const limits = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath']
const map = ['ItemsPath', 'ItemSelector', 'ItemProcessor', 'Iterator', 'MaxConcurrency', 'MaxConcurrencyPath']

const fields: Record<string, string[]> = {
  Task: ['Resource', 'Parameters', ...limits, ...data, ...result, ...flow, ...errors],
  // Timestamps would be compared with the machine's clock, and the business clock runs ahead of it.
  Wait: ['Seconds', 'SecondsPath', 'OutputPath', ...flow],
  Choice: ['Choices', 'Default', ...data],
  Pass: ['Result', 'Parameters', 'ResultPath', ...data, ...flow],
  Succeed: data,
  Fail: ['Error', 'Cause', 'ErrorPath', 'CausePath'],
  Map: [...map, ...data, ...result, ...flow, ...errors],
}
const everywhere = ['Type', 'Comment', 'QueryLanguage']
const top = ['StartAt', 'States', 'Comment', 'Version', 'TimeoutSeconds', 'QueryLanguage', 'ProcessorConfig']

/**
 * The part of the context object that the interpreter keeps correct: it knows no $$.State, and its StartTime is not business
 * time.
 */
const context = ['$$.Execution.Id', '$$.Execution.Name', '$$.StateMachine.Id', '$$.StateMachine.Name', '$$.Task.Token']
/** Inside a Map it takes the item for the execution's input, and forgets $$.Map. */
const outsideMaps = [...context, '$$.Execution.Input']
const ofItem = ['$$.Map.Item.Index', '$$.Map.Item.Value']

export function assertSupported(definition: Definition, inMap = false): void {
  refuse('the machine', Object.keys(definition), top)
  jsonPathOnly('the machine', definition)
  const config = definition.ProcessorConfig
  if (isObject(config) && config.Mode !== 'INLINE') throw new Error(`Unsupported: a Map of mode ${config.Mode}`)
  for (const [name, state] of Object.entries(definition.States)) assertState(name, state, inMap)
}

function assertState(name: string, state: State, inMap: boolean): void {
  const place = `state ${name}`
  jsonPathOnly(place, state)
  const known = fields[state.Type]
  if (!known) throw new Error(`Unsupported: a state of type ${state.Type} (${place})`)
  refuse(place, Object.keys(state), [...known, ...everywhere])
  for (const rule of [state.Choices, state.Catch].flat()) {
    if (isObject(rule)) refuse(place, Object.keys(rule).filter(isVariable), [])
  }
  const { ItemProcessor: _, Iterator: __, ItemSelector, ...own } = state
  const allowed = inMap ? context : outsideMaps
  refuse(place, contextPaths(own), allowed)
  refuse(place, contextPaths(ItemSelector), [...allowed, ...ofItem])
  const inner = nested(state)
  if (inner) assertSupported(inner, true)
}

const isVariable = (field: string) => ['Assign', 'Output', 'Condition'].includes(field)

function jsonPathOnly(place: string, holder: Record<string, unknown>): void {
  const language = holder.QueryLanguage ?? 'JSONPath'
  if (language !== 'JSONPath') throw new Error(`Unsupported: the query language ${language} (${place}); use JSONPath`)
}

const contextPaths = (value: unknown): string[] => JSON.stringify(value ?? null).match(/\$\$[\w.]*/g) ?? []

function refuse(place: string, found: string[], allowed: string[]): void {
  const foreign = found.find((each) => !allowed.some((one) => each === one || within(each, one)))
  if (foreign) throw new Error(`Unsupported: ${foreign} (${place})`)
}

/** `$$.Execution.Input.id` lies within `$$.Execution.Input`. */
const within = (path: string, known: string) => known.startsWith('$$') && path.startsWith(`${known}.`)
