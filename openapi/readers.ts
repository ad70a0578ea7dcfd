import type { FailureCode } from '../lib/domain/failure.ts'
import type { Texts } from '../lib/http/envelope.ts'
import { borrowerTexts } from '../lib/http/messages/borrower.ts'
import { operatorTexts } from '../lib/http/messages/operator.ts'
import type { Spec } from './routes.ts'

export type Reader = 'borrower' | 'operator'

/** Who reads refusals, and in which words. Visitors read what borrowers read. */
export const readers: Readonly<Record<Reader, Texts>> = { borrower: borrowerTexts, operator: operatorTexts }

export const readerOf = ({ auth }: Spec): Reader => (auth.texts === operatorTexts ? 'operator' : 'borrower')

/** A component's name: `operator.BAD_PARAMETER` is what operators read of it. */
export const componentName = (reader: Reader, name: FailureCode | 'SystemBusy'): string => `${reader}.${name}`
