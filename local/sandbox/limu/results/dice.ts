import { hash } from 'node:crypto'

/** Makes repeatable numbers for a seed: the same person always has the same data. */
export function diceOf(seed: string) {
  let throws = 0
  const dice = (below: number): number => {
    return hash('sha256', `${seed}:${throws++}`, 'buffer').readUInt32BE(0) % below
  }
  const pick = <T>(choices: readonly [T, ...T[]]): T => choices[dice(choices.length)] ?? choices[0]
  return Object.assign(dice, { pick })
}

export type Dice = ReturnType<typeof diceOf>
