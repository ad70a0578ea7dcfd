import { isMobile } from '../lib/domain/people.ts'
import type { Api } from './api.ts'
import { idOf } from './globals.ts'
import { userOfMobile } from './user.ts'

/** A borrower as typed: a number or a mobile. */
export const borrower = (text: string): string => (isMobile(text) ? text : idOf('A borrower')(text))

export const BORROWER = 'number of the borrower, or mobile'

/** The number of the borrower who was typed. A look-up by mobile stays in the borrower's file. */
export const borrowerNo = async (api: Api, typed: string): Promise<string> =>
  isMobile(typed) ? userOfMobile(api, typed) : typed
