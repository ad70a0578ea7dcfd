import { functionEnvironment } from '../local/environment.ts'

/** Makes this process a function's; modules of `lib` are imported afterwards. */
export function becomeFunction(): void {
  Object.assign(process.env, functionEnvironment())
  delete process.env.CLOCK_FILE
}
