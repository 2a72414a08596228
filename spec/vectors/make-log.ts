/**
 * log.ndjson.gz, register.ndjson.gz and register-40.ndjson: the log of every type. It is the golden log (test/golden), whose
 * story says what is refused; here each line is a leaf, with the codes of which any one is right, and the register's digest
 * after every 20 entries. Run: node bin/node.mjs test/golden/make-log.ts, which writes both.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { digestOf } from '../../src/core/digest.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import { bytesOf, type Line, type Refused } from '../../test/golden/files.ts'
import { base64, bytes } from './making.ts'

const EVERY = 20
/** The size at which the register stands whole, beside that of the end. */
export const EARLY = 40
const golden = new URL('../../test/golden/log.ndjson', import.meta.url)

export interface LogFiles {
  readonly log: string
  readonly early: string
  readonly register: string
}

/** The leaf that was refused, also where nothing makes a leaf of such an envelope. */
function leafOf(line: Refused): Buffer {
  if (line.entry !== undefined) return bytes(line.entry)
  return bytes(`{"admitted":"${line.admitted}","envelope":`, bytesOf(line), ',"v":1}')
}

/** A leaf that is too long for its envelope is too long for a leaf. */
const codesOf = ({ code, also = [] }: Refused) =>
  code === 'envelope_oversize' ? [code, 'entry_malformed', ...also] : [code, ...also]

export function logFiles(): LogFiles {
  const lines = readFileSync(golden, 'utf8').trimEnd().split('\n')
  const register = new Register()
  const exported = () => [...exportLines(register)].join('')
  const made: object[] = []
  let early = ''
  for (const line of lines.map(text => JSON.parse(text) as Line)) {
    if ('kept' in line) continue
    if ('index' in line) {
      const { index, type, entry } = line
      register.fold(bytes(entry))
      made.push({ index, type, entry })
      const size = index + 1
      if (size % EVERY === 0) made.push({ size, register: digestOf(bytes(exported())) })
      if (size === EARLY) early = exported()
    } else {
      const leaf = leafOf(line)
      const text = leaf.toString()
      const isText = bytes(text).equals(leaf)
      made.push({ at: line.at, codes: codesOf(line), ...(isText ? { entry: text } : { bytes: base64(leaf) }) })
    }
  }
  const end = exported()
  const last = { size: register.history.size, register: digestOf(bytes(end)) }
  const log = [...made, last].map(one => `${JSON.stringify(one)}\n`).join('')
  return { log, early, register: end }
}

export function writeLog({ log, early, register }: LogFiles): void {
  const put = (name: string, data: string | Uint8Array) => writeFileSync(new URL(name, import.meta.url), data)
  put('log.ndjson.gz', gzipSync(log, { level: 9 }))
  put('register.ndjson.gz', gzipSync(register, { level: 9 }))
  put(`register-${EARLY}.ndjson`, early)
}
