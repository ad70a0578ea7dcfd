import type { oas31 } from 'zod-openapi'
import type { About, Chapter } from './about.ts'
import { failuresOf, tableOf } from './failures.ts'
import { isOverride, requestOf } from './request.ts'
import { responsesOf } from './response.ts'
import type { Route, Spec } from './routes.ts'

/** One route of ours, as an operation of the document. */
export function operationOf(route: Route, spec: Spec, chapter: Chapter, about: About): oas31.OperationObject {
  const failures = failuresOf(route, spec, about)
  const title = typeof about.title === 'string' ? about.title : about.title?.[`${route.method} ${route.path}`]
  const notes = [about.description, isOverride(route) ? 'The same as the PUT.' : undefined, tableOf(failures)]
  return {
    operationId: operationId(route),
    tags: [chapter.tag],
    summary: title ? `${title} · ${about.summary}` : about.summary,
    description: notes.filter((note) => note !== undefined).join('\n\n'),
    security: security[spec.auth.audience],
    ...requestOf(route, spec.input, about),
    responses: responsesOf(spec, about, failures),
  }
}

const security: Record<Spec['auth']['audience'], oas31.SecurityRequirementObject[]> = {
  public: [],
  guest: [{}, { borrower: [] }],
  borrower: [{ borrower: [] }],
  operator: [{ operator: [] }],
}

/** From the path, which says more than the function where one function has several; `V1` for what begins with `/1/`. */
export function operationId(route: Route): string {
  const words = route.path.split('/').filter((part) => part !== '' && part !== '1' && !part.startsWith('{'))
  const version = route.path.startsWith('/1/') && route.key.includes('notify') ? '-v1' : ''
  const several = route.key.startsWith('operator-') || words.length > 1
  const name = several ? route.key : words.join('-')
  return camelCase(`${name}${version}`) + (isOverride(route) ? 'ByPost' : '')
}

const camelCase = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
