import { isDeepStrictEqual } from 'node:util'
import type { Schema } from './schema.ts'

/** The document's named schemas: a generator makes one class of each, so every object has a name. */
export class NamedSchemas {
  readonly all: Record<string, Schema> = {}

  /**
   * Moves all objects of a schema to `components/schemas`: itself as `name`, a field's as `name` and the field's. A union's
   * members are `name` with their numbers, unless `names` has better ones.
   */
  moved(schema: Schema, name: string, names: readonly string[] = []): Schema {
    const { anyOf, items, properties, ...rest } = schema
    if (anyOf) return this.#union(name, schema, names)
    if (items) return { ...rest, items: this.moved(items as Schema, name, names) }
    if (!properties) return schema
    const fields = Object.entries(properties) as [string, Schema][]
    const moved = fields.map(([field, inner]) => [field, this.moved(inner, name + fieldName(field, inner))])
    const { description, examples, ...object } = rest
    const $ref = this.#add(name, { ...object, properties: Object.fromEntries(moved) })
    return { $ref, ...(description && { description }), ...(examples && { examples }) } as Schema
  }

  /** Of several objects each is named, and the union too; an object or null is no union. */
  #union(name: string, { anyOf = [], ...rest }: Schema, names: readonly string[]): Schema {
    const members = anyOf as Schema[]
    const union = members.filter(({ properties }) => properties).length > 1
    const moved = members.map((one, i) => this.moved(one, union ? (names[i] ?? `${name}${i + 1}`) : name))
    return union ? this.named({ ...rest, anyOf: moved }, name) : { ...rest, anyOf: moved }
  }

  /** Names a schema; a second route that shares the name must have the same fields. The first one's examples stay. */
  #add(name: string, schema: Schema): string {
    const before = this.all[name]
    if (before && !isDeepStrictEqual(shape(before), shape(schema))) throw new Error(`${name} would be two schemas`)
    this.all[name] ??= schema
    return `#/components/schemas/${name}`
  }

  /** Names a schema that is made of named ones. */
  named(schema: Schema, name: string): Schema {
    return { $ref: this.#add(name, schema) } as Schema
  }
}

/** `loan-confirm` is `LoanConfirm`, `max_overdue` is `MaxOverdue`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Of a list, one: `coupons` is `Coupon`. */
const fieldName = (field: string, { items }: Schema): string => pascal(items ? field.replace(/s$/, '') : field)

const shape = (schema: Schema): unknown =>
  JSON.parse(JSON.stringify(schema, (key, value) => (key === 'examples' || key === 'description' ? undefined : value)))
