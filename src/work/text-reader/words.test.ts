import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { blocksOf } from '../../comparison/blocks.ts'
import { utf8 } from '../../core/bytes.ts'
import { hiddenIn } from '../../core/hidden.ts'
import { Refusal } from '../../core/refusal.ts'
import { READER_FLAGS } from './beside.ts'
import { docx, numbered, p, r, styled, zipOf } from './docx.fixture.ts'
import { FairTurns } from './fair-turns.ts'
import { readHere } from './reading.ts'
import { type UnreadableReason, UnreadableText } from './unreadable.ts'
import { readWords } from './words.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const faults: object[] = []
const logger = { info() {}, warn() {}, error: (facts: object) => void faults.push(facts) }
const beside = (file: Uint8Array, name: string, form: object = {}, officer = 'officer') =>
  readWords(file, name, { officer, form, logger })
const word = (body: string, parts = {}) => readHere(docx(body, parts), 'call.docx')
const html = (text: string) => readHere(utf8(text), 'call.html')
const lines = (...all: string[]) => `${all.join('\n')}\n`

async function assertRefused(reading: Promise<unknown>, reason: UnreadableReason) {
  await assert.rejects(reading, error => error instanceof UnreadableText && error.reason === reason)
}

describe('a text from a Word file', () => {
  it('keeps title, headings, paragraphs, quotations, strong and emphasised words and lines', async () => {
    const { markdown, notes } = await word(
      p('The Harbour Accord', styled('Titre')) +
        p('Why', styled('Titre1')) +
        p(
          r('We ') +
            r('shall ', '<w:b/>') +
            r('not', '<w:rStyle w:val="lev"/>') +
            r(' yield ') +
            r('ever', '<w:i/>') +
            r('.'),
        ) +
        p('') +
        p('<w:r><w:t>Harbours are</w:t><w:br/><w:t>for all.</w:t></w:r>', styled('Citation')),
    )
    assert.equal(
      markdown,
      lines(
        '# The Harbour Accord',
        '',
        '## Why',
        '',
        'We **shall not** yield _ever_.',
        '',
        '> Harbours are  ',
        '> for all.',
      ),
    )
    assert.deepEqual(notes, [])
  })

  it('writes the numbers that Word writes by itself, as it counts', async () => {
    const { markdown, notes } = await word(
      p('Scope', styled('Article')) +
        p('Ports', numbered(3, 1)) +
        p('Ships', numbered(3, 1)) +
        p('Duties', styled('Article')) +
        p('Pilots', numbered(3, 1)) +
        p('Berth them', numbered(2)) +
        p('by night', numbered(2, 1)) +
        p('by day', numbered(2, 1)) +
        p('As said before:') +
        p('Feed them', numbered(2)) +
        p('Pay them', numbered(4)) +
        p('a mark', numbered(1)),
    )
    assert.equal(
      markdown,
      lines(
        ...[
          '# Article I Scope',
          '',
          '1.1 Ports',
          '',
          '1.2 Ships',
          '',
          '# Article II Duties',
          '',
          '2.1 Pilots',
          '',
        ],
        ...['1. Berth them', '', '(a) by night', '', '(b) by day', '', 'As said before:', ''],
        ...['2. Feed them', '5. Pay them', '- a mark'],
      ),
    )
    assert.deepEqual(notes, [])
  })

  it('says where it writes a number otherwise than Word', async () => {
    const { markdown, notes } = await word(p('Ports', numbered(3, 2)))
    assert.equal(markdown, '1) Ports\n')
    assert.deepEqual(notes, [{ kind: 'numbering', count: 1 }])
  })

  it('takes tracked changes as accepted, and says so', async () => {
    const { markdown, notes } = await word(
      p(
        r('We keep ') +
          `<w:del w:id="1" w:author="A"><w:r><w:delText>all</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" w:author="A">${r('most')}</w:ins>` +
          r(' berths') +
          `<w:moveFrom>${r(' here')}</w:moveFrom>`,
        '<w:rPr><w:del w:id="3"/></w:rPr>',
      ) + p(r(' open.', '<w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>')),
    )
    assert.equal(markdown, 'We keep most berths **open.**\n')
    assert.deepEqual(notes, [
      { kind: 'insertion', count: 1 },
      { kind: 'deletion', count: 2 },
    ])
  })

  it('leaves out what has no words of the text, and counts it', async () => {
    const run = (inside: string) => `<w:r>${inside}</w:r>`
    const field = (code: string, shown: string) =>
      run('<w:fldChar w:fldCharType="begin"/>') +
      run(`<w:instrText> ${code} </w:instrText>`) +
      run('<w:fldChar w:fldCharType="separate"/>') +
      r(shown) +
      run('<w:fldChar w:fldCharType="end"/>')
    const { markdown, notes } = await word(
      p(field('TOC \\o "1-3"', 'Why ... 3')) +
        p(r('On ') + field('DATE \\@ "d MMMM"', '3 May') + run('<w:footnoteReference w:id="2"/>')) +
        p(
          run('<w:drawing><a:blip r:embed="rId9"/></w:drawing>') +
            run('<w:commentReference w:id="0"/>') +
            r('secret', '<w:vanish/>'),
        ) +
        p(
          `${run(
            '<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>',
          )}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`,
        ) +
        `<w:tbl><w:tr><w:tc>${p('Port')}</w:tc><w:tc>${p('Berths')}</w:tc></w:tr></w:tbl>` +
        p(`<w:hyperlink r:id="rId4">${r('our page')}</w:hyperlink>`) +
        p(`<w:hyperlink r:id="rId5">${r('https://harbour.')}${r('example/a_b_')}</w:hyperlink>`) +
        p(r('old', '<w:strike/>')),
      {
        'word/header1.xml': '<w:hdr><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:hdr>',
        'word/footer1.xml': '<w:ftr><w:t>3</w:t></w:ftr>',
      },
    )
    assert.equal(
      markdown,
      lines('On 3 May', '', 'Port: Berths', '', 'our page', '', '<https://harbour.example/a_b_>', '', 'old'),
    )
    const kinds = notes.map(({ kind, count }) => `${kind} ${count}`)
    assert.deepEqual(kinds, [
      ...['struck 1', 'hidden-text 1', 'comment 1', 'table 1', 'contents 1', 'text-box 1', 'picture 1'],
      ...['footnote-lost 1', 'header 1', 'field 1', 'link 1', 'formula 1'],
    ])
  })

  it('reads a row of a table across, but no part of a text that a table only lays out', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`
    const { markdown, notes } = await word(
      `<w:tbl>${row(p('Step'), p('By'))}${row(p('Adopt a style guide'), p('June') + p('2027'))}</w:tbl>` +
        `<w:tbl>${row(p(r('1', '<w:b/>')), p(''), p('Ports'), p('Ships'))}${row(p('alone'))}</w:tbl>` +
        `<w:tbl>${row(p('Why', styled('Titre1')), p('For all.'))}</w:tbl>` +
        `<w:tbl>${row(p('outer'), `<w:tbl>${row(p('a'), p('b'))}</w:tbl>${p('')}`)}</w:tbl>`,
    )
    const read = [
      'Step: By',
      'Adopt a style guide: June 2027',
      '**1** – Ports – Ships',
      'alone',
      '# Why',
      'For all.',
    ]
    assert.equal(markdown, `${[...read, 'outer: a b'].join('\n\n')}\n`)
    assert.deepEqual(notes, [{ kind: 'table', count: 4 }])
    const open = await html('<table><tr><th>Step<th>By<tr><td>Adopt it<td>June</table><p>So')
    assert.equal(open.markdown, 'Step: By\n\nAdopt it: June\n\nSo\n')
  })

  it('keeps the words of notes: a number in their place, and their words at the end', async () => {
    const refer = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
    const note = (kind: string, id: number, words: string) =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${r(` ${words}`)}`)}${p('More.')}</w:${kind}>`
    const { markdown, notes } = await word(
      p(r('Ports') + refer('footnote', 5) + r(' and ships') + refer('endnote', 5) + r('.')) +
        p(r('Again') + refer('footnote', 5) + refer('footnote', 2) + refer('footnote', 9)),
      {
        'word/footnotes.xml': `<w:footnotes>${note('footnote', 2, 'Second.')}${note('footnote', 5, 'First.')}${note('footnote', 7, 'Of nothing.')}</w:footnotes>`,
        'word/endnotes.xml': `<w:endnotes>${note('endnote', 5, 'At the end.')}</w:endnotes>`,
      },
    )
    const read = ['Ports[1] and ships[2].', 'Again[1][3]']
    const end = ['[1] First.', 'More.', '[2] At the end.', 'More.', '[3] Second.', 'More.']
    assert.equal(markdown, `${[...read, ...end].join('\n\n')}\n`)
    assert.deepEqual(notes, [
      { kind: 'footnote', count: 3 },
      { kind: 'footnote-lost', count: 1 },
    ])
  })

  it('keeps words that run from the right, without the marks that nobody sees', async () => {
    const { markdown, notes } = await word(p('\u200fنحن الموقعين\u200e أدناه\u00ad', '<w:bidi/>'))
    assert.equal(markdown, 'نحن الموقعين أدناه\n')
    assert.deepEqual(notes, [{ kind: 'hidden-character', count: 3 }])
  })

  it('is in NFC, knows no entity of its own, and reads none from elsewhere', async () => {
    const { markdown } = await word(p('Cafe\u0301 &amp; &#x41;'))
    assert.equal(markdown, 'Café & A\n')
    const evil = `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:body>${p('x&a;&b;')}</w:body></w:document>`
    assert.equal((await word('', { 'word/document.xml': evil })).markdown, 'x&a;&b;\n')
  })

  it('keeps as words what only looks like a mark of Markdown', async () => {
    const { markdown } = await word(
      p('# 3 of the list') +
        p('> 40 berths') +
        p(r('5*3*2 ', '<w:b/>') + r('inter') + r('na', '<w:i/>') + r('tional')),
    )
    assert.deepEqual(
      blocksOf(markdown, 'text/markdown').map(({ kind }) => kind),
      ['paragraph', 'paragraph', 'paragraph'],
    )
    assert.ok(markdown.endsWith('5*3*2 international\n'))
  })
})

describe('a text from an HTML file', () => {
  it('reads what Word writes as a web page, in the letters that it names', async () => {
    const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>Draft 3</title><style>p.MsoNormal {margin:0}</style><script>alert(1)</script></head>
<body lang=FR><!--[if supportFields]><span>secret</span><![endif]--><p class=MsoTitle>L\u2019Accord</p><h2>1.<span> </span>Pourquoi</h2>
<p class=MsoNormal>Nous, <b style='mso-bidi-font-weight:normal'>les
soussign\u00e9s</b><a style='mso-footnote-id:ftn1' href="#_ftn1"><span>[1]</span></a><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\u00b7<span>&nbsp;&nbsp; </span></span><![endif]>un port</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>(a)<span>&nbsp; </span></span>un quai</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p>note</p></div></div>
<img src="https://tracker.example/x.png"></body></html>`
    const bytes = new Uint8Array(Buffer.from(page.replaceAll('\u2019', '\u0092'), 'latin1'))
    const { markdown, notes } = await readHere(bytes, 'Accord.htm')
    assert.equal(
      markdown,
      lines(
        '# L\u2019Accord',
        '',
        '### 1. Pourquoi',
        '',
        'Nous, **les soussignés**[1]',
        '',
        '- un port',
        '',
        '(a) un quai',
        '',
        '[1] note',
      ),
    )
    assert.deepEqual(notes, [
      { kind: 'picture', count: 1 },
      { kind: 'footnote', count: 1 },
    ])
  })

  it('reads lists, tables, quotations and addresses, and what an office writes in its cloud', async () => {
    const { markdown, notes } = await html(
      `<b style="font-weight:normal"><p><span style="font-weight:700">Ports</span> &amp; <span style="font-style:italic">ships</span></p>
       <ol start=3><li><p>three</p></li><li>four<ul><li>below</li></ul></li></ol><ol style="list-style-type:lower-alpha"><li>letter</li></ol>
       <blockquote>said<br>twice</blockquote><table><tr><td>a</td><td>b</td></tr></table>
       <p><a href="https://evil.example">https://harbour.example/</a> <a href="/x">here</a> <s>old</s></p><div style="display:none">hid</div></b>`,
    )
    assert.equal(
      markdown,
      lines(
        ...[
          '**Ports** & _ships_',
          '',
          '3. three',
          '4. four',
          '- below',
          '',
          'a. letter',
          '',
          '> said  ',
          '> twice',
          '',
        ],
        ...['a: b', '', '<https://harbour.example/> here old'],
      ),
    )
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['struck', 'hidden-text', 'table', 'link'],
    )
  })

  it('keeps no element and no script', async () => {
    const { markdown } = await html(
      '<p onclick="x()">a &lt;script&gt;</p><script>b</script><svg><script>c</script></svg>',
    )
    assert.equal(markdown, 'a <script>\n')
  })
})

