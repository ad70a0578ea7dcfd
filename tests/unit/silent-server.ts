import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** Accepts every connection and never answers, until the tests of the file end. Counts the requests that it was sent. */
export async function silentServer() {
  const sockets = new Set<Socket>()
  let requests = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('POST ')) requests++
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests }
}
