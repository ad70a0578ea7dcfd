import type { Key } from './commit.ts'

/** What a borrower says of home, work and contacts. Sealed: `content` opens to the fields. */
export interface SealedRecord extends Key {
  content: string
  savedAt: number
}

export interface Profile {
  live_area: string[]
  live_addr: string
  live_time: string[]
}

export interface Work {
  industry: string
  position: string
  company_name: string
  company_area: string[]
  company_addr: string
  company_tel: string
}

export interface Relation {
  linkman_relation_fir: string[]
  linkman_name_fir: string
  linkman_tel_fir: string
  linkman_relation_sec: string[]
  linkman_name_sec: string
  linkman_tel_sec: string
}

/** The three records beside the user; a borrower's profile is verified once all three are there. */
export interface ProfileRecords {
  profile: SealedRecord
  work: SealedRecord
  relation: SealedRecord
}
