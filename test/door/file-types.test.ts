import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, utf8 } from '../../src/core/bytes.ts'
import { CSV, fileTypeOf, isNamedAs, isOfType, JPEG, PDF, PNG, XLSX } from '../../src/core/file-types.ts'
import { SHEET_WORDS } from '../../src/register/lists/figure-sheet.ts'
import { questionsWorkbook } from '../../src/work/spreadsheet/questions.ts'
import * as zip from '../../src/work/text-reader/docx.fixture.ts'
import { HALVES, smallCatalogue } from '../figures.ts'

/** Whoever sends a file says what it is; here its bytes do. */

const SHEET = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']
const zipOf = (names: readonly string[]) => zip.zipOf(names.map(name => ({ name, bytes: utf8(name) })))
const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
const PHOTO = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)

describe('the type of a file', () => {
  it('is seen in its bytes', () => {
    assert.equal(fileTypeOf(utf8('%PDF-1.7\n')), PDF)
    assert.equal(fileTypeOf(PICTURE), PNG)
    assert.equal(fileTypeOf(PHOTO), JPEG)
    assert.equal(fileTypeOf(zipOf(SHEET)), XLSX)
    const note = utf8('a comment at its end')
    const noted = zipOf(SHEET)
    noted[noted.length - 2] = note.length
    assert.equal(fileTypeOf(concat(noted, note)), XLSX)
    assert.equal(fileTypeOf(utf8('country;notices\r\naa;412\r\n')), CSV)
    assert.equal(fileTypeOf(utf8('notices,country\n<5,aa\n"a <b> in words",ba\n')), CSV)
    assert.equal(fileTypeOf(utf8('\ufeffpays,signalements\naa,412\n')), CSV)
  })

  it('is that by which its author calls it, or its name says none', () => {
    for (const [name, type] of [
      ['a.pdf', PDF],
      ['A year.PDF', PDF],
      ['a.jpeg', JPEG],
      ['scan', PNG],
      ['/home/2026.v2/scan', PNG],
      ['a.csv', CSV],
    ] as const)
      assert.ok(isNamedAs(name, type), name)
    for (const [name, type] of [
      ['a.pdf', CSV],
      ['notes.txt', CSV],
      ['notes', CSV],
      ['a.pdf.exe', PDF],
      ['a.png', JPEG],
    ] as const)
      assert.ok(!isNamedAs(name, type), name)
  })

  it('is none for a page, a program, an empty file and text in another encoding', () => {
    for (const bytes of [
      utf8('<!doctype html><script>alert(1)</script>'),
      utf8('\ufeff \n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      utf8('x\n<html><script>alert(1)</script>'),
      utf8('a,b\r\n  </table>'),
      utf8(''),
      utf8(' \r\n '),
      utf8('a,b\u0000'),
      utf8('a,\u001b[2J'),
      Uint8Array.of(0x61, 0xe9, 0x0a),
      Uint8Array.of(0x4d, 0x5a, 0x90, 0x00),
      Uint8Array.of(0xff, 0xfe, 0x61, 0x00),
      Uint8Array.of(0xff, 0xd8),
    ])
      assert.equal(fileTypeOf(bytes), undefined, Buffer.from(bytes).toString('hex'))
  })

  it('is none for a ZIP that is no workbook, is broken off, or has programs in it', () => {
    const none = (bytes: Uint8Array) => assert.equal(fileTypeOf(bytes), undefined)
    none(zipOf(['word/document.xml', '[Content_Types].xml']))
    none(zipOf(['xl/workbook.xml']))
    none(zipOf([...SHEET, 'xl/vbaProject.bin']))
    none(zipOf([...SHEET, 'xl/macrosheets/sheet1.xml']))
    none(zipOf([...SHEET, 'xl/activeX/activeX1.bin']))
    none(zipOf([...SHEET, 'xl/prog.BIN']))
    none(zipOf([...SHEET, 'xl/printerSettings/of/prog.bin']))
    // What a long name ends in is not read, so none is taken.
    none(zipOf([...SHEET, `xl/${'a'.repeat(1100)}.bin`]))
    none(zipOf([...SHEET, `xl/${'a'.repeat(1100)}/vbaProject.bin`]))
    assert.equal(fileTypeOf(zipOf([...SHEET, 'xl/printerSettings/printerSettings1.bin'])), XLSX)
    const whole = zipOf(SHEET)
    for (let length = 0; length < whole.length; length += 7) none(whole.subarray(0, length))
    none(whole.with(whole.length - 22 + 16, 0xff))
    none(whole.with(whole.length - 22 + 11, 0xff))
  })

  it('is none for a ZIP whose directory says two things', () => {
    // By its length it has a name more than by their number.
    const more = zipOf([...SHEET, 'xl/vbaProject.bin'])
    const end = more.length - 22
    const fewer = more.with(end + 8, SHEET.length).with(end + 10, SHEET.length)
    assert.equal(fileTypeOf(fewer), undefined)
  })

  it('is not what its author says', () => {
    assert.ok(!isOfType(PICTURE, PDF))
    assert.ok(!isOfType(utf8('%PDF-1.7\n'), PNG))
    assert.ok(!isOfType(zipOf(SHEET), CSV))
    assert.ok(!isOfType(PHOTO, XLSX))
  })

  it('is a workbook where a writer of such files made it', async () => {
    const nothing = { of: '', answers: [], sources: [], before: null }
    const asked = { ...nothing, catalogue: smallCatalogue(), periods: [HALVES[0]!] }
    const words = SHEET_WORDS.en
    const made = await questionsWorkbook({ ...asked, lang: 'en', words }, 'Choose one of these.')
    assert.equal(fileTypeOf(made), XLSX)
  })
})
