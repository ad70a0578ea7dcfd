/** The fields of a form: text, a list where PHP's `name[]` was used, or a plain name that was sent repeatedly. */
export type Fields = Record<string, unknown>

/** Values of a plain name that was sent more than once: a list field takes all, a text field the last. */
export class Repeated {
  readonly values: string[]
  constructor(values: string[]) {
    this.values = values
  }
}

/** `a[]=1&a[]=2` is a list, also with one element; `a[1]=…&a[0]=…` is one in the order of its places. */
export const parseForm = (text: string): Fields => fieldsOfPairs(new URLSearchParams(text))

/** A list under construction: the value at each place, as PHP counts them. */
interface Places {
  at: Map<number, string>
  next: number
}

export function fieldsOfPairs(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string | Repeated | Places>()
  for (const [key, value] of pairs) {
    const [, list, place] = /^(.*)\[(\d*)\]$/s.exec(key) ?? []
    if (list === undefined) fields.set(key, again(fields.get(key), value))
    else fields.set(list, placed(fields.get(list), place ?? '', value))
  }
  return withoutPrototype([...fields].map(([name, value]) => [name, isPlaces(value) ? inOrder(value) : value]))
}

// Both append to what is there: a body may hold 87,000 values, and copies of copies would take minutes.
function again(before: string | Repeated | Places | undefined, value: string): string | Repeated {
  if (before instanceof Repeated) before.values.push(value)
  if (before === undefined || isPlaces(before)) return value
  return before instanceof Repeated ? before : new Repeated([before, value])
}

function placed(before: string | Repeated | Places | undefined, place: string, value: string): Places {
  const places = isPlaces(before) ? before : { at: new Map<number, string>(), next: 0 }
  const index = place === '' ? places.next : Number(place)
  places.at.set(index, value)
  places.next = Math.max(places.next, index + 1)
  return places
}

const isPlaces = (value: unknown): value is Places => typeof value === 'object' && value !== null && 'at' in value

const inOrder = ({ at }: Places): string[] => [...at].sort(([a], [b]) => a - b).map(([, value]) => value)

/** No prototype, so that a field called `__proto__` is only a field. */
export const withoutPrototype = (entries: Iterable<readonly [string, unknown]>): Fields =>
  Object.assign(Object.create(null) as Fields, Object.fromEntries(entries))
