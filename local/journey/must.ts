type Envelope = { status: string; error_message: string }
type Success<A> = Extract<A, { status: 'SUCCESS' }>
type Results<A> = Success<A> extends { results: (infer R)[] } ? [R, ...R[]] : never

/** Returns the answer of a call, which must be a success (with this message); otherwise throws. */
export async function must<A extends Envelope>(
  call: Promise<{ data: A; error?: unknown }>,
  message?: string,
): Promise<Success<A>> {
  const { data, error } = await call
  // With any status but 200 the generated client has the envelope in `error`.
  assertDone(data ?? error, message)
  return data as Success<A>
}

/** As `must`, and returns the results, of which there must be at least one. */
export async function mustWith<A extends Envelope>(call: Promise<{ data: A }>, message?: string): Promise<Results<A>> {
  const { results } = (await must(call, message)) as unknown as { results: Results<A> }
  if (results.length === 0) throw new Error('No results')
  return results
}

export function assertDone({ status, error_message }: Envelope, message?: string): void {
  if (status !== 'SUCCESS' || (message !== undefined && error_message !== message)) {
    throw new Error(`Refused: ${status} ${error_message}`)
  }
}
