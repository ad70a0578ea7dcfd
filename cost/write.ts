import { writeFileSync } from 'node:fs'
import { costPage } from './page.ts'

/** `npm run generate` writes docs/cost.md. */
writeFileSync('docs/cost.md', costPage())
