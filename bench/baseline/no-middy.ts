/** In place of Middy in the Express baseline, which must not carry what it does not use. */
export default function middy() {
  const stack = Object.assign(() => undefined, { use: () => stack, onError: () => stack, handler: () => stack })
  return stack
}
