import * as z from 'zod/mini'
import { borrowerFileShape, maskedPersonShape } from '../lib/backoffice/borrower-shape.ts'
import type { Api } from './api.ts'
import { CommandFailure } from './failure.ts'

export type UserFile = z.output<typeof borrowerFileShape>

export async function readUser(api: Api, user: string): Promise<UserFile> {
  const { results } = await api.get(`/operator/users/${user}`, z.tuple([borrowerFileShape]))
  return results[0]
}

/** Finds the number of the borrower with a mobile. */
export async function userOfMobile(api: Api, mobile: string): Promise<string> {
  const found = z.array(z.pick(maskedPersonShape, { user_id: true }))
  const { results } = await api.get(`/operator/users?mobile=${mobile}`, found)
  if (!results[0]) throw new CommandFailure(`No borrower has signed up with the mobile ${mobile}`)
  return String(results[0].user_id)
}
