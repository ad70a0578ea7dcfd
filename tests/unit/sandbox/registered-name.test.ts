import { expect, it } from 'vitest'
import { isRegisteredName } from '../../../local/sandbox/registered-name.ts'

it.each(['测试', '测试古丽·测试江', '测𠮷', 'J. Smith'])('%s may stand on an identity card', (name) => {
  expect(isRegisteredName(name)).toBe(true)
})

it.each(['测试古丽•测试江', '测试古丽.测试江', '测试\u200b', '测 试', '测\u3000试', ' 测试', 'e\u0301', ''])(
  '%j is written as no identity card has it',
  (name) => {
    expect(isRegisteredName(name)).toBe(false)
  },
)
