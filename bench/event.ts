import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'

export type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>

export const context = { awsRequestId: 'r' } as Context

/** Builds a logged-in GET as API Gateway delivers it. */
export const getEvent = (path: string, authorization: string, rawQueryString = '') =>
  ({
    version: '2.0',
    routeKey: `GET ${path}`,
    rawPath: path,
    rawQueryString,
    headers: { authorization, 'user-agent': 'bench', 'content-type': 'application/json' },
    requestContext: { requestId: 'r', http: { method: 'GET', path, sourceIp: '10.0.0.1', userAgent: 'bench' } },
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2
