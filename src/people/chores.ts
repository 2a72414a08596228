import { z } from 'zod'
import { keptAs } from './kept.ts'

/** What a server does from time to time, under its name: due when it is to be done again. It tells of nobody. */
export const chores = keptAs('chore', z.strictObject({}))
