import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseDate } from '../lib/domain/calendar.ts'
import { parseYuan } from '../lib/domain/money.ts'
import { isMobile } from '../lib/domain/people.ts'

/** The options of every command. */
export interface Globals {
  as?: string
  json?: boolean
}

export const addGlobals = (program: Command): Command =>
  program
    .addOption(new Option('--as <name>', 'act as this operator, who has logged in before').argParser(operatorName))
    .option('--json', 'print JSON, for scripts')

export const globalsOf = (command: Command): Globals => command.optsWithGlobals<Globals>()

/** Appends examples to a command's help. */
export const examples = (...lines: string[]): string =>
  ['', lines.length > 1 ? 'Examples:' : 'Example:', ...lines.map((line) => `  npm run ops -- ${line}`)].join('\n')

export function operatorName(text: string): string {
  const name = text.trim()
  if (name === '') throw new InvalidArgumentError('A name is needed.')
  return name
}

/** Parses a loan's id; it stays text, because it is only passed on. */
export function loanId(text: string): string {
  if (isMobile(text)) throw new InvalidArgumentError(`A mobile. The loans of its borrower: npm run ops -- user ${text}`)
  return idOf('A loan')(text)
}

/** Parses any other id. */
export const idOf =
  (what: string) =>
  (text: string): string => {
    if (!/^[1-9]\d{0,15}$/.test(text)) throw new InvalidArgumentError(`${what} has a number, as the lists show it.`)
    return text
  }

/** Parses yuan; they stay text, because they are only passed on. */
export function yuan(text: string): string {
  if (parseYuan(text) === undefined) throw new InvalidArgumentError('Yuan with at most two decimals are needed.')
  return text
}

/** Parses a day; it stays text, because it is only passed on. */
export function day(text: string): string {
  if (parseDate(text.replaceAll('-', '')) !== text) throw new InvalidArgumentError('A day is written 2026-12-01.')
  return text
}

/** Parses a payout's number (`lib/store/order-no.ts`): the date, 16 digits of the loan, and which payout of it. */
export function payoutNo(text: string): string {
  if (!/^\d{26,32}$/.test(text)) throw new InvalidArgumentError('A payout has a number of 26 digits.')
  return text
}

export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : -1
    if (number < min || number > max) throw new InvalidArgumentError(`A whole number from ${min} to ${max} is needed.`)
    return number
  }
