import { functionEnvironment } from '../local/environment.ts'

/** Sets a function's environment in this process; modules of `lib` are imported afterwards. */
export function becomeFunction(): void {
  Object.assign(process.env, functionEnvironment())
  delete process.env.CLOCK_FILE
}
