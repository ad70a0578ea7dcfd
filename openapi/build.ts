import { writeFileSync } from 'node:fs'
import type { oas31 } from 'zod-openapi'
import { vendorRoutes } from './about/vendors.ts'
import { chapters, INTRODUCTION, tags } from './catalogue.ts'
import { components } from './components.ts'
import { NamedSchemas } from './named.ts'
import { operationOf } from './operation.ts'
import { allRoutes, type Route } from './routes.ts'
import { vendorOperationOf } from './vendor-operation.ts'
import { FILE_30, version30 } from './version-3.0.ts'

/** Builds the document, which `npm run openapi` writes; the result is the same on every machine. */
export const FILE = 'docs/openapi.json'

export async function document(): Promise<oas31.OpenAPIObject> {
  const schemas = new NamedSchemas()
  const paths: oas31.PathsObject = {}
  for (const route of inChapters(await allRoutes())) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Micro-loan API', version: '1', description: INTRODUCTION },
    servers: [{ url: 'http://127.0.0.1:3000', description: 'npm start' }],
    tags,
    paths,
    components: { ...components, schemas: { ...components.schemas, ...schemas.all } },
  }
}

function operation(route: Route, schemas: NamedSchemas): oas31.OperationObject {
  if (!route.spec) {
    const about = vendorRoutes[route.key]
    if (!about) throw new Error(`openapi/about/vendors.ts says nothing of ${route.key}`)
    return vendorOperationOf(route, about, schemas)
  }
  for (const chapter of chapters) {
    const about = chapter.routes[route.key]
    if (about) return operationOf(route, route.spec, chapter, about, schemas)
  }
  throw new Error(`No chapter of openapi/about says anything of ${route.key}`)
}

/** In the chapters' order, not serverless.yml's. */
function inChapters(routes: Route[]): Route[] {
  const keys = [...chapters.map((chapter) => chapter.routes), vendorRoutes].flatMap((about) => Object.keys(about))
  return routes.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
}

export const asText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

if (import.meta.main) {
  const made = await document()
  writeFileSync(FILE, asText(made))
  writeFileSync(FILE_30, asText(version30(made)))
}
