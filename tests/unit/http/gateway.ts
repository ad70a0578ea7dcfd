import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'

export interface Sent {
  /** GET where there is only a query. */
  method?: string
  query?: string
  headers?: Record<string, string>
  path?: Record<string, string>
  body?: string
  /** As API Gateway hands a form over. */
  base64?: boolean
}

/** The event that API Gateway makes of a request. */
export function event(sent: Sent = {}): APIGatewayProxyEventV2 {
  const { query = '', headers = {}, path, body, base64 = false } = sent
  const method = sent.method ?? (query !== '' && body === undefined ? 'GET' : 'POST')
  return {
    version: '2.0',
    routeKey: 'POST /route',
    rawPath: '/route',
    rawQueryString: query,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method, path: '/route', protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
      requestId: 'gateway-request',
      routeKey: 'POST /route',
      stage: '$default',
      time: '01/Nov/2026:12:00:00 +0000',
      timeEpoch: 1_793_534_400_000,
    },
    ...(path && { pathParameters: path }),
    ...(body !== undefined && { body: base64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: base64,
  }
}

export const context = {
  awsRequestId: 'lambda-request',
  functionName: 'test',
  getRemainingTimeInMillis: () => 10_000,
} as Context

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

/** Calls a route's function; what comes back, with the body read. */
export async function answerOf(handler: Handler, sent: Sent = {}) {
  const { statusCode, headers, body = '' } = await handler(event(sent), context)
  return { statusCode, headers, text: body, envelope: JSON.parse(body) as Record<string, unknown> }
}
