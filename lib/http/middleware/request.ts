import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { callOf } from '../call.ts'

/** Takes the gateway's event apart: `event.call`. */
export const request = (): MiddlewareObj => ({
  before: async (invocation) => {
    const event = invocation.event as APIGatewayProxyEventV2 & { call?: unknown }
    event.call = await callOf(event, invocation.context)
  },
})
