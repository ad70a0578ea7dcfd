import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'

export const handler = endpoint(
  { auth: borrowerWithSlot('taobao'), input: noInput, output: startedShape },
  async ({ user, loaded: { slot }, now }) => started(await startAndWait('taobao', { user, slot, now })),
)
