/** A state machine in the Amazon States Language, JSONPath flavour; asl-validator checks the fields. */
export type Definition = {
  StartAt: string
  States: Record<string, State>
  TimeoutSeconds?: number
  [field: string]: unknown
}

export type State = { Type: string; [field: string]: unknown }

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:'

/**
 * Replaces references by ARNs as CloudFormation does: `{"Fn::GetAtt":["loan-submit","Arn"]}` becomes the ARN of function
 * `loan-submit`, the key that serverless-step-functions also understands.
 */
export function resolveFunctions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolveFunctions)
  if (!isObject(value)) return value
  const attribute = value['Fn::GetAtt']
  if (Array.isArray(attribute) && attribute[1] === 'Arn') return FUNCTION + attribute[0]
  const foreign = Object.keys(value).find((key) => key === 'Ref' || key.startsWith('Fn::'))
  if (foreign) throw new Error(`Only {"Fn::GetAtt":["function-key","Arn"]} is resolved here, not ${foreign}`)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveFunctions(inner)]))
}

/** Returns the function of an ARN or a plain name. */
export const functionName = (arn: string): string => /:function:([^:]+)/.exec(arn)?.[1] ?? arn

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists the machine and those inside its Map states. */
export function nested(state: State): Definition | undefined {
  const inner = state.ItemProcessor ?? state.Iterator
  return state.Type === 'Map' && isObject(inner) ? (inner as Definition) : undefined
}
