import { crc32, deflateRawSync } from 'node:zlib'
import { concat, utf8 } from '../../core/bytes.ts'

/** Word files as tests need them, made part by part: zip as APPNOTE.TXT has it, WordprocessingML as Word writes it. */

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the directory claims instead of its size. */
  readonly claims?: number
  readonly flags?: number
  /** What stands behind the name in its own header alone. */
  readonly extra?: Uint8Array
}

export function zipOf(entries: readonly Entry[]): Uint8Array {
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes, claims = bytes.length, flags = 0, extra = new Uint8Array() } of entries) {
    const packed = deflateRawSync(bytes)
    const named = utf8(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims, 18)
    common.writeUInt16LE(named.length, 22)
    const own = Buffer.from(common)
    own.writeUInt16LE(extra.length, 24)
    // Whoever writes without going back says crc and sizes behind the part (APPNOTE 4.3.9).
    const isBehind = (flags & 0b1000) !== 0
    const behind = isBehind ? concat(utf8('PK\u0007\u0008'), own.subarray(10, 22)) : new Uint8Array()
    if (isBehind) own.fill(0, 10, 22)
    const local = concat(utf8('PK\u0003\u0004'), own, named, extra, packed, behind)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(concat(utf8('PK\u0001\u0002\u0014\u0000'), common, rest, named))
    files.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, one) => sum + one.length, 0),
    8,
  )
  end.writeUInt32LE(at, 12)
  return concat(...files, ...directory, utf8('PK\u0005\u0006'), end)
}

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'

/** A Word file with this in its body, and other parts by their names. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    '_rels/.rels': `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${SPACE}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    ...parts,
  }
  return zipOf(Object.entries(all).map(([name, text]) => ({ name, bytes: utf8(text) })))
}

/** A paragraph of plain words, or of runs. */
export function p(inside: string, properties = ''): string {
  const runs = inside.startsWith('<') ? inside : r(inside)
  return `<w:p w:rsidR="00A1"><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

export const r = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

export const styled = (style: string) => `<w:pStyle w:val="${style}"/>`
export const numbered = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

/** As a French Word names them: by ids of its own, under names that are the same everywhere. */
const STYLES = `<w:styles ${SPACE}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Our article"/><w:basedOn w:val="Titre1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Citation"><w:name w:val="Quote"/><w:rPr><w:i w:val="0"/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="lev"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

const level = (at: number, format: string, label: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${label}"/></w:lvl>`

/** 1: bullets; 2: 1. (a) i.; 3: Article 1, 1.1; 4: the second again from 5. */
const NUMBERING = `<w:numbering ${SPACE}>
  <w:abstractNum w:abstractNumId="10">${level(0, 'bullet', '')}${level(1, 'bullet', 'o')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="11">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '%3.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="12">${level(0, 'upperRoman', 'Article %1', '<w:pStyle w:val="Article"/>')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'ideographTraditional', '%3)')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="11"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="12"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="11"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>`
