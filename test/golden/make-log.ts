/**
 * Writes log.ndjson, register.ndjson and receipts.ndjson: a log that holds every type of statement, with what the law
 * refuses at each place. The files are kept, so that a later law is held to what an earlier one said; they are written
 * anew only where the law itself changes, or the story grows. Others are shown the same log in spec/vectors, which is made
 * of it, and so are the lines of a register in spec/examples.md and the examples of spec/bodies.json. Run: node bin/node.mjs test/golden/make-log.ts
 */
import { writeFileSync } from 'node:fs'
import { writeBodies } from '../../spec/make-bodies.ts'
import { writeExamples } from '../../spec/make-examples.ts'
import { logFiles, writeLog } from '../../spec/vectors/make-log.ts'
import { ndjson } from './files.ts'
import { makeGolden } from './log.ts'

const { lines, register, receipts } = await makeGolden()
const write = (name: string, text: string) => writeFileSync(new URL(name, import.meta.url), text)
write('log.ndjson', ndjson(lines))
write('register.ndjson', register)
write('receipts.ndjson', ndjson(receipts))
writeLog(logFiles())
writeExamples()
writeBodies()
