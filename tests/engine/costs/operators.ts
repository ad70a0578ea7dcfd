import { OperatorClient } from '../../../local/journey/operator.ts'

/** Operators of all roles; of admins two, since one makes what the other puts on sale. */
export async function signInOperators(api: string, sandbox: string) {
  const signIn = (name: string, role: string) => OperatorClient.signIn(api, sandbox, name, role)
  const [ada, bo, cy, risk, admin, other] = await Promise.all([
    signIn('Ada', 'reviewer'),
    signIn('Bo', 'reviewer'),
    signIn('Cy', 'cashier'),
    signIn('Ria', 'risk'),
    signIn('Al', 'admin'),
    signIn('Bea', 'admin'),
  ])
  return { ada, bo, cy, risk, admin, other }
}

export type Operators = Awaited<ReturnType<typeof signInOperators>>