describe('a file that is no text', () => {
  it('is refused with its reason', async () => {
    const named = (text: string, name: string) => readHere(new Uint8Array(Buffer.from(text, 'latin1')), name)
    await assertRefused(named('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'old.doc'), 'word')
    await assertRefused(named('%PDF-1.7', 'call.pdf'), 'pdf')
    await assertRefused(named('{\\rtf1', 'call.docx'), 'rtf')
    await assertRefused(named('GIF89a', 'call.gif'), 'other')
    await assertRefused(named('caf\u00e9', 'call.txt'), 'letters')
    await assertRefused(named(' \u00a0\n'.replace('\u00a0', ''), 'call.md'), 'empty')
    await assertRefused(word(p('')), 'empty')
    const odt = { name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.text') }
    await assertRefused(readHere(zipOf([odt]), 'call.odt'), 'odt')
    await assertRefused(readHere(zipOf([{ name: 'a', bytes: utf8('b') }]), 'a.zip'), 'other')
    assert.ok(new UnreadableText('pdf') instanceof Refusal)
  })

  it('is refused where it is damaged, wherever it breaks off', async () => {
    const whole = docx(p('Words of a call'))
    for (const end of [4, 40, whole.length >> 1, whole.length - 1])
      await assertRefused(readHere(whole.subarray(0, end), 'call.docx'), 'damaged')
    const other = whole.slice()
    const at = Buffer.from(other).indexOf('word/document.xml') + 40
    other[at]! ^= 0x5a
    await assertRefused(readHere(other, 'call.docx'), 'damaged')
    await assertRefused(word('', { 'word/document.xml': `<w:document><w:body>${p('half')}` }), 'damaged')
    await assertRefused(
      readHere(zipOf([{ name: 'word/document.xml', bytes: utf8('x'), flags: 1 }]), 'a.docx'),
      'damaged',
    )
  })

  it('unpacks no more than it may: not by its claims, by lies, by depth nor by number', async () => {
    const bomb = (claims?: number) =>
      zipOf([
        {
          name: 'word/document.xml',
          bytes: new Uint8Array(80 * 1024 * 1024),
          ...(claims !== undefined && { claims }),
        },
      ])
    await assertRefused(beside(bomb(), 'bomb.docx'), 'large')
    await assertRefused(beside(bomb(1000), 'bomb.docx'), 'damaged')
    await assertRefused(word('<w:sdt>'.repeat(100_000)), 'large')
    await assertRefused(html('<i>'.repeat(2_000_000)), 'large')
    const many = Array.from({ length: 5_000 }, (_, i) => ({ name: `a${i}`, bytes: new Uint8Array() }))
    await assertRefused(readHere(zipOf(many), 'many.docx'), 'large')
    await assertRefused(beside(new Uint8Array(16 * 1024 * 1024 + 1), 'a.txt'), 'large')
  })

  it('makes no long word of a short file, however far its lists count and however often they say so', async () => {
    assert.equal((await html('<ol start="9000000000" type="a"><li>x</ol>')).markdown, 'a. x\n')
    assert.equal((await html('<ol type="a"><li value=32767>x<li>y</ol>')).markdown, '32767. x\n\n32768. y\n')
    assert.equal((await html('<ol type="A"><li value=104>x<li>y</ol>')).markdown, 'ZZZZ. x\n\n105. y\n')
    const mark = (all: string) =>
      html(`<p style="mso-list:l0"><span style="mso-list:Ignore">${all}</span>x</p>`)
    assert.ok((await mark('1'.repeat(100_000))).markdown.length < 50)
    for (const format of ['lowerLetter', 'upperRoman', 'decimal', 'none']) {
      const level = `<w:lvl w:ilvl="0"><w:start w:val="3888"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${'%1 a'.repeat(500_000)}"/></w:lvl>`
      const numbering = `<w:numbering><w:abstractNum w:abstractNumId="1">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
      const { markdown, notes } = await word(p('x', numbered(1)), { 'word/numbering.xml': numbering })
      assert.ok(markdown.length < 50, markdown)
      assert.deepEqual(notes, [{ kind: 'numbering', count: 1 }])
    }
  })

  it('is refused where the reader itself fails, which the keeper is told', async () => {
    faults.length = 0
    await assertRefused(beside(docx(p('x')), (() => 'no name that can be sent') as never), 'damaged')
    assert.equal(faults.length, 1)
    // More runs than its memory holds: the process of the reader ends, and no other.
    await assertRefused(beside(utf8(`<p>${'<b>x</b>y'.repeat(1_700_000)}`), 'call.html'), 'large')
    assert.equal((await beside(utf8('<p>x'), 'call.html')).markdown, 'x\n')
  })

  it('is read where nothing else can be: no file of the machine or of the keeper, no network and no process', () => {
    const data = join(root, 'data')
    const tried = `
      const fs = require('node:fs')
      const refused = act => { try { act(); return 'done' } catch ({ code }) { return code } }
      console.log(JSON.stringify([
        refused(() => fs.readFileSync('/etc/passwd')),
        refused(() => fs.readdirSync(${JSON.stringify(root)})),
        refused(() => fs.readFileSync(${JSON.stringify(join(data, 'keys', 'log.key'))})),
        refused(() => fs.readFileSync(${JSON.stringify(join(root, 'src', 'work', 'text-reader', '..', '..', 'cli', 'avow.ts'))})),
        refused(() => fs.writeFileSync(${JSON.stringify(join(root, 'src', 'core', 'x'))}, '')),
        refused(() => require('node:child_process').spawnSync('true')),
        refused(() => new (require('node:worker_threads').Worker)('', { eval: true })),
        process.permission.has('net'),
        Object.keys(process.env).length,
      ]))`
    const { stdout, stderr } = spawnSync(process.execPath, [...READER_FLAGS, '-e', tried], {
      env: {},
      encoding: 'utf8',
    })
    const denied = 'ERR_ACCESS_DENIED'
    assert.deepEqual(JSON.parse(stdout || '[]'), [...Array(7).fill(denied), false, 0], stderr)
  })

  it('is read also where a checkout has its packages from another by a link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'avow-reader-'))
    for (const path of ['package.json', 'src/core', 'src/work/text-reader'])
      cpSync(join(root, path), join(folder, path), { recursive: true })
    symlinkSync(realpathSync(join(root, 'node_modules')), join(folder, 'node_modules'))
    const tried = `
      import { readWords } from ${JSON.stringify(pathToFileURL(join(folder, 'src/work/text-reader/words.ts')).href)}
      const logger = { error: facts => console.error(facts) }
      const read = await readWords(Buffer.from('<p>x'), 'x.html', { officer: '', form: {}, logger })
      console.log(read.markdown)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', tried], {
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    assert.equal(stdout.trim(), 'x', stderr)
  })

  it('takes no time that grows with the lists of a file times its paragraphs', async () => {
    const lists = Array.from({ length: 50_000 }, (_, i) => `<w:abstractNum w:abstractNumId="${i}"/>`).join('')
    const linked = `<w:abstractNum w:abstractNumId="z"><w:numStyleLink w:val="none"/></w:abstractNum>`
    const numbering = `<w:numbering>${lists}${linked}<w:num w:numId="1"><w:abstractNumId w:val="z"/></w:num></w:numbering>`
    // One look at each list for each paragraph would take the process past its time, and it would be refused.
    await word(p('x', numbered(1)).repeat(50_000), { 'word/numbering.xml': numbering })
  })

  it('holds up no other form once the files of its own have had their time, and no plain text', async ({
    mock,
  }) => {
    const [form, file] = [{}, utf8('<p>x')]
    let now = 0
    mock.method(performance, 'now', () => {
      now += 31_000
      return now
    })
    await beside(file, 'call.html', form)
    await assertRefused(beside(file, 'call.html', form), 'busy')
    await beside(file, 'call.html')
    assert.equal((await beside(utf8('x'), 'call.md', form)).markdown, 'x\n')
  })

  it('waits behind one file of another officer, however many that one brings', async () => {
    const turns = new FairTurns()
    const order: string[] = []
    const begun = Promise.withResolvers<void>()
    const take = (who: string, name: string) =>
      turns.take(who, async () => {
        await begun.promise
        order.push(name)
      })
    const all = ['first', 'second', 'third'].map(name => take('Ada', name))
    all.push(take('Bo', 'other'))
    const many = Array.from({ length: 63 }, (_, i) => take('Ada', `more ${i}`).catch(error => error))
    begun.resolve()
    await Promise.all(all)
    assert.deepEqual(order.slice(0, 4), ['first', 'second', 'other', 'third'])
    const refused = (await Promise.all(many)).filter(error => error instanceof UnreadableText)
    assert.equal(refused.length, 1)
  })

  it('and takes what a text may have, and no more', async () => {
    const long = 'a'.repeat(4_194_303)
    assert.equal((await beside(utf8(long), 'long.txt')).markdown.length, 4_194_304)
    await assertRefused(beside(utf8(`${long}a`), 'long.txt'), 'large')
    await assertRefused(beside(docx(p('é'.repeat(2_200_000))), 'long.docx'), 'large')
  })
})

describe('whatever file comes', () => {
  it('is read or refused, with no character that nobody sees', { timeout: 60_000 }, async () => {
    const pieces = [
      ...[
        '<w:p>',
        '</w:p>',
        '<w:r>',
        '</w:r>',
        '<w:t>',
        '</w:t>',
        '<w:pPr>',
        '</w:pPr>',
        '<w:rPr>',
        '</w:rPr>',
        '<w:b/>',
      ],
      ...[
        '<w:del>',
        '</w:del>',
        '<w:ins>',
        '</w:ins>',
        '<w:tbl>',
        '</w:tbl>',
        '<w:fldChar w:fldCharType="begin"/>',
      ],
      ...[
        '<w:fldChar w:fldCharType="end"/>',
        '<w:numId w:val="2"/>',
        '<w:drawing>',
        '</w:drawing>',
        '<w:hyperlink>',
      ],
      ...[
        '</w:hyperlink>',
        'word ',
        '\u202e',
        '*',
        '_',
        '#',
        '&#0;',
        '&#xd800;',
        '<',
        ']]>',
        '<li>',
        '<ol>',
        '</ol>',
        '<a href=x>',
        '</a>',
      ],
      ...[
        '<w:tr>',
        '</w:tr>',
        '<w:tc>',
        '</w:tc>',
        '<w:footnoteReference w:id="1"/>',
        '<table>',
        '</table>',
        '<tr>',
        '<td>',
        '<a style="mso-footnote-id:ftn1">',
        '<div id=ftn1 style="mso-element:footnote">',
        '</div>',
      ],
    ]
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(all => all.join(''))
    await fc.assert(
      fc.asyncProperty(soup, fc.boolean(), async (text, isWord) => {
        const read = isWord ? word(text) : html(text)
        const words = await read.catch(error => {
          assert.ok(error instanceof UnreadableText, error)
        })
        if (words !== undefined) assert.equal(hiddenIn(words.markdown), undefined)
      }),
      { numRuns: 400 },
    )
  })

  it('also where its bytes are changed', async () => {
    const whole = docx(p('Words of a call', numbered(2)))
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
        const file = whole.slice()
        for (const [at, by] of changes) file[at]! ^= by
        await readHere(file, 'call.docx').catch(error => assert.ok(error instanceof UnreadableText, error))
      }),
      { numRuns: 500 },
    )
  })
})
