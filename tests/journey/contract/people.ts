import { decodeJwt } from 'jose'
import { fillProfile, signCard, verifyIdentity } from '../../../local/journey/path.ts'
import { type Borrower, type Debtor, indebted, newBorrower, readyBorrower, type World } from '../world.ts'
import { type Caller, caller } from './ask.ts'

/** A borrower whose every answer is held against the document. */
export type Person = Borrower & { as: Caller; userId: number }

export const personOf = <B extends Borrower>(borrower: B): B & Person => {
  const token = String(borrower.client.token)
  return { ...borrower, as: caller(token), userId: Number(decodeJwt(token).sub) }
}

/** Signed up. */
export const newcomer = async (world: World): Promise<Person> => personOf(await newBorrower(world))

/** Signed up, and their identity is known. */
export async function identified(world: World): Promise<Person> {
  const borrower = await newBorrower(world)
  await verifyIdentity(borrower.client, borrower.person)
  return personOf(borrower)
}

/** All but the phone. */
export async function withCard(world: World): Promise<Person> {
  const borrower = await identified(world)
  await fillProfile(borrower.client)
  await signCard(borrower.client, world.sandbox, borrower.person)
  return borrower
}

/** May ask for a loan. */
export const ready = async (world: World): Promise<Person> => personOf(await readyBorrower(world))

/** Owes 1000 yuan, for 14 days. */
export const owing = async (world: World): Promise<Person & Debtor> => personOf(await indebted(world, 1000, 14))
