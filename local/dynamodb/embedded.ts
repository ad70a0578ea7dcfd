import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { shown } from '../fault.ts'
import { openEngine } from './engine/engine.ts'
import { startSweep } from './engine/expiry.ts'
import { createDynamoDbServer } from './engine/http.ts'
import type { RunningDynamoDb } from './running.ts'

export interface EmbeddedOptions {
  /** 0: any free port. */
  port?: number
  /** Folder of the LevelDB; without it all data is in memory. */
  path?: string
}

/** Starts the embedded DynamoDB in this process. */
export async function startEmbedded({ port = 0, path }: EmbeddedOptions = {}): Promise<RunningDynamoDb> {
  const engine = await openEngine(path)
  const server = createDynamoDbServer(engine)
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    await engine.storage.close()
    throw error
  }
  const sweep = startSweep(engine, (error) => console.error('[dynamodb] sweep', shown(error)))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await promisify(server.close.bind(server))()
      await sweep.stop()
      await engine.storage.close()
    },
  }
}
