import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat } from '../../src/core/bytes.ts'
import { parseVkey } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { referToData } from '../../src/core/words.ts'
import { fsck } from '../../src/log/fsck.ts'
import type { Catalogue } from '../../src/register/figures/catalogue.ts'
import type { Figures } from '../../src/register/figures/figures.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { bytesOf, figuresOf, publishing, smallCatalogue, smallFigures } from '../figures.ts'
import { ACCORD, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { falseDoor } from './false-door.ts'
import { openHarbour, type RealLog } from './real-log.ts'

/** Files that come beside a statement: the door reads them, since the law does not. */

const SHIP = 'tidewater'
const voice = { by: SHIP, call: ACCORD, signers: [partyKey(SHIP)] }
const RULES = { ...POLICY, reports: { correctionDays: 30 } }

/** A file with what binds it, under a salt of its own. */
function bound(file: Catalogue | Figures | Uint8Array) {
  const bytes = file instanceof Uint8Array ? file : bytesOf(file)
  const { reference, salt } = referToData(bytes)
  return { data: reference, parts: [{ name: reference.digest, bytes: concat(salt, bytes) }] }
}

function publish(
  real: RealLog,
  catalogue: Catalogue,
  file: Catalogue | Uint8Array = catalogue,
  more: object = {},
) {
  const { data, parts } = bound(file)
  return real.post('indicators/published', publishing(catalogue, data, more), { call: ACCORD, parts })
}

/** `says` is what the statement says of it, where that is of another file. */
function file(
  real: RealLog,
  figures: Figures,
  beside: Figures | Uint8Array = figures,
  saying: object = voice,
) {
  const { data, parts } = bound(beside)
  const body = { answers: [], asked: [], policy: null, words: null, figures: figuresOf(figures, data) }
  return { done: real.post('report/filed', body, { ...saying, parts }), digest: data.digest }
}

function correct(real: RealLog, report: string, figures: Figures) {
  const { data, parts } = bound(figures)
  const body = { report, figures: figuresOf(figures, data), reason: said('A slip.') }
  return real.post('report/corrected', body, { ...voice, parts })
}

async function refused(act: Promise<unknown>, says: RegExp, at: string): Promise<void> {
  await assert.rejects(act, error => {
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.code, 'figures_wrong', error.message)
    assert.match(error.message, says)
    assert.equal(error.member, at)
    return true
  })
}

/** The accord, signed by a ship, under rules by which reports are corrected. */
async function measuredHarbour(t: Parameters<typeof openHarbour>[0]): Promise<RealLog> {
  const real = await openHarbour(t)
  await real.admit(SHIP)
  await real.post('call/policy-changed', { policy: RULES, reason: said('x') }, { call: ACCORD })
  await real.sign(SHIP, { policy: policyDigest(RULES) })
  return real
}

const having = (changes: Partial<Figures['answers'][number]>) => {
  const [first, ...rest] = smallFigures().answers
  return smallFigures({ answers: [{ ...first!, ...changes }, ...rest] })
}

describe('a file of indicators', () => {
  it('is what the statement says, under principles of the text and measures of the call', async t => {
    const real = await measuredHarbour(t)
    const catalogue = smallCatalogue()
    const [section] = catalogue.sections
    const under = (more: object) =>
      smallCatalogue({ sections: [{ ...section!, ...more }, catalogue.sections[1]!] })
    await refused(publish(real, under({ principle: 'nine' })), /one stands under the principle nine/, 'data')
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    await refused(publish(real, under({ measure })), /one is of the measure shore-power/, 'data')
    const other = smallCatalogue({ indicators: catalogue.indicators.slice(0, 3) })
    await refused(publish(real, catalogue, other), /the indicator since, and the file has not/, 'data')
    await refused(
      publish(real, other, catalogue),
      /the indicator since with 1 cells where the statement has none/,
      'data',
    )
    const odd = { indicators: [{ id: 'tonnes', cells: 4 }] }
    await refused(
      publish(real, catalogue, catalogue, odd),
      /tonnes with 3 cells where the statement has tonnes with 4/,
      'data',
    )
    const titles = [{ lang: 'en', text: 'Another title' }]
    await refused(publish(real, catalogue, catalogue, { titles }), /another title/, 'data')
    await refused(publish(real, catalogue, new TextEncoder().encode('{}')), /The member v/, 'data')
    await publish(real, catalogue)
    assert.deepEqual(await fsck(real.store, parseVkey(real.vkey)), [])
  })
})

