import { join } from 'node:path'
import { root } from './house/sources.ts'

/** Runs in one process those files of a run that `bin/test.mjs` lets share it, as if they were one file. */
for (const file of process.env.AVOW_TESTS_SHARING!.split('\n')) await import(join(root, file))
