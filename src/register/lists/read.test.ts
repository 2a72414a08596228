import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { DoubtCode } from './doubts.ts'
import { csv } from './fold.fixture.ts'
import { type List, readList } from './read.ts'

const told = (list: List, ...codes: DoubtCode[]) =>
  list.doubts
    .filter(one => codes.includes(one.why))
    .map(({ row, field, was, took }) => ({ row, field, was, took }))
const names = (list: List) => list.rows.map(row => row.name)
const latin1 = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

describe('reading a list', () => {
  it('knows its columns by their headers, in any order, in English and in French', () => {
    for (const [header, line] of [
      [
        'name,category,nationality,nature,website,date_signed',
        'Northhaven,state,FRA,Pays,https://n.example,2018-11-12',
      ],
      [
        'Pays;Catégorie;NOM;Date de signature;Site web;Nature',
        'France;État;Northhaven;12 novembre 2018;https://n.example;Pays',
      ],
      [
        'Website\tSigned on\tOrganisation\tCountry\tType\tNature',
        'https://n.example\t2018-11-12\tNorthhaven\tfr\tState\tPays',
      ],
    ] as const) {
      const { rows } = readList(csv(header, line))
      const { rest: _, ...row } = rows[0]!
      assert.deepEqual(row, {
        row: 1,
        name: 'Northhaven',
        kind: 'state',
        country: 'FR',
        nature: 'Pays',
        website: 'https://n.example',
        signed: '2018-11-12',
        person: null,
      })
    }
  })

  it('takes other headers where they are named, and refuses a list without names', () => {
    const bytes = csv('Wer,Land', 'Nordhafen,DEU')
    assert.throws(() => readList(bytes), { code: 'file_malformed', message: /"Wer", "Land"/ })
    assert.throws(() => readList(bytes, { columns: { name: 'Name' } }), { code: 'file_malformed' })
    const list = readList(bytes, { columns: { name: 'Wer', country: 'Land' } })
    assert.deepEqual([list.rows[0]!.name, list.rows[0]!.country], ['Nordhafen', 'DE'])
    assert.throws(() => readList(new Uint8Array(0)), { code: 'file_malformed' })
  })

  it('reads the same rows from any program: marks, line ends, delimiters, encodings', () => {
    const text = 'nom,pays\n"Bénin, République du",BEN\nÉcole,FRA\n'
    const wanted = ['Bénin, République du', 'École']
    const utf8 = new TextEncoder().encode(text)
    const utf16 = (order: boolean) => {
      const bytes = new Uint8Array(2 * text.length + 2)
      const view = new DataView(bytes.buffer)
      for (const [i, letter] of [...`\ufeff${text}`].entries())
        view.setUint16(2 * i, letter.charCodeAt(0), order)
      return bytes
    }
    const semicolons = new TextEncoder().encode('sep=;\nnom;pays\nBénin, République du;BEN\nÉcole;FRA\n')
    for (const bytes of [
      utf8,
      Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8),
      new TextEncoder().encode(text.replaceAll('\n', '\r\n')),
      new TextEncoder().encode(text.replaceAll('\n', '\r')),
      latin1(text),
      utf16(true),
      utf16(false),
      semicolons,
    ])
      assert.deepEqual(names(readList(bytes)), wanted)
  })

  it('tells which rows were not UTF-8, and keeps the others as they are', () => {
    const good = new TextEncoder().encode('name\nÉtats-Unis\n')
    const list = readList(Uint8Array.of(...good, ...latin1('Kiel\nG\u00eanes \u0096 Italie\n')))
    assert.deepEqual(names(list), ['États-Unis', 'Kiel', 'Gênes – Italie'])
    assert.deepEqual(
      told(list, 'encoding_guessed').map(one => one.row),
      [3],
    )
  })

  it('tells every stray blank, and what else it did to the words of a cell', () => {
    const list = readList(
      csv(
        'name,nature',
        ' Northhaven\u00a0,"Ent\nreprise"',
        'Salt\u202emarsh\u0007,',
        'Cafe\u0301 \u200b,',
        'A\u00a0B,',
        'A &amp; B,',
      ),
    )
    assert.deepEqual(names(list), ['Northhaven', 'Saltmarsh', 'Café', 'A\u00a0B', 'A &amp; B'])
    assert.equal(list.rows[0]!.nature, 'Ent reprise')
    const each: DoubtCode[] = [
      'blank_trimmed',
      'line_joined',
      'characters_removed',
      'not_normal',
      'blank_inside',
      'entity_kept',
    ]
    assert.deepEqual(
      each.map(code => told(list, code).map(one => one.row)),
      [[1, 3], [1], [2], [3], [4], [5]],
    )
  })

  it('drops nobody: rows without a name, twice the same name, cells too few or too many, empty lines', () => {
    const list = readList(
      csv(
        'name,country,website,',
        'Northhaven,FRA',
        '',
        ',FRA,,',
        'Northhaven,,,',
        ',,,',
        'Marsh, Ltd,GBR,,,',
        'Quay,FRA,,,,,',
      ),
    )
    assert.deepEqual(names(list), ['Northhaven', '', 'Northhaven', 'Marsh', 'Quay'])
    assert.deepEqual(
      told(list, 'name_blank').map(one => one.row),
      [2],
    )
    assert.deepEqual(
      told(list, 'name_double').map(one => one.row),
      [3],
    )
    assert.deepEqual(
      told(list, 'cells_few').map(one => one.row),
      [1],
    )
    assert.deepEqual(
      told(list, 'cells_many').map(one => one.row),
      [],
    )
    assert.deepEqual(
      told(list, 'row_empty').map(one => one.row),
      [3],
    )
    const shifted = readList(csv('name,country', 'Marsh, Ltd,GBR'))
    assert.deepEqual(
      told(shifted, 'cells_many').map(one => one.row),
      [1],
    )
  })

  it('says where a missing quote may have swallowed rows, and refuses one that is never closed', () => {
    const list = readList(csv('name,country,nature', '"Quay,FRA,', 'Marsh,GBR,', 'North",FRA,'))
    assert.deepEqual(
      told(list, 'rows_swallowed').map(one => one.row),
      [1],
    )
    assert.throws(() => readList(csv('name,country', 'Quay,FRA', '"Marsh,GBR')), { code: 'file_malformed' })
    assert.deepEqual(names(readList(csv('name,country', 'The "Quay" Ltd,FRA'))), ['The "Quay" Ltd'])
  })

  it('takes kinds from the category alone; what it does not know is unknown', () => {
    const list = readList(
      csv(
        'name,category,nature',
        'A,private-sector,Université',
        'B,,Entreprise',
        'C,guild,',
        'D,Société civile,',
      ),
    )
    assert.deepEqual(
      list.rows.map(row => row.kind),
      ['company', 'unknown', 'unknown', 'civil-society'],
    )
    assert.deepEqual(
      told(list, 'kind_blank', 'kind_unknown').map(one => [one.row, one.was]),
      [
        [2, ''],
        [3, 'guild'],
      ],
    )
  })

  it('never guesses a date that may be two days', () => {
    const list = readList(
      csv(
        'name,date',
        'A,12/11/2019',
        'B,25/12/2019',
        'C,12 novembre 2018',
        'D,1er décembre 2018',
        'E,2019-02-30',
        'F,11.11.2019',
        'G,"Nov 12, 2018"',
        'H,',
      ),
    )
    assert.deepEqual(
      list.rows.map(row => row.signed),
      [null, '2019-12-25', '2018-11-12', '2018-12-01', null, '2019-11-11', '2018-11-12', null],
    )
    assert.deepEqual(
      told(list, 'date_ambiguous', 'date_unreadable', 'date_blank').map(one => one.row),
      [1, 5, 8],
    )
    assert.equal(
      readList(csv('name,date', 'A,12/11/2019'), { dateOrder: 'day-first' }).rows[0]!.signed,
      '2019-11-12',
    )
  })

  it('takes a website only where a page can link to it', () => {
    const cells = [
      'www.quay.example',
      'HTTPS://Quay.example/a',
      'https://HTTPS ://quay.example',
      'https://https:quay.example',
      'n/a',
      'javascript:alert(1)',
      'https://a@quay.example',
      '@quay',
    ]
    const list = readList(csv('name,website', ...cells.map((cell, i) => `N${i},${cell}`)))
    assert.deepEqual(
      list.rows.map(row => row.website),
      ['https://www.quay.example', 'https://Quay.example/a', ...Array(6).fill(null)],
    )
    assert.equal(told(list, 'website_unusable').length, 6)
  })

  it('clips what is longer than the register takes, and says so', () => {
    const list = readList(csv('name,nature', `${'é'.repeat(500)},${'😀'.repeat(150)}`))
    const { name, nature } = list.rows[0]!
    assert.deepEqual([name.length, nature!.length <= 200, nature!.isWellFormed()], [400, true, true])
    assert.deepEqual(
      told(list, 'words_clipped').map(one => one.field),
      ['name', 'nature'],
    )
  })

  it('takes what somebody settled by hand in place of a cell', () => {
    const settled = {
      renames: [],
      cells: [
        { row: 1, field: 'country' as const, value: 'RS' },
        { row: 9, field: 'name' as const, value: 'X' },
      ],
      people: [],
    }
    const list = readList(csv('name,country', 'Vinča,SCG'), { settled })
    assert.equal(list.rows[0]!.country, 'RS')
    assert.deepEqual(told(list, 'settled'), [{ row: 1, field: 'country', was: 'SCG', took: 'RS' }])
    assert.equal(told(list, 'settle_unused').length, 1)
  })

  it('reads or refuses whatever bytes it is given', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }).map(text => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(bytes, junk => {
        const head = new TextEncoder().encode('name,country,nature,website,date\n')
        try {
          for (const row of readList(Uint8Array.of(...head, ...junk)).rows) {
            for (const word of [row.name, row.nature ?? '']) {
              assert.ok(word.isWellFormed() && word === word.normalize('NFC'))
              assert.doesNotMatch(word, /[\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u)
            }
            assert.match(row.country ?? 'FR', /^[A-Z]{2}$/)
          }
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'file_malformed')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('takes no file of more separators or line ends than a list of anybody has', () => {
    for (const one of [',', ';', '\t', '|', '\n', '\r', 'a,', 'a\n', '\u00e9\n']) {
      const file = latin1(one.repeat(600_000))
      assert.throws(() => readList(file), { code: 'request_oversize' }, JSON.stringify(one))
    }
    // In quotes a separator is a letter; a long line of words is one cell.
    const words = 'w, '.repeat(5_000)
    assert.equal(readList(csv('name,nature', `Quay,"${words}"`)).rows.length, 1)
  })
})
