/** An attribute value on the wire: exactly one member is set; binaries are base64. */
export interface Value {
  S?: string
  N?: string
  B?: string
  BOOL?: boolean
  NULL?: true
  SS?: string[]
  NS?: string[]
  BS?: string[]
  L?: Value[]
  M?: Item
}
export type ValueType = keyof Value
export type Item = Record<string, Value>

export interface KeySchemaElement {
  AttributeName: string
  KeyType: 'HASH' | 'RANGE'
}
export type KeySchema = KeySchemaElement[]

export interface Index {
  IndexName: string
  KeySchema: KeySchema
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] }
}

export interface Table {
  TableName: string
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  KeySchema: KeySchema
  GlobalSecondaryIndexes?: Index[]
}

/** `sessions.#sid[0]` resolved: names are strings, list positions numbers. */
export type Path = (string | number)[]

export type Operand = Path | Value | { type: 'function'; name: 'size'; args: [Operand] }
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type ConditionFunction =
  | 'attribute_exists'
  | 'attribute_not_exists'
  | 'attribute_type'
  | 'begins_with'
  | 'contains'
export type Condition =
  | { type: 'and' | 'or' | 'not'; args: Condition[] }
  | { type: Comparator | 'between' | 'in'; args: Operand[] }
  | { type: 'function'; name: ConditionFunction; args: Operand[] }

export type SetValue =
  | Path
  | Value
  | { type: 'add' | 'subtract'; args: [SetValue, SetValue] }
  | { type: 'function'; name: 'if_not_exists'; args: [Path, SetValue] }
  | { type: 'function'; name: 'list_append'; args: [SetValue, SetValue] }
export type UpdateSection =
  | { type: 'set'; path: Path; val: SetValue }
  | { type: 'remove'; path: Path }
  | { type: 'add' | 'delete'; path: Path; val: Value; attrType: 'N' | 'SS' | 'NS' | 'BS' }

/** The expressions as trees, as the parsers leave them on a request. */
export interface Parsed {
  _condition?: { expression: Condition; nestedPaths: Record<string, true> }
  _filter?: { expression: Condition; nestedPaths: Record<string, true>; pathHeads: Record<string, true> }
  _projection?: { paths: Path[]; nestedPaths: Record<string, true> }
  _updates?: { sections: UpdateSection[]; paths: Path[]; nestedPaths: Record<string, true> }
}
