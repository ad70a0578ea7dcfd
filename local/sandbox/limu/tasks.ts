import { advance, hasEnded, hasLoggedIn, nextPhase, phaseOf } from './lifecycle.ts'
import type { SandboxState, Task } from './state.ts'

/**
 * The tasks, moved on by time. `onEnd` is called once for a task that ends after the login, or with data: Limu calls back for
 * these. A refused login is only seen by polling.
 */
export function openTasks(sandbox: SandboxState, onEnd: (task: Task) => void) {
  const open = new Set(
    sandbox.tasks
      .all()
      .filter((task) => !hasEnded(task))
      .map((task) => task.token),
  )

  function store(task: Task): Task {
    if (hasEnded(task) && open.delete(task.token) && (hasLoggedIn(task) || phaseOf(task).is === 'collected'))
      onEnd(task)
    sandbox.tasks.put(task.token, task)
    return task
  }

  /** As of now. */
  function get(token: string): Task | undefined {
    const task = sandbox.tasks.get(token)
    if (!task) return undefined
    const moved = advance(task, sandbox.now(), sandbox.speed)
    return moved === task ? task : store(moved)
  }

  return {
    get,
    store,
    open(task: Task): Task {
      open.add(task.token)
      return store(task)
    },
    /** Continues after the person's input. */
    answered: (task: Task) => store(nextPhase(task, sandbox.now())),
    /** Moves on the collections that are not polled. */
    moveOn() {
      for (const token of open) get(token)
    },
  }
}

export type Tasks = ReturnType<typeof openTasks>
