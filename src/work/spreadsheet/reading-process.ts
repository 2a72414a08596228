import { answerOnce } from '../text-reader/answer-once.ts'
import { readWorkbook } from './workbook.ts'

/** Reads one workbook. */

answerOnce(({ file }: { readonly file: Uint8Array }) => readWorkbook(file))
