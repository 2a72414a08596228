import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it, type TestContext } from 'node:test'
import { concat } from '../../src/core/bytes.ts'
import { PDF } from '../../src/core/file-types.ts'
import { parseVkey } from '../../src/core/note.ts'
import { referToData, referToFile } from '../../src/core/words.ts'
import { fsck } from '../../src/log/fsck.ts'
import { bytesOf, figuresOf, publishing, smallCatalogue, smallFigures } from '../figures.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { pdfOf } from '../pdf.ts'
import { falseDoor } from './false-door.ts'
import { openHarbour, type RealLog } from './real-log.ts'

/** Files beside the log that were damaged, and others that a false door let in: each is told by its entry. */

const SHIP = 'tidewater'
const voice = { by: SHIP, call: ACCORD, signers: [partyKey(SHIP)] }
const SAYS = { answers: [], asked: [], policy: null, words: null }

/** A ship that has shown a printed report, and then reported in figures. */
async function reportedHarbour(t: TestContext) {
  const real = await openHarbour(t)
  await real.admit(SHIP)
  await real.sign(SHIP)
  const pdf = pdfOf('one')
  const { reference: file, salt } = referToFile(pdf, PDF)
  const shown = await real.post(
    'report/filed',
    { ...SAYS, files: [{ file, title: 'Our year' }] },
    { ...voice, parts: [{ name: file.digest, bytes: concat(salt, pdf) }] },
  )
  const data = (bytes: Uint8Array) => {
    const { reference, salt } = referToData(bytes)
    return { reference, parts: [{ name: reference.digest, bytes: concat(salt, bytes) }] }
  }
  const catalogue = data(bytesOf(smallCatalogue()))
  const published = await real.post(
    'indicators/published',
    publishing(smallCatalogue(), catalogue.reference),
    {
      call: ACCORD,
      parts: catalogue.parts,
    },
  )
  const figures = data(bytesOf(smallFigures()))
  const body = { ...SAYS, figures: figuresOf(smallFigures(), figures.reference) }
  const counted = await real.post('report/filed', body, { ...voice, parts: figures.parts })
  const of = (recorded: { readonly index: number }, digest: string) => ({ entry: recorded.index, digest })
  return {
    real,
    shown: of(shown, file.digest),
    published: of(published, catalogue.reference.digest),
    counted: of(counted, figures.reference.digest),
  }
}

function damage(real: RealLog, digest: string): void {
  const database = new DatabaseSync(join(real.folder, 'avow.sqlite'))
  const { changes } = database
    .prepare('UPDATE words SET bytes = bytes || $odd WHERE digest = $digest')
    .run({ $odd: new Uint8Array(1), $digest: digest })
  database.close()
  assert.equal(changes, 1)
}

/** Bytes that make whoever measures them fall over. */
class Trap extends Uint8Array {
  override get length(): number {
    throw new RangeError('Maximum call stack size exceeded')
  }
}

describe('a check of the store', () => {
  it('tells of a damaged file by its entry, once, and goes on to what is false behind it', async t => {
    const { real, shown, counted } = await reportedHarbour(t)
    const lied = falseDoor(real.store, counted.digest, bytesOf(smallFigures({ party: 'eastport' })))
    damage(real, shown.digest)
    const damages = await fsck(lied, parseVkey(real.vkey))
    assert.deepEqual(
      damages.map(({ entry, mend }) => [entry, mend]),
      [
        [shown.entry, 'backup'],
        [counted.entry, 'signed'],
      ],
    )
    assert.match(damages[0]!.what, new RegExp(`${shown.digest} is not what was written`))
  })

  it('tells by its entry of a file over which its reader falls', async t => {
    const { real, shown, published, counted } = await reportedHarbour(t)
    const told = async ({ digest }: { readonly digest: string }) => {
      const trap = new Trap((await real.store.words(digest))!.bytes)
      const damages = await fsck(falseDoor(real.store, digest, trap), parseVkey(real.vkey))
      for (const { what } of damages) assert.match(what, /This program cannot read it \(RangeError: Maximum/)
      return damages.map(({ entry, mend }) => [entry, mend])
    }
    assert.deepEqual(await told(shown), [[shown.entry, 'signed']])
    assert.deepEqual(await told(counted), [[counted.entry, 'signed']])
    assert.deepEqual(await told(published), [[published.entry, 'signed']])
  })
})
