import { wasBusy } from './transient.ts'

const TRIES = 5

/**
 * Repeats a write that met a transaction on the same item, or a transaction that was cancelled for its rate, and nothing else:
 * the SDK repeats neither. Five tries in all, with pauses of at most 50, 100, 200 and 400 ms, jittered.
 */
export async function whileBusy<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt === TRIES || !wasBusy(error)) throw error
      await new Promise((resume) => setTimeout(resume, Math.random() * 25 * 2 ** attempt))
    }
  }
}
