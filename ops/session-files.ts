import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { CommandFailure } from './failure.ts'
import { jsonIn } from './json.ts'

/** An operator who has logged in. */
export interface Session {
  name: string
  roles: string[]
  token: string
  /** ms of the business clock, with which the issuer dates tokens; null when the token carries none */
  expiresAt: number | null
  /** Whether `login --name --role` got the token; otherwise it came by --token-stdin. */
  ownIssuer: boolean
}

const shape = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  token: z.string(),
  expiresAt: z.nullable(z.number()),
  ownIssuer: z.boolean(),
})

const home = (): string => process.env.OPS_HOME || join(import.meta.dirname, '..', '.local', 'ops')
const currentFile = (): string => join(home(), 'current')

/** The hash separates names that are equal to a file system ("wang" and "Wang") or cannot be file names. */
function fileOf(name: string): string {
  const readable = name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)
  return join(home(), `${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}.json`)
}

/** Stores a login; it becomes the current one. */
export function saveSession(session: Session): void {
  mkdirSync(home(), { recursive: true, mode: 0o700 })
  write(fileOf(session.name), JSON.stringify(session, null, 2))
  write(currentFile(), session.name)
}

export const readSession = (name: string): Session | undefined => read(fileOf(name))

export const currentName = (): string | undefined =>
  existsSync(currentFile()) ? readFileSync(currentFile(), 'utf8') : undefined

export function listSessions(): Session[] {
  if (!existsSync(home())) return []
  const files = readdirSync(home()).filter((file) => file.endsWith('.json'))
  return files.map((file) => read(join(home(), file))).filter((session) => session !== undefined)
}

export function removeSession(name: string): void {
  rmSync(fileOf(name), { force: true })
  if (currentName() === name) rmSync(currentFile(), { force: true })
}

/** Writes by renaming, so that a reader never sees half a file and an older file's mode does not stay. */
function write(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600 })
  renameSync(fresh, file)
}

function read(file: string): Session | undefined {
  if (!existsSync(file)) return undefined
  const session = z.safeParse(shape, jsonIn(readFileSync(file, 'utf8')))
  if (!session.success) throw new CommandFailure(`${file} is damaged: remove it and log in again`)
  return session.data
}
