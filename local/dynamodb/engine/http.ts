import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { shown } from '../../fault.ts'
import type { Engine } from './engine.ts'
import { ServiceError, serialization, unknownOperation } from './errors.ts'
import { operations } from './operations/index.ts'

// The service accepts 16 MB (a BatchWriteItem); signatures are not checked.
const MAX_REQUEST_BYTES = 16 * 1024 * 1024

export function createDynamoDbServer(engine: Engine): Server {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(engine, request)
    // A closing server keeps no connection open: close() would wait for it.
    if (!server.listening) response.setHeader('connection', 'close')
    send(response, status, JSON.stringify(body))
  })
  // Clients may keep a connection without limit; with the default of 5 s a request is lost now and then.
  server.keepAliveTimeout = 0
  return server
}

async function answer(engine: Engine, request: IncomingMessage): Promise<{ status: number; body: object }> {
  try {
    const name = String(request.headers['x-amz-target'] ?? '').replace('DynamoDB_20120810.', '')
    const operation = operations.get(name)
    if (!operation) throw unknownOperation()
    return { status: 200, body: await operation(engine, parsed(await bodyOf(request))) }
  } catch (error) {
    if (error instanceof ServiceError) return { status: 400, body: error.body }
    // A defect of the engine itself: logged here, and answered as the service's internal error.
    console.error('[dynamodb]', shown(error))
    return { status: 500, body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' } }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) throw serialization('The request is larger than 16 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parsed(body: string): object {
  try {
    return JSON.parse(body) as object
  } catch {
    throw serialization('The request is not JSON')
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(body)
}
