import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readAdmissions } from './admissions.ts'
import { compareLists } from './compare.ts'
import { csv, ListedRegister, listingBodies, sourceFor } from './fold.fixture.ts'
import type { PeopleAre } from './people.ts'
import { looksOf } from './person-names.ts'
import { type ListRow, readList } from './read.ts'
import { reportLines, reportOf } from './report.ts'
import { readSettled } from './settlements.ts'

const DAY = '2026-05-01'

interface How {
  readonly people?: PeopleAre
  readonly settle?: readonly string[]
  readonly register?: ListedRegister
}

function compare(lines: readonly string[], { people, settle, register = new ListedRegister() }: How = {}) {
  const settled = settle && readSettled(csv('row,field,value', ...settle))
  const list = readList(csv(...lines), settled && { settled })
  const difference = compareLists(register.known(), list, DAY, {
    ...(settled && { settled }),
    ...(people && { people }),
  })
  return {
    report: reportOf(list, difference),
    /** Which doubts are open, and of which row. */
    open: reportOf(list, difference).doubts.flatMap(one => (one.settle ? [[one.why, one.row]] : [])),
    takes: () => listingBodies(difference, sourceFor(DAY)).map(body => body.names[0]!.text),
  }
}

/** Invented people, of the commonest names of each language; every given name with every family's. */
const PEOPLE: Readonly<Record<string, readonly [given: string, family: string]>> = {
  English: ['Susan Keith Trinity Malcolm Alwyn', 'Whitlock Fairbairn O’Dowd McAllister Green'],
  French: ['Sylvie Gaspard Anne-Laure Thibault', 'Delacroix Le-Goff Marchand Roy'],
  German: ['Jürgen Annika Wolfhard Käthe', 'Schröder Müller-Voss Bankmann Kühn'],
  Spanish: ['Ximena Fermín Rocío', 'Ibáñez Quintero Villalobos'],
  Polish: ['Małgorzata Zbigniew Bożydar', 'Wójcik Szymańska Kowal'],
  Turkish: ['Özlem Emre Doğukan', 'Yıldız Kaya Çelik'],
  Nigerian: ['Ngozi Babatunde Ebubechukwu', 'Okonkwo Adeyemi Bello'],
  Indian: ['Priya Venkatesh Thirumal', 'Chaturvedi Iyer Nair'],
  Vietnamese: ['Minh Hương Thảo', 'Nguyễn Phùng Đặng'],
  Russian: ['Наталья Дмитрий Ксения', 'Ковалёва Лебедев Чайка'],
  Greek: ['Δημήτρης Ελένη Άρης', 'Παππάς Νικολάου Βλάχος'],
  Arabic: ['محمد ليلى وائل', 'الخطيب حداد منصور'],
  Hebrew: ['תמר יצחק גפן', 'לביא שחר אלון'],
  Georgian: ['ნინო გიორგი ლაშა', 'ბერიძე კაპანაძე ლომიძე'],
  Japanese: ['翔太 さくら 恵', '佐藤 渡辺 中野'],
}

function peopleOf(
  [given, family]: readonly [string, string],
  say: (given: string, family: string) => string,
) {
  return given.split(' ').flatMap(one => family.split(' ').map(other => say(one, other)))
}

/** As many as signed a letter. */
const LETTER = Array.from({ length: 6_876 }, (_, i) => {
  const [given, family] = PEOPLE.French!.map(names => names.split(' '))
  const middle = String.fromCharCode(65 + (i % 26))
  return `${given![i % given!.length]} ${middle}. ${family![(i >> 4) % family!.length]}`
})

