// Runs the given command line and kills it when standard input ends, which means that the process that started it is gone: also
// after a SIGKILL, which lets no exit handler run.
import { spawn } from 'node:child_process'

const [command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code) => process.exit(code ?? 1))
process.stdin.on('close', () => child.kill('SIGKILL')).resume()
