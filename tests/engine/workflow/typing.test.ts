import { describe, expect, it } from 'vitest'
import { looks, notes, state } from './notes.ts'
import { collected, loggedIn, silent, wantsSms, working } from './scripted.ts'
import { verifications } from './verifications.ts'

const { run } = await verifications()

describe('while a person must type', () => {
  it('nothing is asked of the vendor, however many clients come', async () => {
    const { seen, note } = notes()
    await run({
      looks: [wantsSms, loggedIn, collected],
      events: [
        [30, (running) => running.attach()],
        [60, (running) => running.attach()],
        [119, note(looks)],
        [119.5, note(state)],
      ],
    })
    expect(seen).toEqual([1, 'needs-input'])
  })

  it('two minutes are waited, then a look tells whether it is still wanted', async () => {
    const { seen, note } = notes()
    const v = await run({
      looks: [wantsSms, wantsSms, loggedIn, collected],
      events: [
        [121, note(looks)],
        [130, note(state)],
        [150, (running) => running.type()],
      ],
    })
    expect(seen).toEqual([2, 'needs-input'])
    expect([v.task.state, v.looks()]).toEqual(['done', 4])
  })

  it('a code that comes before it is asked for is not handed over', async () => {
    const { seen, note } = notes()
    const early = note((v) => v.type().catch((refusal) => refusal.code))
    await run({
      looks: [working, wantsSms, loggedIn, collected],
      events: [
        [2, early],
        [20, (v) => v.type()],
      ],
    })
    expect(seen).toEqual(['VERIFICATION_PENDING'])
  })

  it('a code between the look and the next wait is not asked for again', async () => {
    const v = await run({
      looks: [wantsSms, wantsSms, loggedIn, collected],
      before: { 'pause 2': (running) => running.type() },
    })
    expect([v.task.state, v.seconds(), v.calls('pause')]).toEqual(['done', 180, 3])
  })

  it('a code that the vendor has, though nobody was told, is found when the wait is over', async () => {
    const v = await run({ looks: [wantsSms, loggedIn, collected], events: [[20, (running) => running.typeAndDie()]] })
    expect([v.task.state, v.looks()]).toEqual(['done', 3])
  })

  it('and at once when the client asks for the verdict', async () => {
    const { seen, note } = notes()
    await run({
      looks: [wantsSms, loggedIn, collected],
      events: [
        [10, (running) => running.typeAndDie()],
        [11, (running) => running.attach()],
        [12, note(state)],
      ],
    })
    expect(seen).toEqual(['logged-in'])
  })

  it('a code on which the vendor is silent is asked for again if the vendor does not have it', async () => {
    const { seen, note } = notes()
    const v = await run({
      looks: [wantsSms, wantsSms, loggedIn, collected],
      inputs: [silent],
      events: [
        [20, note((running) => running.type().catch(String))],
        [22, note(state)],
        [30, (running) => running.type()],
      ],
    })
    expect(seen).toEqual([String(silent), 'needs-input'])
    expect(v.task.state).toBe('done')
  })
})
