import { parentPort, workerData } from 'node:worker_threads'
import { utf8 } from '../../core/bytes.ts'
import { emptiedBy, questionsCsv } from '../../register/lists/figure-sheet.ts'
import { questionsWorkbook } from './questions.ts'
import type { Writing } from './written.ts'

/** Writes one sheet of questions, and ends. */

const { notOne, questions, emptied } = workerData as Writing
const asked = { ...questions, ...(emptied !== null && { emptied: emptiedBy(emptied) }) }
parentPort!.postMessage(notOne === null ? utf8(questionsCsv(asked)) : await questionsWorkbook(asked, notOne))
