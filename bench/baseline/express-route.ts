import type { Express, Request, Response } from 'express'
import { Failure } from '../../lib/domain/failure.ts'
import type { EndpointHandler } from '../../lib/http/endpoint.ts'
import { asFailure, refusal, success } from '../../lib/http/envelope.ts'
import { parseInput } from '../../lib/http/input.ts'

/** A route as usually written in Express: its body parsers, then caller, input, handler, envelope. */
export function mount(app: Express, method: string, path: string, { spec, handle }: EndpointHandler): void {
  const { messages } = spec.auth
  const at = path.replaceAll(/\{(\w+)\}/g, ':$1')
  app[method.toLowerCase() as 'get'](at, async (req: Request, res: Response) => {
    const answer = await answered(req).catch((error: unknown) => refusal(asFailure(error, messages), messages))
    res
      .status(answer.statusCode ?? 200)
      .set(answer.headers as Record<string, string>)
      .send(answer.body)
  })

  async function answered(req: Request) {
    const call = {
      now: Date.now(),
      requestId: '',
      ip: req.ip ?? '',
      headers: req.headers as Record<string, string>,
      fields: { ...req.query, ...req.body },
      path: req.params as Record<string, string>,
    }
    const input = parseInput(spec.input, { ...call.fields, ...call.path })
    const who = await spec.auth.identify(call, input)
    if (input instanceof Failure) throw input
    return success((await handle({ ...who, input, call, now: call.now })) ?? {})
  }
}
