import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const shown = readFileSync('local/golden-path.sh', 'utf8').split('# ---\n')[1] ?? ''
const lines = shown.split('\n')
const unquoted = (line: string) => line.replace(/'[^']*'|"(?:\\.|\$\([^)]*\)|[^"\\])*"/g, '')

it('the walkthrough shows the script as it is', () => {
  expect(lines.length).toBeGreaterThan(50)
  expect(readFileSync('docs/walkthrough.md', 'utf8')).toContain(`\`\`\`bash\n${shown}\`\`\``)
})

it('it can be pasted into zsh: no comment, no pattern outside of quotes', () => {
  expect(
    lines.map(unquoted).filter((line) => /[[\]?*#!]/.test(line.replace(/\$\{[^}]*\}|\$\(\([^)]*\)+/g, ''))),
  ).toEqual([])
})

it('it names no variable that zsh keeps for itself', () => {
  const kept = /\b(path|status|argv|pipestatus|options|fpath|match|aliases|commands|functions)=/
  expect(lines.filter((line) => kept.test(unquoted(line)))).toEqual([])
})

it.each(['bash', 'zsh'])('%s reads it', (shell) => {
  const { error, status, stderr } = spawnSync(shell, ['-n', 'local/golden-path.sh'], { encoding: 'utf8' })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

it.each(['bash', 'zsh'])('%s stops at the first call that fails, in one line', (shell) => {
  // Port 9, discard: nothing listens.
  const env = { ...process.env, API: 'http://127.0.0.1:9', SANDBOX: 'http://127.0.0.1:9' }
  const { error, status, stderr } = spawnSync(shell, ['local/golden-path.sh'], { encoding: 'utf8', env })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return
  expect(status).toBe(1)
  expect(stderr).toMatch(/\nStopped: http:\/\/127\.0\.0\.1:9 does not answer; is npm start running\?\n$/)
})
