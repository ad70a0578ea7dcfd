import type { Scene } from './scene.ts'

export interface LimuTask {
  token: string
  bizType: string
  /** What Limu was told, but for the password. */
  request: { uid: string; username?: string; loginType?: string; bankCode?: string }
  phase: { is: string }
}

export interface LimuFault {
  call: string
  fault: string
  times?: number | 'always'
  uid?: string
  afterMs?: number
}

/** Limu's side of things: the sandbox's controls force what real life brings, and tell what happened. */
export function limu({ sandbox }: Pick<Scene, 'sandbox'>) {
  const controls = `${sandbox.url}/limu/_sim`
  const post = async (path: string, body: object) => {
    const response = await fetch(controls + path, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`Limu's sandbox: ${path}: ${await response.text()}`)
  }
  return {
    /** What becomes of the next task of this mobile, whatever its password is. */
    next: (uid: string, word: string) => post('/next', { uid, word }),
    /** The next call of this kind, about this mobile, meets with this. */
    fault: (fault: LimuFault) => post('/faults', fault),
    async tasksOf(uid: string): Promise<LimuTask[]> {
      const tasks = (await (await fetch(`${controls}/tasks`)).json()) as LimuTask[]
      return tasks.filter(({ request }) => request.uid === uid)
    },
    scan: (token: string) => fetch(`${controls}/scan/${token}`, { method: 'POST' }),
  }
}

export type Limu = ReturnType<typeof limu>
