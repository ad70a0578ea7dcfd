// An embedded engine in a process of its own, to be killed: prints its endpoint and serves.
import { startEmbedded } from '../../local/dynamodb/embedded.ts'

const [path = ''] = process.argv.slice(2)
const { endpoint } = await startEmbedded({ path })
console.log(endpoint)
