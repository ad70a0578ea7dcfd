import type { Shape } from '../dynalite.ts'
import type { Engine } from '../engine.ts'
import { validated } from '../request.ts'

/** Answers a parsed JSON request; throws a ServiceError unless it succeeds. */
export type Operation = (engine: Engine, request: object) => Promise<object>

export const operation =
  <T>(shape: Shape, run: (engine: Engine, request: T) => Promise<object> | object): Operation =>
  async (engine, request) =>
    run(engine, validated<T>(request, shape))
