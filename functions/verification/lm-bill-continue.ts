import { continueOf } from '../../lib/verification/continue.ts'

export const handler = continueOf('bill')
