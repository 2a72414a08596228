import { z } from 'zod'
import { date } from '../register/kinds.ts'
import { keptAs } from './collection.ts'

const schema = z.strictObject({
  /** How many entries of the log it has read, where it reads them. */
  read: z.int().optional(),
  /** Of the entry that comes next, or of the day, how far it came: the key of the last row that it is done with. */
  after: z.string().optional(),
  /** The day whose round it is at, or has come through where `after` is left out. */
  day: date.optional(),
})
export type ChoreDone = z.infer<typeof schema>
/** What a server does from time to time, under its name; due when it is to be done again. It tells of nobody. */
export const chores = keptAs('chore', schema)
