import { globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface DeclaredFunction {
  key: string
  /** The module, `functions/home/home.ts`. */
  file: string
  /** `GET /home`; `$default` for what no other route takes. */
  routes: string[]
}

type Declaration = { handler: string; events?: { httpApi?: string }[] }

/** All functions of all functions.yml. */
export function declaredFunctions(): DeclaredFunction[] {
  return globSync('functions/**/functions.yml').flatMap((file) =>
    Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Declaration>).map(
      ([key, { handler, events = [] }]) => ({
        key,
        file: handler.replace(/\.handler$/, '.ts'),
        routes: events.flatMap(({ httpApi }) =>
          httpApi === undefined ? [] : [httpApi === '*' ? '$default' : httpApi],
        ),
      }),
    ),
  )
}
