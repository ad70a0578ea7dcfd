import { describe, expect, it } from 'vitest'
import { looks, notes } from './notes.ts'
import { collected, loggedIn, working } from './scripted.ts'
import { times, verifications } from './verifications.ts'

const { run } = await verifications()

describe('a pause', () => {
  it('that times out is followed by the next look, later each time', async () => {
    const { seen, note } = notes()
    await run({
      looks: [...times(4, working), loggedIn, collected],
      // 4, 6, 7 and 9 s apart, while the client of the start waits
      events: [3, 5, 9, 11, 16, 18].map((at) => [at, note(looks)]),
    })
    expect(seen).toEqual([1, 2, 2, 3, 3, 4])
  })

  it('is ended by a call-back', async () => {
    const v = await run({ looks: [loggedIn, collected], events: [[20, (running) => running.callBack()]] })
    expect([v.task.state, v.seconds()]).toEqual(['done', 20])
  })

  it('is ended by a client that comes to wait, but not shortly before its end', async () => {
    const { seen, note } = notes()
    const v = await run({
      looks: [...times(8, working), loggedIn, collected],
      events: [
        [2, (running) => running.attach()],
        [3, note(looks)],
        [70, (running) => running.attach()],
        [70, (running) => running.attach()],
        [71, note(looks)],
      ],
    })
    expect(seen).toEqual([1, 7])
    expect(v.task.wakes).toBe(1)
  })

  it('ends shortly before a client that waits must leave', async () => {
    const { seen, note } = notes()
    await run({
      looks: [...times(8, working), loggedIn, collected],
      events: [100, 101, 122, 124].map((at) => [at, at === 100 ? (v) => v.attach() : note(looks)]),
    })
    expect(seen).toEqual([8, 8, 9])
  })

  it('is not ended by each of many clicks', async () => {
    const v = await run({
      looks: [...times(8, working), loggedIn, collected],
      events: times(20, 0).map((_, n) => [70 + n / 10, (running) => running.attach()]),
    })
    expect(v.task.wakes).toBe(1)
  })

  it('does not begin when it was woken between the look and itself', async () => {
    const v = await run({
      looks: [loggedIn, collected],
      before: { 'pause 1': (running) => running.callBack() },
    })
    expect([v.task.state, v.seconds(), v.calls('pause')]).toEqual(['done', 0, 1])
  })

  it('hears five hopes for news and no more', async () => {
    const v = await run({
      kind: 'bill',
      looks: [working],
      events: Array.from({ length: 20 }, (_, n) => [50 + n, (running) => running.callBack()]),
    })
    expect(v.task.wakes).toBe(5)
  })
})
