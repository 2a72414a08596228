import { z } from 'zod'
import { keptAs } from './collection.ts'

const schema = z.strictObject({
  /** How many entries of the log it has read, where it reads them. */
  read: z.int().optional(),
})
export type ChoreDone = z.infer<typeof schema>
/** What a server does from time to time, under its name; due when it is to be done again. It tells of nobody. */
export const chores = keptAs('chore', schema)
