/** Replaces Middy in the Express baseline, which must not bundle unused code. */
export default function middy() {
  const stack = Object.assign(() => undefined, { use: () => stack, onError: () => stack, handler: () => stack })
  return stack
}
