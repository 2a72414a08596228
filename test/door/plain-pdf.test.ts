import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { utf8 } from '../../src/core/bytes.ts'
import { CSV, isOfType, PDF } from '../../src/core/file-types.ts'
import { isTaken } from '../../src/log/taken-files.ts'
import { fileTypeIn } from '../../src/work/compose.ts'
import { pdfOf } from '../pdf.ts'

const isPlain = (body: string) => isTaken(pdfOf(body), PDF)
const packed = (dictionary: string, objects: string, pack = deflateSync) =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj <<${dictionary}>>\nstream\n`),
    pack(objects),
    Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF\n'),
  ])

describe('a PDF that is laid beside a report', () => {
  it('is one by its beginning and its end', () => {
    assert.ok(isPlain('1 0 obj <</Type/Catalog/OpenAction[3 0 R /Fit]>> endobj'))
    for (const bytes of ['%PDF-', '%PDF-1.7\n', '%PDF-1.7\n<html><script>', '%PDF-1.7\nPK\x03\x04\n%%EOF'])
      assert.throws(() => fileTypeIn(utf8(bytes), 'Our year'), { code: 'file_wrong' }, bytes)
    // Audits ask what they asked: a log that has taken one stands.
    assert.ok(isOfType(utf8('%PDF-'), PDF))
  })

  it('has no script, starts nothing, sends nothing and carries no other file', () => {
    for (const one of [
      '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
      '/OpenAction<</S/#4aavaScript/J#53(app.alert(1))>>',
      '/OpenAction<</S/J#61va#53cript/JS(app.alert(1))>>',
      '/AA<</O<</S /Launch/F(cmd.exe)>>>>',
      '/A<</S/SubmitForm/F(https://elsewhere.example)>>',
      '/Names<</EmbeddedFiles<</Names[(x.exe)2 0 R]>>>>',
      '/Type/Filespec/F(x.exe)/EF<</F 3 0 R>>',
      '/Type/Filespec/F(x.exe)/#45F 3 0 R',
      '/Subtype/FileAttachment',
      '/AcroForm<</XFA 7 0 R>>',
      '/OpenAction<</S/Rendition/OP 0/AN 3 0 R>>',
      '/OpenAction<</S/GoToR/F(\\\\elsewhere.example\\share\\a.pdf)/D[0/Fit]>>',
      '/A<</S/GoToE/T<</R/C/N(a.pdf)>>>>',
      '/OpenAction <</S/URI/URI(https://elsewhere.example/read)>>',
      '/OpenAction<</D(>>\\)>>)/S/URI/URI(https://elsewhere.example/read)>>',
      '/OpenAction<</S/GoTo/D<00>/Next<</S/U#52I/URI(https://elsewhere.example/read)>>>>',
      '/OpenAction<</D[3 0 R]% >>\n/S/URI/URI(https://elsewhere.example/read)>>',
      `/OpenAction<</D(${'x'.repeat(9_000)})/S/URI/URI(https://elsewhere.example/read)>>`,
      '/AA<</O<</S/URI/URI(https://elsewhere.example/read)>>>>',
      '/A<</OP 0/JS(app.alert(1))>>',
      '/A<</OP 0/J#53 <6170702e>>>',
      '/A<</OP 0/JS 7 0 R>>',
      '/Type/3D/Subtype/U3D/OnInstantiate 5 0 R',
    ]) {
      assert.ok(!isPlain(`1 0 obj <<${one}>> endobj`), one)
      const objects = `1 0 <<${one}>>`
      assert.ok(!isTaken(packed('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', objects), PDF), one)
      assert.ok(!isTaken(packed('/N 1/F#69rst 4/Filter/FlateDecode', objects), PDF), one)
    }
    // Names that begin alike are others.
    assert.ok(isPlain('1 0 obj <</LaunchDate(x)/EFG<<>>/JavaScripts 1/JSON(x)/JS/A>> endobj'))
    // Whoever presses a link sees where it leads.
    assert.ok(
      isPlain(
        '1 0 obj <</OpenAction<</S/GoTo/D[3 0 R/Fit]>>/A<</S/URI/URI(https://elsewhere.example)>>>> endobj',
      ),
    )
    // Two letters and what follows come by chance in a picture.
    assert.ok(isPlain('/JS(\u0001\u0080\u0002/EF\u0001'))
    assert.ok(isTaken(packed('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', '1 0 <</A 1>>'), PDF))
  })

  it('hides no objects behind a line that programs forgive', () => {
    const script = '1 0 <</S/JavaScript/JS(app.alert(1))>>'
    const dictionary = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode'
    for (const line of [
      'stream \n',
      'stream\r',
      'stream\t\r\n',
      'stream ',
      'stream%so\n',
      'stream(so)\r',
      'stream\n\n',
    ])
      for (const objects of [script, '1 0 <</A 1>>']) {
        const file = Buffer.concat([
          Buffer.from(`%PDF-1.7\n5 0 obj <<${dictionary}>>\n${line}`),
          deflateSync(objects),
          Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF\n'),
        ])
        assert.equal(isTaken(file, PDF), objects !== script, JSON.stringify(line))
      }
    // A word within a string is none.
    assert.ok(!isTaken(packed(`/X(stream)${dictionary}/Y(stream)`, script), PDF))
  })

  it('takes time by its length, whatever stands in it', () => {
    const broken = deflateSync(' '.repeat(20_000_000))
    broken[broken.length - 1]! ^= 1
    const streams = (...all: readonly Uint8Array[]) =>
      Buffer.concat([pdfOf(''), ...all.flatMap(one => [Buffer.from('/First 4 stream\n'), one])])
    // What is tried in vain counts as what is read.
    assert.ok(isTaken(streams(deflateSync('/A'.repeat(10_000_000))), PDF))
    assert.ok(!isTaken(streams(broken, deflateSync('/A'.repeat(10_000_000))), PDF))
    const lines = [
      '/OpenAction<<',
      '/AA<<(',
      '/First stream\n',
      '/ObjStm stream(',
      '/First ',
      'stream(',
      '/EF ',
      '/',
      '/#4a',
    ]
    const began = performance.now()
    for (const one of lines) isTaken(pdfOf(one.repeat(1_000_000 / one.length)), PDF)
    assert.ok(performance.now() - began < 2_000)
  })

  it('hides no objects in what cannot be read, or in more than is read', () => {
    const hidden = (dictionary: string, pack?: () => Buffer) =>
      isTaken(packed(dictionary, '1 0 <</A 1>>', pack as never), PDF)
    assert.ok(!hidden('/Type/ObjStm/N 1/First 4/Filter/LZWDecode', () => Buffer.from('\x80\x0b\x60')))
    assert.ok(!hidden('/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>'))
    const large = packed('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', ' '.repeat(30_000_000))
    assert.ok(!isTaken(large, PDF))
    assert.ok(!isTaken(pdfOf('/First stream\n'.repeat(100_000)), PDF))
    // Each could be inflated to the bound, and tell nobody how far it was.
    const broken = deflateSync(' '.repeat(1_000_000))
    broken[broken.length - 1]! ^= 1
    const times = (count: number) =>
      Buffer.concat([
        pdfOf(''),
        ...Array.from({ length: count }, () => Buffer.concat([Buffer.from('/First 4 stream\n'), broken])),
        Buffer.from('startxref\n0\n%%EOF\n'),
      ])
    assert.ok(isTaken(times(4), PDF))
    assert.ok(!isTaken(times(5), PDF))
  })
})

describe('a table that is laid beside a report', () => {
  it('says something', () => {
    assert.ok(isTaken(utf8('a,b\n1,2\n'), CSV))
    for (const one of ['\u200b', ' \n\u200b,\u200b\n', ',,,\n']) assert.ok(!isTaken(utf8(one), CSV), one)
  })
})
