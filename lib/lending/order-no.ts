import { dateOf } from '../domain/calendar.ts'
import { padded } from '../platform/ids.ts'

/** 24 characters: the business date and 16 digits of an id. LianLian takes up to 32. */
export const orderNo = (id: number, now: number): string => dateOf(now).replaceAll('-', '') + padded(id)
