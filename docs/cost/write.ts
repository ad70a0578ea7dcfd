import { writeFileSync } from 'node:fs'
import { costPage } from './page.ts'

/** `npx node docs/cost/write.ts` writes docs/cost.md. */
writeFileSync('docs/cost.md', costPage())