describe('a file of figures', () => {
  it('is by its party and its edition, and has what the statement counts', async t => {
    const real = await measuredHarbour(t)
    await publish(real, smallCatalogue())
    const figures = smallFigures()
    const wrong = (beside: Figures, says: RegExp) =>
      refused(file(real, figures, beside).done, says, 'figures')
    await wrong(smallFigures({ party: 'eastport' }), /party eastport where the statement says tidewater/)
    await wrong(smallFigures({ edition: 2 }), /edition 2 where the statement says 1/)
    const [first] = figures.answers
    const given = first!.cells.map(({ by }) => ({ by, value: '1' }))
    await wrong(having({ cells: given }), /The indicator tonnes, 2026-01-01 to 2026-06-30: the file has/)
    await wrong(having({ period: { from: '2025-01-01', until: '2025-06-30' } }), /the period 2025-01-01/)
    await wrong(smallFigures({ answers: figures.answers.slice(0, 2) }), /the indicator policy for 2026-01-01/)
    const [source] = figures.sources
    const paper = { ...source!, file: 0 }
    await wrong(
      smallFigures({ sources: [paper] }),
      /source 0 is the file 0, counted from 0; the report has none/,
    )
    const cells = [{ by: ['aa'], value: '4o' }, ...first!.cells.slice(1)]
    await wrong(having({ cells }), /tonnes, 2026-01-01 to 2026-06-30, aa: "4o" is not a decimal number/)
    for (const [typed, spelled] of [
      ['1.50', '1.5'],
      ['40.0', '40'],
    ])
      await wrong(
        having({ cells: [{ by: ['aa'], value: typed! }, ...first!.cells.slice(1)] }),
        new RegExp(`aa: "${typed}" has a nought at the end of its decimals: write "${spelled}"`),
      )
    await file(real, figures).done
    assert.deepEqual(await fsck(real.store, parseVkey(real.vkey)), [])
  })

  it('is not read for a stranger, nor by indicators that nobody has published', async t => {
    const real = await measuredHarbour(t)
    await real.admit('eastport')
    const code = (done: Promise<unknown>) => done.then(undefined, error => (error as Refusal).code)
    const figures = smallFigures()
    assert.equal(await code(file(real, figures).done), 'edition_wrong')
    await publish(real, smallCatalogue())
    const stranger = { ...voice, signers: [partyKey('eastport')] }
    assert.equal(
      await code(file(real, figures, new TextEncoder().encode('{}'), stranger).done),
      'signer_unexpected',
    )
  })

  it('is read by no indicators that are withheld', async t => {
    const real = await measuredHarbour(t)
    await publish(real, smallCatalogue())
    const digest = (await real.row('indicatorEditions', `${ACCORD}/year/1`))!.data.digest
    await file(real, smallFigures()).done
    await real.post('words/withheld', { digest, ground: said('x'), authority: said('A court.') })
    await assert.rejects(file(real, smallFigures()).done, { code: 'words_withheld' })
    assert.deepEqual(await fsck(real.store, parseVkey(real.vkey)), [])
  })

  it('is corrected by one that says something else, also where only a source differs', async t => {
    const real = await measuredHarbour(t)
    await publish(real, smallCatalogue())
    const { done, digest } = file(real, smallFigures())
    await done
    await refused(correct(real, digest, smallFigures()), /says what stands there already/, 'figures')
    const [first, ...rest] = smallFigures().answers
    const mended = smallFigures({ answers: [{ ...first!, words: 'Two were swapped.', lang: 'en' }, ...rest] })
    await correct(real, digest, mended)
    await refused(correct(real, digest, mended), /says what stands there already/, 'figures')
    await correct(real, digest, smallFigures())
    await correct(
      real,
      digest,
      smallFigures({ sources: [{ title: 'A second edition', url: null, file: null }] }),
    )
    assert.equal((await real.row('figures', `${ACCORD}/${SHIP}/${digest}`))?.corrections.length, 3)
    assert.deepEqual(await fsck(real.store, parseVkey(real.vkey)), [])
  })

  it('has seen no page on a day that is still to come', async t => {
    const real = await measuredHarbour(t)
    await publish(real, smallCatalogue())
    const seen = (day: string) =>
      smallFigures({ sources: [{ ...smallFigures().sources[0]!, fetched: { day, unread: 'no-answer' } }] })
    const says = /source 0 was opened on 2026-01-02, after 2026-01-01, the day of the statement/
    await refused(file(real, seen('2026-01-02')).done, says, 'figures')
    const { done, digest } = file(real, seen('2026-01-01'))
    const { index } = await done
    await refused(correct(real, digest, seen('2026-01-02')), says, 'figures')
    real.now = '2026-01-02T00:00:00Z'
    const { index: corrected } = await correct(real, digest, seen('2026-01-02'))
    assert.deepEqual(await fsck(real.store, parseVkey(real.vkey)), [])
    // Of each that a door let in, a check of the store tells by the day of its own entry.
    const row = (await real.row('figures', `${ACCORD}/${SHIP}/${digest}`))!
    for (const [one, day, entry] of [
      [digest, '2026-01-02', index],
      [row.corrections[0]!.data.digest, '2026-01-03', corrected],
    ] as const) {
      const odd = falseDoor(real.store, one, bytesOf(seen(day)))
      const damages = await fsck(odd, parseVkey(real.vkey))
      assert.deepEqual(damages.at(0)?.entry, entry)
      assert.match(damages[0]!.what, new RegExp(`opened on ${day}`))
    }
  })

  it('that does not fit is told by a check of the store, where a door let it in', async t => {
    const real = await measuredHarbour(t)
    await publish(real, smallCatalogue())
    const { done, digest } = file(real, smallFigures())
    const { index } = await done
    const odd = bytesOf(having({ cells: [{ by: ['aa'], value: '1' }] }))
    const store = falseDoor(real.store, digest, odd)
    const damages = await fsck(store, parseVkey(real.vkey))
    assert.deepEqual(
      damages.map(({ entry }) => entry),
      [index],
    )
    assert.match(damages[0]!.what, /tonnes, 2026-01-01 to 2026-06-30, has no cell for ba/)
  })
})
