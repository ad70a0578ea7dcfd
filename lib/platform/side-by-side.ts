/**
 * Works on all items, a limited number at once, begun in their order. A failing item does not stop the others; the first
 * error is thrown when all have ended.
 */
export async function sideBySide<T>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.values()
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item).catch((error: unknown) => failures.push(error))
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
  if (failures.length > 0) throw failures[0]
}
