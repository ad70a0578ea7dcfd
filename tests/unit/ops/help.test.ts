import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { commandsWithReason } from '../../../ops/commands-with-reason.ts'
import { terminal } from './harness.ts'

const files = readdirSync(resolve(import.meta.dirname, '../../../ops/commands')).map((file) => file.replace('.ts', ''))
const commands = [...files, ...Object.keys(commandsWithReason)]

test('the help lists every command that has a file or a row of the table, and the environment', async () => {
  const { ops } = await terminal({})
  const { code, stdout, stderr } = await ops('--help')
  expect([code, stderr]).toEqual([0, ''])
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  for (const name of ['API_URL', 'OPS_TOKEN_URL', 'OPS_HOME']) expect(stdout).toContain(name)
})

test.each(commands)('the help of %s has an example of it and the options of all commands', async (command) => {
  const { ops } = await terminal({})
  const { code, stdout } = await ops(command, '--help')
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`Examples?:\n {2}npm run ops -- ${command}`))
  expect(stdout).toMatch(/--as <name>[\s\S]*--json/)
})

test.each([[[]], [['lend']], [['--verbose']]])('%j is wrong usage', async (args) => {
  const { ops } = await terminal({})
  const { code, stdout, stderr } = await ops(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/Usage: npm run ops --|error: unknown/)
})
