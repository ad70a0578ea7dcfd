import { writeFileSync } from 'node:fs'
import { costPage } from './page.ts'

/** `npx node cost/write.ts` writes docs/cost.md. */
writeFileSync('docs/cost.md', costPage())
