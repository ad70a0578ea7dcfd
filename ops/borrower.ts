import { isMobile } from '../lib/domain/people.ts'
import type { Api } from './api.ts'
import { idOf } from './globals.ts'
import { userOfMobile } from './user.ts'

/** A borrower as typed: a number or a mobile. */
export const borrower = (text: string): string => (isMobile(text) ? text : idOf('A borrower')(text))

export const BORROWER = 'number of the borrower, or mobile'

/** Returns the number of the typed borrower. A look-up by mobile is recorded in the borrower's file. */
export const borrowerNo = async (api: Api, typed: string): Promise<string> =>
  isMobile(typed) ? userOfMobile(api, typed) : typed
