import * as z from 'zod/mini'
import { parseDate } from '../../domain/calendar.ts'
import { parseYuan } from '../../domain/money.ts'
import type { LineSummary, Match, RiskSummaries, RiskSummary } from '../../domain/risk-summary.ts'
import { log } from '../../platform/log.ts'

/**
 * Builds the summary of a collection for officers. A missing or malformed figure becomes null: it is no reason to lose the
 * report.
 */
export function summaryOf(kind: keyof RiskSummaries, content: unknown): RiskSummary {
  const summary = summaries[kind](content)
  const silent = Object.values(summary).every((value) => value === null || value === 'unknown')
  if (silent) log.warn('collected report without known figures', { kind })
  return summary
}

const summaries: { [K in keyof RiskSummaries]: (content: unknown) => RiskSummaries[K] } = {
  mobile: lineSummary,
  education: (content) => ({ degree: highestDegree(content) }),
  jd: (content) => ({ orderCount: lengthOf(content, 'orderDetail'), addressCount: lengthOf(content, 'addressInfo') }),
  taobao: (content) => ({
    orderCount: lengthOf(content, 'orderDetails'),
    addressCount: lengthOf(content, 'addresses'),
  }),
  bill: (content) => ({ billCount: lengthOf(content, 'bills') }),
  ebank: (content) => ({ movementCount: lengthOf(content, 'flowDetails') }),
}

function lineSummary(content: unknown): LineSummary {
  const result = resultsIn(part(content, 'report'))
  return {
    regTime: dateIn(result('reg_time')),
    idcardMatch: matchIn(result('idcard_match')),
    nameMatch: matchIn(result('name_match')),
    riskListCount: countIn(result('risk_list_cnt')),
    overdueLoanCount: countIn(result('overdue_loan_cnt')),
    multiLendCount: countIn(result('multi_lend_cnt')),
    riskCallCount: countIn(result('risk_call_cnt')),
    frequentContactArea: areaIn(result('fre_contact_area')),
    contactCount: countIn(result('contact_num_cnt')),
    interflowContactCount: countIn(result('interflow_contact_cnt')),
    avgCallCount: figureIn(result('avg_call_cnt')),
    avgCallTime: figureIn(result('avg_call_time')),
    silenceCount: countIn(result('silence_cnt')),
    nightCallCount: countIn(result('night_call_cnt')),
    nightAvgCallTime: figureIn(result('night_avg_call_time')),
    avgMonthlyFeeFen: parseYuan(result('avg_fee_month')) ?? null,
  }
}

const itemShape = z.object({ item: z.string(), result: z.union([z.string(), z.number()]) })

/** Finds the report's results by item name, in whichever section; '' where there is none. */
function resultsIn(report: unknown): (item: string) => string {
  const results = new Map<string, string>()
  const sections = Object.values(isObject(report) ? report : {}).filter(Array.isArray)
  for (const entry of sections.flat()) {
    const read = z.safeParse(itemShape, entry)
    if (read.success && !results.has(read.data.item)) results.set(read.data.item, String(read.data.result).trim())
  }
  return (item) => results.get(item) ?? ''
}

const countIn = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)
const figureIn = (text: string): number | null => (/^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : null)
/** Parses a date, with or without a time after it. */
const dateIn = (text: string): string | null => parseDate(text.slice(0, 10).replaceAll(/\D/g, '')) ?? null
/** Accepts letters only: the name of an area, never a person's number. */
const areaIn = (text: string): string | null => (/^[\p{L} ·-]{1,30}$/u.test(text) ? text : null)

const matches: readonly Match[] = ['no', 'yes', 'fuzzy', 'unknown']
const matchIn = (text: string): Match => (/^[0-3]$/.test(text) ? matches[Number(text)] : undefined) ?? 'unknown'

const degrees = ['博士', '硕士', '本科', '专科']
const educationShape = z.object({ level: z.string() })

function highestDegree(content: unknown): string | null {
  const found = part(content, 'educationInfo')
  const levels = (Array.isArray(found) ? found : []).flatMap((entry) => {
    const read = z.safeParse(educationShape, entry)
    return read.success && read.data.level ? [read.data.level] : []
  })
  const best = degrees.flatMap((degree) => levels.find((level) => level.includes(degree)) ?? [])[0] ?? levels[0]
  return best === undefined ? null : [...best].slice(0, 10).join('')
}

function lengthOf(content: unknown, name: string): number | null {
  const found = part(content, name)
  return Array.isArray(found) ? found.length : null
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const part = (content: unknown, name: string): unknown =>
  isObject(content) && Object.hasOwn(content, name) ? (content as Record<string, unknown>)[name] : undefined
