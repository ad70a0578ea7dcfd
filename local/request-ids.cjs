'use strict'

const { randomUUID } = require('node:crypto')
const { pathToFileURL } = require('node:url')

const EVENT_OF_HTTP_API = './events/http/lambda-events/LambdaProxyIntegrationEventV2.js'

/**
 * Gives each request a unique id, as API Gateway does. serverless-offline 14 has one constant for all requests, and no setting
 * for it.
 */
exports.giveRequestIds = async () => {
  const main = pathToFileURL(require.resolve('serverless-offline'))
  const { default: HttpApiEvent } = await import(new URL(EVENT_OF_HTTP_API, main))
  const create = HttpApiEvent.prototype.create
  HttpApiEvent.prototype.create = function () {
    const event = create.call(this)
    event.requestContext.requestId = randomUUID()
    return event
  }
}
