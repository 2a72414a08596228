import { answerOnce } from './answer-once.ts'
import { readHere } from './reading.ts'
import type { Errand } from './words.ts'

/** Reads one text. */

answerOnce(({ file, name }: Errand) => readHere(file, name))
