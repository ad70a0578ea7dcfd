import { decodeJwt } from 'jose'
import { fillProfile, signCard, verifyIdentity } from '../../../local/journey/path.ts'
import { type Borrower, type Debtor, indebted, newBorrower, readyBorrower, type Scene } from '../scene.ts'
import { type Caller, caller } from './ask.ts'

/** A borrower whose every answer is held against the document. */
export type Person = Borrower & { as: Caller; userId: number }

export const personOf = <B extends Borrower>(borrower: B): B & Person => {
  const token = String(borrower.client.token)
  return { ...borrower, as: caller(token), userId: Number(decodeJwt(token).sub) }
}

/** Signed up. */
export const newcomer = async (scene: Scene): Promise<Person> => personOf(await newBorrower(scene))

/** Signed up, and their identity is known. */
export async function identified(scene: Scene): Promise<Person> {
  const borrower = await newBorrower(scene)
  await verifyIdentity(borrower.client, borrower.person)
  return personOf(borrower)
}

/** All but the phone. */
export async function withCard(scene: Scene): Promise<Person> {
  const borrower = await identified(scene)
  await fillProfile(borrower.client)
  await signCard(borrower.client, scene.sandbox, borrower.person)
  return borrower
}

/** May ask for a loan. */
export const ready = async (scene: Scene): Promise<Person> => personOf(await readyBorrower(scene))

/** Owes 1000 yuan, for 14 days. */
export const owing = async (scene: Scene): Promise<Person & Debtor> => personOf(await indebted(scene, 1000, 14))
