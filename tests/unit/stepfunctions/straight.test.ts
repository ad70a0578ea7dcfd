import { expect, it } from 'vitest'
import { running } from './local.ts'

const task = { Type: 'Task', Resource: { 'Fn::GetAtt': ['work', 'Arn'] } }

it('tells when those executions have ended that wait for nobody', async () => {
  const done: string[] = []
  const slow = async () => {
    await new Promise((resume) => setTimeout(resume, 100))
    done.push('work')
  }
  const straight = await running({ StartAt: 'Work', States: { Work: { ...task, End: true } } }, { work: slow })
  await straight.start()
  await straight.service.straightEnded()
  expect(done).toEqual(['work'])

  const states = { Wait: { Type: 'Wait', Seconds: 3600, Next: 'Work' }, Work: { ...task, End: true } }
  const waiting = await running({ StartAt: 'Wait', States: states }, { work: slow })
  await waiting.start()
  await waiting.service.straightEnded()
  expect(waiting.service.running()).toBe(1)
})
