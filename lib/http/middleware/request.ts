import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { callOf } from '../call.ts'

/** Takes the gateway's event apart: `event.call`. */
export const request = (): MiddlewareObj => ({
  before: (invocation) => {
    const event = invocation.event as APIGatewayProxyEventV2 & { call?: unknown }
    event.call = callOf(event, invocation.context)
  },
})