describe('a list of people', () => {
  it('is asked about, 6,876 names and no other column, and none of them is recorded', () => {
    const { open, takes, report } = compare(['Nom', ...LETTER])
    assert.deepEqual(open, [['people_listed', null]])
    assert.throws(takes, { code: 'import_unclear' })
    const text = reportLines(report).join('\n')
    assert.match(text, /People, left out of the log and only counted \(6876\):\n {2}rows 1–6876/)
    assert.match(text, /--people left-out[^\n]*--people organisations/)
    const left = compare(['Nom', ...LETTER], { people: 'left-out' })
    assert.deepEqual([left.takes(), left.report.counts.people, left.report.counts.toSettle], [[], 6_876, 0])
  })

  it('is known by its names in each language and script, also the family’s first, and with other columns', () => {
    const forms: Readonly<Record<string, (given: string, family: string) => string>> = {
      name: (given, family) => `${given} ${family}`,
      'Full name,City,Profession': (given, family) => `${given} ${family},Lyon,Physicist`,
      'name,category': (given, family) => `${given} ${family},academia`,
      'Supporter,Country': (given, family) => `"${family}, ${given}",`,
      'First name,Last name,Title': (given, family) => `${given},${family},Physicist`,
      'Prénom;Nom;Affiliation': (given, family) => `${given};${family};Université du Phare`,
    }
    for (const [language, names] of Object.entries(PEOPLE))
      for (const [header, say] of Object.entries(forms)) {
        // Nine invented names and the category alone say nothing; an academy has people, too.
        const lines = peopleOf(names, say)
        const many = header === 'name,category' ? [...lines, ...lines, ...lines] : lines
        const { open, takes } = compare([header, ...many])
        assert.deepEqual(open, [['people_listed', null]], `${language}: ${header}`)
        assert.throws(takes, { code: 'import_unclear' })
        assert.deepEqual(
          compare([header, ...many], { people: 'left-out' }).takes(),
          [],
          `${language}: ${header}`,
        )
      }
  })

  it('is known where more stands in the cell: a number, a place of work, a profession, another person', () => {
    const forms: readonly ((given: string, family: string, i: number) => string)[] = [
      (given, family) => `"${given} ${family}, University of Hull"`,
      (given, family) => `${given} ${family} (Northlight Ltd)`,
      (given, family) => `${given} ${family} - Professor of Law`,
      (given, family) => `${given} ${family} — ACLU`,
      (given, family) => `• ${given} ${family} at Northlight Ltd`,
      (given, family) => `${given} ${family} / ${family} ${given}`,
      (given, family) => `University of Hull: ${given} ${family}`,
      (given, family, i) => `${i}. ${given} ${family}`,
      (given, family, i) => `${given} ${family}${i}`,
      (_given, family, i) => `${family}${i}@people.example`,
    ]
    for (const [language, names] of Object.entries(PEOPLE))
      for (const [at, say] of forms.entries()) {
        const own = peopleOf(names, (given, family) => `${given}|${family}`).map(one => one.split('|'))
        // A person whom only the words behind a place of work tell is known by a given name in common use.
        const isBehind = at === 6
        if (isBehind && language !== 'English') continue
        const lines = own.map(([given, family], i) => say(isBehind ? 'Susan' : given!, family!, i))
        const { open } = compare(['Name', ...lines])
        assert.deepEqual(open, [['people_listed', null]], `${language}: ${lines[0]}`)
        assert.deepEqual(
          compare(['Name', ...lines], { people: 'left-out' }).takes(),
          [],
          `${language}: ${lines[0]}`,
        )
      }
    for (const names of ['Susan Keith Sylvie Hugo Maria', 'အောင်ဆန်း ခင်မောင် သီတာ မြင့်မြင့် ကျော်စွာ'])
      assert.deepEqual(compare(['Name', ...names.split(' ')]).open, [['people_listed', null]])
    for (const name of ['Hugo & Susan Whitlock', 'Hugo Weiss and Susan Roy', 'José Ortega y Gasset'])
      assert.equal(looksOf(name), 'likely', name)
    assert.equal(looksOf('Hugo Roy Bank'), 'shaped')
  })

  it('may be of organisations after all, if somebody says so, of all or of one row', () => {
    const lines = ['name', 'Susan Whitlock', 'Keith Fairbairn', 'Sylvie Roy']
    assert.deepEqual(compare(lines, { people: 'organisations' }).takes().length, 3)
    const one = compare(lines, { people: 'left-out', settle: ['2,person,no'] })
    assert.deepEqual(one.takes(), ['Keith Fairbairn'])
    const each = compare(lines, { settle: ['1,person,yes', '2,person,no', '3,person,yes'] })
    assert.deepEqual([each.takes(), each.report.people], [['Keith Fairbairn'], [1, 3]])
  })
})

