import { DUE_SHARDS, dueShardPk, shardOf } from '../lib/table/index-keys.ts'

interface Row {
  pk: string
  dueSk: string
}
interface Asked {
  ExpressionAttributeValues: { ':pk': string; ':date'?: string }
  Limit: number
  ExclusiveStartKey?: Row
}

/**
 * The `due` index over `count` loans, as the service answers it: by position, without reading what a condition on the sort key
 * excludes. A loan is made when it is read. The lower its number, the earlier it must fall due.
 */
export function dueIndex<R extends Row>(size: number, loan: (n: number) => R) {
  const shards = new Map(Array.from({ length: DUE_SHARDS }, (_, shard) => [dueShardPk(shard), [] as number[]]))
  for (let n = 0; n < size; n++) shards.get(dueShardPk(shardOf(String(n), DUE_SHARDS)))?.push(n)

  return ({ ExpressionAttributeValues: { ':pk': pk, ':date': before = '~' }, Limit, ExclusiveStartKey }: Asked) => {
    const shard = shards.get(pk) ?? []
    const seen = ExclusiveStartKey ? Number(ExclusiveStartKey.pk.slice('LOAN#'.length)) : -1
    const from = countOf(shard, (n) => n <= seen)
    const to = Math.min(
      from + Limit,
      countOf(shard, (n) => loan(n).dueSk < before),
    )
    const Items = shard.slice(from, to).map(loan)
    return { Items, ...(Items.length === Limit ? { LastEvaluatedKey: Items.at(-1) } : {}) }
  }
}

/** Counts the loans that fulfil the condition (all of them come first), in a logarithmic number of steps. */
function countOf(shard: readonly number[], fulfils: (n: number) => boolean): number {
  let [from, to] = [0, shard.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (fulfils(shard[middle] as number)) from = middle + 1
    else to = middle
  }
  return from
}
