import { continueOf } from '../../lib/http/verification/continue.ts'

export const handler = continueOf('taobao')
