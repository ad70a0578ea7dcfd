import type * as z from 'zod/mini'
import { type Failure, isFailureCode } from '../../domain/failure.ts'
import { foundText } from './found-text.ts'

/**
 * The detail that stands behind the text of a refusal for operators: the input's fault by name and rule, or the state in which
 * the refused item is, since when, and by whom. Undefined when nothing is known beyond the code.
 */
export function detailOf({ code, about }: Failure, now: number): string | undefined {
  if (typeof about === 'string') return about
  if (isIssue(about)) return naming.test(code) ? faultText(about) : undefined
  return isItem(about) ? foundText(about, code, now) : undefined
}

/** Codes that leave open which parameter is meant; the others (NO_SUCH_LOAN, REASON_REQUIRED) name it themselves. */
const naming = /^BAD_PARAMETER$|_INVALID$/

type Issue = z.core.$ZodIssue

const isIssue = (about: unknown): about is Issue =>
  typeof about === 'object' && about !== null && 'path' in about && 'message' in about

const isItem = (about: unknown): about is { pk: string; sk: string } =>
  typeof about === 'object' && about !== null && 'pk' in about && 'sk' in about

/** `limit: a whole number`; the name alone where the check says no rule. */
function faultText(issue: Issue): string {
  const rule = ruleOf(issue)
  return [issue.path.join('.'), ...(rule ? [rule] : [])].join(': ')
}

function ruleOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_value') return `one of ${issue.values.filter((value) => value !== '').join(', ')}`
  if (issue.code === 'invalid_type') return 'a text or a number'
  if (issue.code === 'custom' && issue.params?.rule) return String(issue.params.rule)
  return isFailureCode(issue.message) ? undefined : issue.message
}
