import type { FailureCode } from '../lib/domain/failure.ts'
import type { Messages } from '../lib/http/envelope.ts'
import { borrowerMessages } from '../lib/http/messages/borrower.ts'
import { operatorMessages } from '../lib/http/messages/operator.ts'
import type { Spec } from './routes.ts'

export type Reader = 'borrower' | 'operator'

/** Who reads refusals, and in which words. Visitors read what borrowers read. */
export const readers: Readonly<Record<Reader, Messages>> = { borrower: borrowerMessages, operator: operatorMessages }

export const readerOf = ({ auth }: Spec): Reader => (auth.messages === operatorMessages ? 'operator' : 'borrower')

/** A component's name: `operator.BAD_PARAMETER` is what operators read of it. */
export const componentName = (reader: Reader, name: FailureCode | 'SystemBusy'): string => `${reader}.${name}`
