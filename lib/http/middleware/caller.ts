import type { MiddlewareObj } from '@middy/core'
import { Failure } from '../../domain/failure.ts'
import type { Auth } from '../auth/auth.ts'
import type { Call } from '../call.ts'
import { type InputSchema, parseInput } from '../input.ts'

/**
 * Reads the caller (`event.who`) and the input (`event.input`). Both are needed to read everything in one trip, so they go
 * together; an unknown caller is refused before a wrong input is.
 */
export const caller = (auth: Auth<object, never>, schema: InputSchema): MiddlewareObj => ({
  before: async (invocation) => {
    const event = invocation.event as { call: Call; who?: unknown; input?: unknown }
    const input = parseInput(schema, { ...event.call.fields, ...event.call.path })
    event.who = await auth.identify(event.call, input as never)
    if (input instanceof Failure) throw input
    event.input = input
  },
})
