import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { limuStack, nextNews, started } from './stack.ts'

const PASSWORD = 'Canary-7f3a!密码'
const TYPED = '73519264'

test('passwords and what is typed are kept nowhere: not in a file, a page, a log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'limu-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    onTestFinished(() => spy.mockRestore())
  }
  const stack = await limuStack({ path: join(folder, 'sandbox.db') })
  const login = { username: 'someone', password: PASSWORD }
  const token = await started(stack, stack.task('mobile', { login }))
  await started(stack, stack.task('jd', { login }))
  await nextNews(stack, 'mobile', token)
  await stack.provider.input('mobile', token, TYPED)
  await nextNews(stack, 'mobile', token)

  const shown = await Promise.all(['/tasks', '/page'].map(async (path) => (await stack.sim(path)).text()))
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const everything = [...shown, ...files, ...written].join('\n')
  expect(everything).toContain(token)
  for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString('base64'), TYPED]) {
    expect(everything).not.toContain(secret)
  }
})
