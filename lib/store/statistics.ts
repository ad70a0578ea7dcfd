import type { BusinessDate } from '../domain/calendar.ts'
import type { Statistics } from '../domain/statistics.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import { lastUpTo, query } from '../table/read.ts'
import { keys } from './keys.ts'

/** A day that is counted, for good. */
export interface StatisticsItem extends Key, Statistics {
  countedAt: number
}

const notCounted: Guard = { name: 'notCounted', condition: absent() }

export function keepStatistics(statistics: Statistics, countedAt: number): Write {
  const item: StatisticsItem = { ...keys.statistics(statistics.date), ...statistics, countedAt }
  return { put: item, guard: notCounted }
}

/** The newest counted day of a date or before it. */
export const lastStatistics = (date: BusinessDate): Promise<StatisticsItem | undefined> =>
  lastUpTo(keys.statistics(date))

/** The counted days between two dates, both included, oldest first. A page of a query holds years of them. */
export const statisticsBetween = (from: BusinessDate, to: BusinessDate): Promise<StatisticsItem[]> =>
  query<StatisticsItem>({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': keys.statistics(from).pk, ':from': from, ':to': to },
  })
