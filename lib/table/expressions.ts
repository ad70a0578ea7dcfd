/**
 * Conditions and updates as values, compiled to DynamoDB's expressions. Paths are dotted (`openLoan.state`); every part of
 * a path becomes a placeholder, so no reserved word and no id can break an expression.
 */
export type Condition = (bind: Binder) => string

export interface Binder {
  path(path: string): string
  value(value: unknown): string
}

export const exists =
  (path = 'pk'): Condition =>
  (b) =>
    `attribute_exists(${b.path(path)})`
export const absent =
  (path = 'pk'): Condition =>
  (b) =>
    `attribute_not_exists(${b.path(path)})`
export const equals =
  (path: string, value: unknown): Condition =>
  (b) =>
    `${b.path(path)} = ${b.value(value)}`
export const differs =
  (path: string, value: unknown): Condition =>
  (b) =>
    `${b.path(path)} <> ${b.value(value)}`
export const atLeast =
  (path: string, value: number): Condition =>
  (b) =>
    `${b.path(path)} >= ${b.value(value)}`
export const below =
  (path: string, value: number): Condition =>
  (b) =>
    `${b.path(path)} < ${b.value(value)}`
export const sizeBelow =
  (path: string, value: number): Condition =>
  (b) =>
    `size(${b.path(path)}) < ${b.value(value)}`
/** Is it in the set? Of an absent set it is not. */
export const contains =
  (path: string, value: string): Condition =>
  (b) =>
    `contains(${b.path(path)}, ${b.value(value)})`
export const oneOf =
  (path: string, values: readonly unknown[]): Condition =>
  (b) =>
    `${b.path(path)} IN (${values.map((value) => b.value(value)).join(', ')})`
export const all =
  (...conditions: Condition[]): Condition =>
  (b) =>
    conditions.map((condition) => `(${condition(b)})`).join(' AND ')
export const any =
  (...conditions: Condition[]): Condition =>
  (b) =>
    conditions.map((condition) => `(${condition(b)})`).join(' OR ')

/**
 * Changes of an update: `set` and `remove` by path, `append` to lists, `add` to numbers (absent counts as 0) and to sets, `take`
 * from sets (an empty one is absent).
 */
export interface Changes {
  set?: Record<string, unknown>
  append?: Record<string, readonly unknown[]>
  add?: Record<string, number | ReadonlySet<string>>
  take?: Record<string, ReadonlySet<string>>
  remove?: readonly string[]
}

export interface Compiled {
  UpdateExpression?: string
  ConditionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}

export function compile(changes?: Changes, condition?: Condition): Compiled {
  const names = new Map<string, string>()
  const values = new Map<string, unknown>()
  const name = (part: string) => {
    if (!names.has(part)) names.set(part, `#n${names.size}`)
    return names.get(part) as string
  }
  const bind: Binder = {
    path: (path) => path.split('.').map(name).join('.'),
    value: (value) => {
      const placeholder = `:v${values.size}`
      values.set(placeholder, value)
      return placeholder
    },
  }
  const update = changes ? updateExpression(changes, bind) : ''
  const check = condition?.(bind)
  return {
    ...(update ? { UpdateExpression: update } : {}),
    ...(check ? { ConditionExpression: check } : {}),
    ...(names.size > 0
      ? { ExpressionAttributeNames: Object.fromEntries([...names].map(([part, placeholder]) => [placeholder, part])) }
      : {}),
    ...(values.size > 0 ? { ExpressionAttributeValues: Object.fromEntries(values) } : {}),
  }
}

function updateExpression({ set = {}, append = {}, add = {}, take = {}, remove = [] }: Changes, bind: Binder): string {
  const present = Object.entries(set).filter(([, value]) => value !== undefined)
  const clause = (word: string, parts: string[]) => (parts.length > 0 ? `${word} ${parts.join(', ')}` : '')
  const pathAndValue = ([path, value]: [string, unknown]) => `${bind.path(path)} ${bind.value(value)}`
  return [
    clause('SET', [
      ...present.map(([path, value]) => `${bind.path(path)} = ${bind.value(value)}`),
      ...Object.entries(append).map(([path, more]) => `${bind.path(path)} = ${appended(bind, path, more)}`),
    ]),
    clause('ADD', Object.entries(add).map(pathAndValue)),
    clause('DELETE', Object.entries(take).map(pathAndValue)),
    clause(
      'REMOVE',
      remove.map((path) => bind.path(path)),
    ),
  ]
    .filter(Boolean)
    .join(' ')
}

const appended = (bind: Binder, path: string, more: readonly unknown[]): string =>
  `list_append(${bind.path(path)}, ${bind.value(more)})`
