import { globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface DeclaredFunction {
  key: string
  /** The module, `functions/home/home.ts`. */
  file: string
  /** What it is on AWS; `ApiRole` unless it says another. */
  role: string
  /** `GET /home`; `$default` for what no other route takes. */
  routes: string[]
  /** Those of them before which the gateway itself checks an operator's token. */
  guarded: string[]
}

type Route = string | { method: string; path: string; authorizer?: { name: string } }
type Declaration = { handler: string; role?: string; events?: { httpApi?: Route }[] }

const routeOf = (route: Route): string => {
  if (typeof route !== 'string') return `${route.method} ${route.path}`
  return route === '*' ? '$default' : route
}

/** All functions of all functions.yml. */
export function declaredFunctions(): DeclaredFunction[] {
  return globSync('functions/**/functions.yml').flatMap((file) =>
    Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Declaration>).map(
      ([key, { handler, role = 'ApiRole', events = [] }]) => ({
        key,
        role,
        file: handler.replace(/\.handler$/, '.ts'),
        routes: events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [routeOf(httpApi)])),
        guarded: events.flatMap(({ httpApi }) =>
          typeof httpApi === 'object' && httpApi.authorizer?.name === 'operators' ? [routeOf(httpApi)] : [],
        ),
      }),
    ),
  )
}
