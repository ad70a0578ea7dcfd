import type { Verification } from './verifications.ts'

/** What was so at some second of a verification, in the order of the notes. */
export function notes() {
  const seen: unknown[] = []
  const note = (what: (v: Verification) => unknown) => async (v: Verification) => seen.push(await what(v))
  return { seen, note }
}

export const looks = (v: Verification) => v.looks()
export const state = async (v: Verification) => (await v.task()).state
