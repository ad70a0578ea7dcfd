import { Failure } from '../../lib/domain/failure.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'

/** Answers every request that matches no other route. */
export const handler = endpoint({ auth: open, input: noInput }, async () => {
  throw new Failure('ROUTE_UNKNOWN')
})
