export { limu } from './client.ts'
export type { LimuConfig } from './config.ts'
export { limuSign } from './signature.ts'
