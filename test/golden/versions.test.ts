import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import { subjectsAt } from '../../src/register/subjects.ts'
import { FOLD_VERSION, LAW_VERSION } from '../../src/register/versions.ts'
import { type Admitted, type Line, ndjson, readLines } from './files.ts'

/** What the golden log gave by each version of the law, as far as it went then; the newest last. */
const LAWS = [{ version: 2, lines: 654, log: 'sha256:sSOp4tKVo67S_6rmowuyrh3sidlkSYTT6VPKusiruUg' }]
/** Which rows and subjects its first entries came to by each version of the fold; the newest last. */
const FOLDS = [{ version: 2, entries: 225, made: 'sha256:Bnum4htikOMxBMZDQgsuR9e55ZEDoBsbYjw1JJmj3Bo' }]

/**
 * Chapters at the end of the golden log change neither: what is pinned here may stay, or be pinned anew with them.
 */
describe('the versions that a database notes', () => {
  it('name another law wherever an earlier verdict has changed', () => {
    const { version, lines, log } = LAWS.at(-1)!
    // A code is law; the sentence beside it is not.
    const told = ndjson(
      readLines<Line>('log.ndjson')
        .slice(0, lines)
        .map(one => ({ ...one, says: undefined })),
    )
    assert.deepEqual({ version, log }, { version: LAW_VERSION, log: digestOf(utf8(told)) })
  })

  it('name another fold wherever the same entries come to something else', () => {
    const { version, entries, made } = FOLDS.at(-1)!
    const lines = readLines<Line>('log.ndjson').filter((line): line is Admitted => 'index' in line)
    const register = new Register()
    const subjects = lines.slice(0, entries).map(({ entry, index }) => {
      const { prepared } = register.fold(utf8(entry))
      return subjectsAt(index, prepared, keyid => register.rows.get('keys', keyid)).join(', ')
    })
    const folded = [...exportLines(register), ...subjects].join('\n')
    assert.deepEqual({ version, made }, { version: FOLD_VERSION, made: digestOf(utf8(folded)) })
  })
})
