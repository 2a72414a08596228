import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, utf8 } from '../../src/core/bytes.ts'
import { PDF, XLSX } from '../../src/core/file-types.ts'
import { parseVkey } from '../../src/core/note.ts'
import { referToFile } from '../../src/core/words.ts'
import { fsck } from '../../src/log/fsck.ts'
import { isTaken } from '../../src/log/taken-files.ts'
import { SHEET_WORDS } from '../../src/register/lists/figure-sheet.ts'
import { questionsWorkbook } from '../../src/work/spreadsheet/questions.ts'
import { zipOf } from '../../src/work/text-reader/docx.fixture.ts'
import { HALVES, smallCatalogue } from '../figures.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { falseDoor } from './false-door.ts'
import { openHarbour } from './real-log.ts'

/** What hides in a workbook: a second one, a program under another name. */

const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const MACROS = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
const NAMES = ['_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'docProps/app.xml']
const DEFAULTS = { rels: 'application/vnd.openxmlformats-package.relationships+xml', xml: 'application/xml' }

const typesOf = (main = `${OFFICE}.sheet.main+xml`, more: Readonly<Record<string, string>> = {}) => {
  const ends = Object.entries({ ...DEFAULTS, ...more }).map(
    ([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${ends.join('')}<Override PartName="/xl/workbook.xml" ContentType="${main}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE}.worksheet+xml"/></Types>`
}
interface Making {
  readonly types?: string
  readonly more?: readonly string[]
  readonly flags?: number
  readonly extra?: Uint8Array
}
const book = ({ types = typesOf(), more = [], ...as }: Making = {}) =>
  zipOf([
    { name: '[Content_Types].xml', bytes: utf8(types), ...as },
    ...[...NAMES, ...more].map(name => ({ name, bytes: utf8(name), ...as })),
  ])
const isPlain = (bytes: Uint8Array) => isTaken(bytes, XLSX)
const none = (bytes: Uint8Array) => assert.ok(!isPlain(bytes))

/** Both in one file, each with its own directory; programs that look for the last one find `hidden`. */
function twoInOne(shown: Uint8Array, hidden: Uint8Array, comment: number): Uint8Array {
  const moved = Buffer.from(hidden)
  const end = moved.length - 22
  let at = moved.readUInt32LE(end + 16)
  for (let i = moved.readUInt16LE(end + 10); i > 0; i--) {
    moved.writeUInt32LE(moved.readUInt32LE(at + 42) + shown.length, at + 42)
    at += 46 + moved.readUInt16LE(at + 28)
  }
  moved.writeUInt32LE(moved.readUInt32LE(end + 16) + shown.length, end + 16)
  moved.writeUInt16LE(comment, end + 20)
  const first = Buffer.from(shown)
  first.writeUInt16LE(moved.length, first.length - 2)
  return concat(first, moved)
}

describe('a workbook beside a report', () => {
  it('is taken as programs write it', async () => {
    assert.ok(isPlain(book()))
    // Office leaves room behind the first name; others say sizes behind each part.
    const room = concat(Uint8Array.of(0x20, 0xa2, 4, 0), new Uint8Array(4))
    assert.ok(isPlain(book({ extra: room, flags: 0b0110 })))
    assert.ok(isPlain(book({ flags: 0b1000_0000_1000 })))
    const printers = 'xl/printerSettings/printerSettings1.bin'
    const drawn = [
      'xl/media/image1.png',
      'xl/drawings/vmlDrawing1.vml',
      'xl/worksheets/_rels/sheet1.xml.rels',
    ]
    const bin = {
      bin: `${OFFICE}.printerSettings`,
      png: 'image/png',
      vml: `${OFFICE.slice(0, -14)}.vmlDrawing`,
    }
    assert.ok(isPlain(book({ more: [printers, ...drawn], types: typesOf(undefined, bin) })))
    // Types of parts that are not there say nothing of those that are.
    const unused = { bin: 'application/vnd.ms-office.vbaProject', pdf: PDF }
    assert.ok(isPlain(book({ types: typesOf(undefined, unused) })))
    const asked = { of: '', answers: [], sources: [], before: null, catalogue: smallCatalogue() }
    const words = SHEET_WORDS.en
    assert.ok(
      isPlain(
        await questionsWorkbook(
          { ...asked, periods: [HALVES[0]!], lang: 'en', words },
          'Choose one of these.',
        ),
      ),
    )
  })

  it('is not taken where it is two, or has bytes that are none of its parts', () => {
    const whole = book()
    const hidden = book({ types: typesOf(MACROS), more: ['xl/vbaProject.bin'] })
    none(twoInOne(whole, hidden, 0))
    none(twoInOne(whole, hidden, 1))
    none(concat(whole, Uint8Array.of(0)))
    none(concat(whole.with(whole.length - 2, 1), Uint8Array.of(0)))
    none(concat(utf8('MZ'), whole))
    const end = whole.length - 22
    const directory = new DataView(whole.buffer).getUint32(end + 16, true)
    // A gap before the directory, which begins where it says.
    const gap = Buffer.from(concat(whole.subarray(0, directory), utf8('MZ'), whole.subarray(directory)))
    gap.writeUInt32LE(directory + 2, gap.length - 6)
    none(gap)
    // The first name in its own header is not the one in the directory.
    none(whole.with(30, 0x41))
    // One part fewer in the directory than in the file.
    const fewer = Buffer.from(whole)
    const second = directory + 46 + '[Content_Types].xml'.length
    const cut = Buffer.from(concat(fewer.subarray(0, directory), fewer.subarray(second)))
    cut.writeUInt16LE(NAMES.length, cut.length - 14)
    cut.writeUInt16LE(NAMES.length, cut.length - 12)
    cut.writeUInt32LE(end - second, cut.length - 10)
    none(cut)
    // Another name, and other sizes, behind the name.
    none(book({ extra: Uint8Array.of(0x75, 0x70, 1, 0, 1) }))
    none(book({ extra: Uint8Array.of(1, 0, 0, 0) }))
    none(book({ flags: 1 }))
    none(book({ more: ['xl/Workbook.xml'] }))
  })

  it('is not taken with a part that a workbook without programs has not', () => {
    const bin = typesOf(undefined, {
      bin: 'application/octet-stream',
      exe: 'application/xml',
      js: 'application/xml',
    })
    for (const name of [
      'xl/embeddings/setup.exe',
      'xl/media/x.js',
      'xl/x.hta',
      'xl/code.dat',
      'xl/../../a.xml',
      'xl\\a.xml',
      'setup.xml',
      'xl/externalLinks/externalLink1.xml',
      'xl/embeddings/a.xml',
      'xl/ActiveX/a.xml',
      'xl/printerSettings/a.bin',
    ])
      none(book({ more: [name], types: bin }))
  })

  it('is not taken by a type under which a program hides', () => {
    none(book({ types: typesOf(MACROS) }))
    none(book({ types: typesOf(`${OFFICE}.template.main+xml`) }))
    for (const type of [
      'application/vnd.ms-office.vbaProject',
      'application/vnd.ms-excel.macrosheet+xml',
      'application/vnd.ms-office.activeX+xml',
      `${OFFICE}.externalLink+xml`,
      `${OFFICE.slice(0, -14)}.oleObject`,
      'application/octet-stream',
    ])
      none(book({ types: typesOf(undefined, { xml: type }) }))
  })

  it('is not taken where its list of types can be read in two ways', () => {
    const plain = typesOf()
    const odd = (from: string, to: string) => {
      assert.notEqual(plain.replace(from, to), plain)
      none(book({ types: plain.replace(from, to) }))
    }
    odd('<Override', `<!--<Override`)
    odd('</Types>', `<Override PartName="/xl/workbook.xml" ContentType="${MACROS}"/></Types>`)
    odd('</Types>', `<x:Override PartName="/docProps/app.xml" ContentType="application/xml"/></Types>`)
    odd('application/xml', 'application/&#120;ml')
    odd('UTF-8', 'UTF-7')
    odd('package/2006', 'package/2007')
    odd('<Types', '<!DOCTYPE Types><Types')
    none(book({ types: '' }))
    none(book({ types: `${plain}${' '.repeat(2 * 1_048_576)}` }))
  })

  it('that was bound before this was asked stands as it stood, without a finding', async t => {
    const real = await openHarbour(t)
    await real.admit('tidewater')
    await real.sign('tidewater')
    const [plain, old] = [book(), book({ more: ['xl/media/x.js'] })]
    none(old)
    const { reference: file, salt } = referToFile(plain, XLSX, undefined)
    const body = { answers: [], asked: [], policy: null, words: null, files: [{ file, title: 'A table' }] }
    const voice = { by: 'tidewater', call: ACCORD, signers: [partyKey('tidewater')] }
    await real.post('report/filed', body, {
      ...voice,
      parts: [{ name: file.digest, bytes: concat(salt, plain) }],
    })
    const lied = falseDoor(real.store, file.digest, old)
    const damages = await fsck(lied, parseVkey(real.vkey))
    assert.deepEqual(
      damages.map(({ what }) => what).filter(what => /type/.test(what)),
      [],
    )
  })
})
