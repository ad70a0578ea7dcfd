import type { FailureCode } from '../lib/domain/failure.ts'
import type { Messages } from '../lib/http/envelope.ts'
import { borrowerMessages } from '../lib/http/messages/borrower.ts'
import { operatorMessages } from '../lib/http/messages/operator.ts'
import type { Spec } from './routes.ts'

export type Reader = 'borrower' | 'operator'

/** The audiences of refusals, with their messages. Visitors read the borrowers' messages. */
export const readers: Readonly<Record<Reader, Messages>> = { borrower: borrowerMessages, operator: operatorMessages }

export const readerOf = ({ auth }: Spec): Reader => (auth.messages === operatorMessages ? 'operator' : 'borrower')

/** Names a component: `operator.BAD_PARAMETER` is the operators' message. */
export const componentName = (reader: Reader, name: FailureCode | 'SystemBusy'): string => `${reader}.${name}`