describe('people among organisations', () => {
  const MIXED = [
    'name,category,website',
    'Northlight Ferries Ltd,company,',
    'Lantern Foundation,civil society,https://lantern.example',
    'Keith Fairbairn,individual,',
    'Ada Okafor,,',
    'Ada Lovelace Institute,,',
    'Hugo Boss,private sector,',
    'Max Planck,,https://planck.example',
  ]

  it('are left out and counted where their row says so, and asked about where only the name does', () => {
    const { open, report, takes } = compare(MIXED)
    assert.deepEqual(open, [['person_likely', 4]])
    assert.deepEqual(report.people, [3, 4])
    assert.ok(report.doubts.some(one => one.why === 'person_said' && one.row === 3))
    assert.throws(takes, { code: 'import_unclear' })
    const organisations = MIXED.slice(1).flatMap(line => /^[^,]+(?=,(?!individual)[^,]*,)/.exec(line) ?? [])
    const settled = compare(MIXED, { settle: ['4,person,yes'] })
    assert.deepEqual(
      settled.takes(),
      organisations.filter(name => name !== 'Ada Okafor'),
    )
    assert.deepEqual(compare(MIXED, { settle: ['4,person,no'] }).takes(), organisations)
    assert.equal(compare(MIXED, { people: 'organisations' }).takes().length, 7)
  })

  it('are asked about, twenty or more, whatever their category and website say', () => {
    const row = (i: number) => (i < 60 ? `Lantern Foundation ${i}` : LETTER[i]!.replace(' A. ', ' '))
    const lines = Array.from({ length: 100 }, (_, i) => `${row(i)},civil society,https://n${i}.example`)
    const header = 'name,category,website'
    const { open } = compare([header, ...lines])
    const asked = Array.from({ length: 40 }, (_, i) => ['person_likely', 61 + i])
    assert.deepEqual(open, asked)
    const left = compare([header, ...lines], { people: 'left-out' })
    assert.deepEqual([left.takes().length, left.report.counts.people], [60, 40])
    // All of them people, each with a website: none goes in for that.
    const all = lines.slice(60)
    assert.deepEqual(compare([header, ...all]).open, [['people_listed', null]])
    assert.deepEqual(compare([header, ...all], { people: 'left-out' }).takes(), [])
  })

  it('are told by their names, which organisations with the names of people in them are not', () => {
    for (const name of [
      'Dr. Keith Fairbairn',
      'FAIRBAIRN Keith',
      'keith fairbairn',
      '王小明',
      '김철수',
      'Иван Петров',
    ])
      assert.equal(looksOf(name), 'likely', name)
    for (const name of [
      'Fondation Susan Whitlock',
      'Keith Fairbairn, Inc.',
      'Hugo & Susan Ltd',
      'Ernst & Young',
      'Lantern Foundation (Geneva)',
      'Bank Julius',
      'Smith & Partner',
      'Keith Fairbairn GmbH',
      'ABB',
      'France',
      'United States',
      'Universität Anna Kühn',
      '清华大学',
      'Фонд Натальи Ковалёвой',
      'مؤسسة محمد',
      'Region 7',
      'GitHub Susan',
    ])
      assert.equal(looksOf(name), null, name)
  })

  it('are not asked about again, once a list has brought the name in', () => {
    const register = new ListedRegister()
    const list = readList(csv('name', 'Susan Whitlock', 'Sylvie Roy'))
    const older = compareLists(register.known(), list, '2025-01-01', { people: 'organisations' })
    register.apply(listingBodies(older, sourceFor('2025-01-01')))
    const { open, report } = compare(['name', 'Susan Whitlock', 'Keith Fairbairn'], { register })
    assert.deepEqual(open, [['person_likely', 2]])
    assert.deepEqual([report.counts.unchanged, report.counts.missing], [1, 1])
  })

  it('are no contacts of an organisation that brings them along', () => {
    const lines = [
      'Organisation,First name,Last name',
      'Northlight Ferries,Keith,Fairbairn',
      'Quay,Sylvie,Roy',
    ]
    const { open } = compare(lines)
    assert.deepEqual(open, [['people_listed', null]])
    assert.deepEqual(compare(lines, { people: 'organisations' }).takes(), ['Northlight Ferries', 'Quay'])
  })

  it('are none where a French town signs, though Ville is a given name', () => {
    for (const town of ['Ville de Paris', 'Ville de Lyon', "Ville d'Aval", 'Ville d’Aval', 'Ville du Havre'])
      assert.equal(looksOf(town), null, town)
    assert.equal(looksOf('Ville Korhonen'), 'likely')
  })

  it('are told in a list of parties to admit', () => {
    const lines = [
      'name,kind,domain',
      'Keith Fairbairn,Individual,',
      'Keith Fairbairn,company,',
      'Ada,company,a.example',
    ]
    const defaults = { lang: 'en', call: 'x', mandate: 'domain', note: 'x', checked: DAY }
    const { rows } = readAdmissions(csv(...lines, 'Keith Fairbairn,company,fairbairn.example'), defaults)
    assert.deepEqual(
      rows.map(({ person }) => person),
      ['said', 'likely', null, null],
    )
  })
})

describe('a list of organisations', () => {
  it('stops for nobody, if it says what each is, and for two of 1,039 and 1,222 if it has their names alone', t => {
    for (const [day, count] of [
      ['2019-11-12', 1039],
      ['2025-12-31', 1222],
    ]) {
      const file = new URL(`../../../examples/paris-call/supporters-${day}.csv`, import.meta.url)
      if (!existsSync(file)) return t.skip('the example is not here')
      const list = readList(readFileSync(file))
      assert.deepEqual(compareLists(new ListedRegister().known(), list, DAY).people, [])
      assert.equal(list.rows.length, count)
      const quoted = ({ name }: ListRow) => `"${name.replaceAll('"', '""')}"`
      const { open } = compare(['name', ...list.rows.map(quoted)])
      assert.deepEqual([open.length, new Set(open.map(([why]) => why))], [2, new Set(['person_likely'])])
    }
  })
})
