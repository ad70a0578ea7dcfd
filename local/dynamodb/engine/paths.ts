import type { Item, Path, Value } from './types.ts'

/** Returns the value at a document path, or undefined if any step of it is missing or of another kind. */
export function resolve(path: Path, item: Item): Value | undefined {
  let value: Value | undefined = { M: item }
  for (const step of path) value = typeof step === 'number' ? value?.L?.[step] : value?.M?.[step]
  return value
}
