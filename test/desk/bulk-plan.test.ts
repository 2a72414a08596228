import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { KINDS, MANDATES } from '../../src/register/kinds.ts'
import { levelNamed } from '../../src/register/lists/admissions.ts'
import { kindNamed } from '../../src/register/lists/read.ts'
import { LANGS } from '../../src/web/messages/languages.ts'
import { say } from '../../src/web/messages/say.ts'
import { ACCORD, listed } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { KINDS_SAID, LIST, ListDesk } from './list-desk.ts'
import { faultsIn, linkThatReads, rowOf, Visitor, wordsOn } from './visitor.ts'

describe('a list that an officer brings', () => {
  let desk: ListDesk
  beforeEach(async () => {
    desk = await ListDesk.start()
  })
  afterEach(() => desk.close())

  it('is told of each row what is wrong with it, and one that is wrong stops no other', async () => {
    const list = [
      'name;kind;country;domain;email;contact;mandate;id;call;checked;evidence',
      ';company;FR;a.example;;;;;;;',
      'Bad kind;guild;FR;b.example;;;;;;;',
      'Bad country;company;Atlantis;c.example;;;;;;;',
      'Bad domain;company;FR;not a domain;;;;;;;',
      'Bad level;company;FR;d.example;;;seen;;;;',
      'Bad id;company;FR;e.example;;;;Not An Id;;;',
      'Bad call;company;FR;f.example;;;;;nowhere;;',
      'Bad day;company;FR;g.example;;;;;;yesterday;',
      'Bad digest;company;FR;h.example;;;;;;;md5:1',
      'Good;company;FR;i.example;;;;;;;',
      'Good;company;FR;j.example;;;;;;;',
      'Bad mail;company;FR;k.example;a@b@c;Ada;;;;;',
      'Northhaven;company;DE;northhaven.example;;;;;;;',
      'Nort\u04bbhaven;company;DE;l.example;;;;;;;',
      'Academy;academia;FR;m.example;;;;;;;',
      'Weak;company;FR;n.example;;;email;;;;',
      'Tidewater;company;DE;tidewater.example;;;;;;;',
    ].join('\r\n')
    await desk.depositary.post('party/listed', listed('tidewater', '2025-03-01'), { call: ACCORD })
    const plan = await desk.reads(list)
    const [wrong, isAdmitted] = [wording('bulk.plan.wrong'), wording('bulk.plan.admit')]
    const told: [string, RegExp][] = [
      ['Bad kind', inOrder(wrong, wording('bulk.fault.kind', { about: 'guild', kinds: KINDS_SAID }))],
      ['Bad country', inOrder(wrong, wording('bulk.fault.country', { about: 'Atlantis' }))],
      ['Bad domain', inOrder(wrong, wording('bulk.fault.domain', { about: 'not a domain' }))],
      [
        'Bad level',
        inOrder(
          wrong,
          wording('bulk.fault.mandate', {
            about: 'seen',
            levels: 'E-mail, Domain, Voucher, On paper, Vetted, and Not checked yet',
          }),
        ),
      ],
      ['Bad id', inOrder(wrong, wording('bulk.fault.id', { about: 'Not An Id' }))],
      ['Bad call', inOrder(wrong, wording('bulk.fault.call', { about: 'nowhere' }))],
      ['Bad day', inOrder(wrong, wording('bulk.fault.checked', { about: 'yesterday' }))],
      ['Bad digest', inOrder(wrong, wording('bulk.fault.evidence', { about: 'md5:1' }))],
      ['Bad mail', inOrder(isAdmitted, wording('bulk.fault.email', { about: 'a@b@c' }))],
      ['Northhaven', wording('bulk.plan.known')],
      [
        'Nort\u04bbhaven',
        inOrder(
          wording('bulk.plan.doubt'),
          wording('bulk.fault.alike'),
          'northhaven',
          wording('bulk.fault.scripts'),
        ),
      ],
      ['Academy', inOrder(isAdmitted, wording('bulk.fault.uninvited', { about: 'Academia' }))],
      ['Weak', inOrder(isAdmitted, wording('bulk.fault.weak', { about: 'Domain' }))],
      ['Tidewater', inOrder(wrong, wording('bulk.fault.claims', { about: 'tidewater' }))],
    ]
    for (const [name, words] of told) assert.match(rowOf(plan, name), words, name)
    assert.match(
      wordsOn(plan),
      inOrder(wording('bulk.nameless'), / p-\S+ /, wrong, wording('bulk.missing.name')),
    )
    assert.match(wordsOn(plan), wording('bulk.fault.twice', { about: '11' }))
    assert.match(
      wordsOn(plan),
      inOrder(
        wording('queue.stage.any'),
        '17',
        wording('desk.admit'),
        '4',
        wording('bulk.tab.doubt'),
        '1',
        wording('bulk.tab.known'),
        '1',
        wording('bulk.tab.wrong'),
        '11',
      ),
    )

    const before = desk.depositary.log.head()!.size
    // One in doubt is carried out where somebody asks for that.
    assert.match(wordsOn(plan), wording('bulk.planTitle', { count: 4 }))
    await desk.officer.visitor.goto(linkThatReads(plan.html, wording('bulk.with', { count: 1 })))
    assert.match(wordsOn(desk.officer.visitor.shown), wording('bulk.planTitle', { count: 5 }))
    assert.match(wordsOn(desk.officer.visitor.shown), wording('bulk.approval', { admitted: 5, invited: 0 }))
    await desk.approves()
    await desk.finished()
    assert.equal(desk.depositary.log.head()!.size, before + 5)
  })

  it('is told beside “Approve” how many could not sign, and how to mend that; the form begins with what the call asks for', async () => {
    const form = await desk.officer.visitor.goto('/desk/bulk')
    assert.match(form.html, /<input[^>]*name="mandate"[^>]*value="domain"[^>]* checked/)
    const list =
      'name,kind,email,contact\nWeak,company,a@weak.example,Ada\nAcademy,academia,b@acad.example,Bo'
    const plan = await desk.reads(list, { mandate: 'email', does: 'join' })
    const field = 'What you checked'
    const weak = wording('bulk.weakRows', { count: 1, levels: 'Domain', field })
    const uninvited = wording('bulk.uninvitedRows', { count: 1, kinds: 'Academia' })
    assert.match(
      wordsOn(plan),
      inOrder(
        wording('bulk.approve'),
        weak,
        uninvited,
        wording('bulk.correct'),
        wording('bulk.approveButton'),
      ),
    )
    const strong = await desk.reads('name,kind,email,contact\nStrong,company,a@strong.example,Ada')
    assert.doesNotMatch(strong.html, /id="unable"/)
  })

  it('is told of two rows with one address, which are carried out all the same', async () => {
    const list =
      'name,kind,email,contact\nAlder,company,ada@alder.example,Ada\nBirch,company,ada@ALDER.example,Ada'
    const plan = await desk.reads(list)
    assert.match(
      rowOf(plan, 'Birch'),
      inOrder(wording('bulk.plan.admit'), wording('bulk.fault.mailbox', { about: '2' })),
    )
    assert.doesNotMatch(rowOf(plan, 'Alder'), wording('bulk.fault.mailbox', { about: '3' }))
  })

  it('is told of a file that is no list, and of one with columns that mean nothing here', async () => {
    for (const [text, words] of [
      ['kind\ncompany', /one of them must be “name”. The first line says: kind/],
      ['Organisation,Nom\nA,B', /Two columns, “Organisation” and “Nom”, are both read as “name”/],
      ['name\n', /No row stands below/],
      ['name,checked\nAlder,2027-01-01', /kind/],
    ] as const) {
      const { status } = await desk.reads(text)
      if (text.includes('2027')) continue
      assert.equal(status, 422, text)
      assert.match(wordsOn(desk.officer.visitor.shown), words)
    }
    await desk.officer.visitor.goto('/desk/bulk')
    // How something was checked is asked once it is known what.
    for (const [mandate, faulty] of [
      ['', ['list', 'mandate']],
      ['domain', ['list', 'note']],
    ] as const) {
      const { status, html } = await desk.officer.visitor.send('/desk/bulk', { title: 'x', mandate })
      assert.deepEqual([status, Object.keys(faultsIn(html))], [422, faulty])
    }
  })

  it('is told of a table as a spreadsheet saves it what was not read, and each row by its number there', async () => {
    const table = [
      'Guests of the launch;;;;;;',
      '',
      'N°;Organisation;Type;Pays;Représentant;Adresse e-mail;',
      '1;"Alder\nLines ";company;FRA;Ada Okafor;Ada Okafor <ada@alder.example>;',
      '2;Birch Watch;civil society;KEN;Bo Ek;mailto:bo@birch.example\u200b;',
      ';;;;;;',
      '3;????? ????;company;GRC;Ch? Ek;c@cedar.example;',
      '4;Dogwood Lines;company;FRA;Di Ek;d(at)dogwood.example;',
      '5;Elder Lines;;FRA;;;',
      ';;;;;;',
    ].join('\r\n')
    const plan = await desk.reads(`\ufeff${table}`)
    const words = wordsOn(plan)
    assert.match(words, inOrder(wording('bulk.unread'), '“Guests of the launch”, “N°”'))
    assert.match(
      words,
      inOrder(
        wording('queue.stage.any'),
        '5',
        wording('desk.admit'),
        '3',
        wording('bulk.tab.doubt'),
        '1',
        wording('bulk.tab.wrong'),
        '1',
        wording('bulk.tab.told'),
        '1',
      ),
    )
    const isAdmitted = wording('bulk.plan.admit').source
    assert.match(
      rowOf(plan, 'Alder Lines'),
      new RegExp(`^ 4 Alder Lines .*Ada Okafor , ada@alder\\.example .* ${isAdmitted} $`),
    )
    assert.match(
      rowOf(plan, 'Birch Watch'),
      new RegExp(`^ 5 .*Bo Ek , bo@birch\\.example .* ${isAdmitted} $`),
    )
    assert.match(
      rowOf(plan, '????? ????'),
      inOrder(/^ 7 /, wording('bulk.plan.doubt'), wording('bulk.fault.garbled', { about: '????? ????' })),
    )
    assert.match(
      rowOf(plan, 'Elder Lines'),
      inOrder(/^ 9 /, wording('bulk.missing.kind', { kinds: KINDS_SAID })),
    )
    const told = await desk.officer.visitor.follow(/plan=told.*#rows$/)
    assert.match(
      wordsOn(told),
      inOrder('Dogwood Lines', wording('bulk.fault.email', { about: 'd(at)dogwood.example' })),
    )
    assert.throws(() => rowOf(told, 'Alder Lines'))

    const latin = await desk.reads(
      Buffer.from('name;kind\r\nSoci\u00e9t\u00e9;company\r\nAlder;company', 'latin1'),
    )
    assert.match(wordsOn(latin), wording('bulk.guessed', { count: 1 }))
    assert.match(rowOf(latin, 'Société'), wording('bulk.plan.admit'))
  })

  it('takes the words of this site for kinds in each of its languages, and those that officials write', async () => {
    for (const lang of LANGS)
      for (const kind of KINDS.filter(one => one !== 'unknown'))
        for (const word of [say(lang, `kind.${kind}`), say(lang, `kinds.${kind}`)])
          assert.equal(kindNamed(word), kind, `${lang} ${word}`)
    const list = [
      'name;kind',
      'A;Association',
      'B;ONG',
      'C;Université',
      'D;Collectivité',
      'E;Monde universitaire',
    ]
    const plan = await desk.reads(list.join('\n'), { invites: '' })
    assert.doesNotMatch(wordsOn(plan), wording('bulk.plan.wrong'))
    const form = await desk.officer.visitor.goto('/desk/bulk')
    assert.match(
      wordsOn(form),
      inOrder(wording('bulk.kindWords'), 'collectivité', 'ong', 'monde universitaire'),
    )
  })

  it('takes the words of this site for levels of authority in each of its languages', async () => {
    for (const lang of LANGS)
      for (const level of [...MANDATES, 'unchecked'] as const) {
        const word = say(lang, `mandate.${level}`)
        assert.equal(levelNamed(word), level === 'unchecked' ? 'none' : level, `${lang} ${word}`)
      }
  })

  it('is an officer, and nobody else', async () => {
    await desk.reads(LIST)
    const stranger = new Visitor(desk.depositary)
    assert.match((await stranger.goto(desk.officer.visitor.shown.path)).path, /^\/desk\/sign-in/)
  })
})
