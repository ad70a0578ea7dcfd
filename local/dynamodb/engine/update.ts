import { Big, validations } from './dynalite.ts'
import { validation } from './errors.ts'
import { resolve } from './paths.ts'
import type { Item, Path, SetValue, UpdateSection, Value } from './types.ts'

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type'
const NO_PATH = 'The document path provided in the update expression is invalid for update'
const NO_ATTRIBUTE = 'The provided expression refers to an attribute that does not exist in the item'

/** Applies an update expression to an item. Every operand and every list position refers to the item as it was before. */
export function applyUpdate(sections: UpdateSection[], before: Item): Item {
  const after = structuredClone(before)
  const lists = new Set<{ L?: Value[] }>()
  const evaluated = sections.map((section) => ({ section, value: newValue(section, before) }))
  for (const { section, value } of evaluated) {
    const parent = resolve(section.path.slice(0, -1), after)
    const step = section.path.at(-1)
    if (typeof step === 'number' && parent?.L) {
      lists.add(parent)
      placeInList(parent.L, step, value)
    } else if (typeof step === 'string' && parent?.M) {
      if (value) parent.M[step] = value
      else delete parent.M[step]
    } else throw validation(NO_PATH)
  }
  // Removed members, and the gap before one set beyond the end, are closed at the end so that positions stay valid.
  for (const list of lists) list.L = list.L?.filter(() => true) ?? []
  return after
}

function placeInList(list: Value[], at: number, value: Value | undefined): void {
  if (value) list[at] = value
  else if (at < list.length) delete list[at]
}

/** Returns the new value at a section's path; undefined removes it. */
function newValue(section: UpdateSection, item: Item): Value | undefined {
  if (section.type === 'remove') return undefined
  if (section.type === 'set') return structuredClone(evaluate(section.val, item))
  const old = resolve(section.path, item)
  const { val, attrType } = section
  if (old && old[attrType] === undefined) throw validation(WRONG_TYPE)
  if (attrType === 'N') return calculated(old?.N ?? '0', 'plus', val.N ?? '0')
  const members = new Set(old?.[attrType])
  for (const member of val[attrType] ?? []) {
    if (section.type === 'add') members.add(member)
    else members.delete(member)
  }
  return members.size > 0 ? { [attrType]: [...members] } : undefined
}

function evaluate(value: SetValue, item: Item): Value {
  if (Array.isArray(value)) return existing(resolve(value as Path, item))
  if (!('type' in value)) return value
  if (value.type === 'function' && value.name === 'if_not_exists')
    return resolve(value.args[0], item) ?? evaluate(value.args[1], item)
  const left = evaluate(value.args[0], item)
  const right = evaluate(value.args[1], item)
  if (value.type === 'function') {
    if (!left.L || !right.L) throw validation(WRONG_TYPE)
    return { L: [...left.L, ...right.L] }
  }
  if (left.N === undefined || right.N === undefined) throw validation(WRONG_TYPE)
  return calculated(left.N, value.type === 'add' ? 'plus' : 'minus', right.N)
}

function existing(value: Value | undefined): Value {
  if (!value) throw validation(NO_ATTRIBUTE)
  return value
}

function calculated(left: string, operator: 'plus' | 'minus', right: string): Value {
  const value = { N: new Big(left)[operator](right).toFixed() }
  // A sum may need more than the 38 digits of a number.
  const problem = validations.validateAttributeValue(value)
  if (problem) throw validation(problem)
  return value
}
