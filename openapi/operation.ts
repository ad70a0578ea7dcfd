import type { oas31 } from 'zod-openapi'
import type { About, Chapter } from './about.ts'
import { errorCodesOf, failuresOf, tableOf } from './failures.ts'
import type { NamedSchemas } from './named.ts'
import { requestOf } from './request.ts'
import { responsesOf } from './response.ts'
import type { Route, Spec } from './routes.ts'

/** Describes one of our routes as an operation of the document. */
export function operationOf(
  route: Route,
  spec: Spec,
  chapter: Chapter,
  about: About,
  schemas: NamedSchemas,
): oas31.OperationObject {
  const failures = failuresOf(route, spec, about)
  const title = typeof about.title === 'string' ? about.title : about.title?.[`${route.method} ${route.path}`]
  const notes = [
    about.description,
    route.override ? 'The same as the PUT.' : undefined,
    tableOf(failures, spec.auth.messages),
  ]
  return {
    operationId: operationId(route),
    tags: [chapter.tag],
    summary: title ? `${title} · ${about.summary}` : about.summary,
    description: notes.filter((note) => note !== undefined).join('\n\n'),
    security: security[spec.auth.audience],
    ...requestOf(route, spec.input, about, schemas),
    responses: responsesOf(route.key, spec, about, failures, schemas),
    ...errorCodesOf(failures, spec.auth.messages),
  }
}

const security: Record<Spec['auth']['audience'], oas31.SecurityRequirementObject[]> = {
  public: [],
  guest: [{}, { borrower: [] }],
  borrower: [{ borrower: [] }],
  operator: [{ operator: [] }],
}

/**
 * Names an operation from its path: `/1/…` ends in `V1`, a POST for a PUT in `ByPost`. Operators' paths are not unique (two
 * methods, with and without an id): theirs are the functions' names, `operator-loan-review` is `operatorLoanReview`.
 */
export function operationId({ key, path, override }: Route): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '1' && !part.startsWith('{'))
  const name = (key.startsWith('operator-') ? key : parts.join('-')).replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
  return `${name}${path.startsWith('/1/') ? 'V1' : ''}${override ? 'ByPost' : ''}`
}
