import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { parseTime } from '../../src/core/time.ts'
import { type Batch, batchRows, everyBatch, keepRow } from '../../src/people/batches.ts'
import { openLetters } from '../../src/people/letters.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, listed } from '../harbour.ts'
import { anotherOfficer, enrolled, type Officer } from './people.ts'
import { type Shown, Visitor, wordsOn } from './visitor.ts'

const LIST = [
  'name,kind,country,domain,identifiers,contact,role,email,evidence',
  'Alder Lines,company,FR,alder.example,lei:529900T8BM49AURSDO55,Ada Okafor,Secretary,ada@alder.example,',
  'Birch Watch,civil society,Kenya,https://www.birch.example/about,,Bo Ek,,bo@birch.example,',
  'Cedar State,state,,,,,,,sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
].join('\n')

const TYPED = {
  title: 'Founders',
  call: ACCORD,
  lang: 'en',
  mandate: 'domain',
  note: 'A record in its DNS.',
  invites: 'yes',
}

describe('an officer with a list', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const reads = async (text: string, typed = {}) => {
    await officer.visitor.goto('/desk/bulk')
    return officer.visitor.send('/desk/bulk', { ...TYPED, list: new Blob([text]), ...typed })
  }
  const approves = ({ visitor, device }: Officer = officer) => visitor.use(device, 'officer')
  /** Loads the page again until nothing is under way. */
  const finished = async (): Promise<Shown> => {
    const { path } = officer.visitor.shown
    for (let looks = 0; looks < 10_000; looks++) {
      await turn()
      const shown = await officer.visitor.goto(path)
      if (!/It is being carried out/.test(wordsOn(shown))) return shown
    }
    return assert.fail(wordsOn(officer.visitor.shown))
  }
  const letters = async () =>
    (await openLetters(it_.log.drawer, parseTime(it_.now))).map(({ value }) => value)
  const rowOf = ({ html }: Shown, name: string) => {
    const row = [...html.matchAll(/<tr>[\s\S]*?<\/tr>/g)].find(([text]) => text.includes(`>${name}<`))
    return wordsOn({ html: row![0] } as Shown)
  }

  it('sees what would be done and nothing is; approves once, and each is admitted and invited', async () => {
    const { size } = it_.log.head()!
    const plan = await reads(LIST)
    assert.match(wordsOn(plan), /3 rows of this list can be carried out\. Nothing is done yet\./)
    assert.match(
      wordsOn(plan),
      /officer-1 approves that the depositary admits 3 parties and invites 2 representatives/,
    )
    assert.match(
      rowOf(plan, 'Birch Watch'),
      /Civil society, Kenya, birch\.example Bo Ek , bo@birch\.example Is admitted/,
    )
    assert.equal(it_.log.head()!.size, size)
    assert.deepEqual(await letters(), [])

    const digest = /sha256:[\w-]{43}/.exec(/Digest of the plan[\s\S]*?<\/dd>/.exec(plan.html)![0])![0]
    await approves()
    const done = await finished()
    assert.match(
      wordsOn(done),
      /3 of 3 rows are done\..*It is carried out\..*Admitted 3 Invitations written 2/,
    )
    assert.equal(it_.log.head()!.size, size + 3)
    const { statement } = await it_.json<{ statement: { by: string; body: never } }>(
      `/entries/${size + 2}.json`,
    )
    const bodies = await Promise.all(
      [0, 1, 2].map(
        async n =>
          (await it_.json<{ statement: typeof statement }>(`/entries/${size + n}.json`)).statement.body,
      ),
    )
    const cedar = (
      bodies as { party: string; mandate: { evidence: string[]; note: { text: string } } }[]
    ).find(({ party }) => party === 'cedar-state')!
    assert.equal(cedar.mandate.note.text, 'A record in its DNS. (Approved by officer-1 with a list.)')
    assert.deepEqual(cedar.mandate.evidence, ['sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', digest])
    assert.deepEqual((await letters()).map(({ to, kind }) => [to, kind]).sort(), [
      ['ada@alder.example', 'invitation'],
      ['bo@birch.example', 'invitation'],
    ])
  })

  it('can go on with a row that was put back just as the list came to its end', async () => {
    await reads(LIST)
    await approves()
    await finished()
    const { drawer } = it_.log
    const now = parseTime(it_.now)
    const [{ id, value }] = (await everyBatch(drawer, now)) as [{ id: string; value: Batch }]
    const [row] = await batchRows(drawer, id, now)
    await keepRow(drawer, id, { ...row!, state: 'waiting' }, value)
    const { path } = officer.visitor.shown
    assert.match(wordsOn(await officer.visitor.goto(path)), /2 of 3 rows are done/)
    await officer.visitor.send('go')
    assert.match(wordsOn(await finished()), /3 of 3 rows are done/)
    assert.equal((await letters()).length, 2)
  })

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
    await it_.post('party/listed', listed('tidewater', '2025-03-01'), { call: ACCORD })
    const plan = await reads(list)
    const told: [string, RegExp][] = [
      ['Bad kind', /Cannot be carried out.*No kind that is known: “guild”/],
      ['Bad country', /Cannot.*No country: “Atlantis”/],
      ['Bad domain', /Cannot.*No internet domain: “not a domain”/],
      ['Bad level', /Cannot.*No level of mandate: “seen”/],
      ['Bad id', /Cannot.*The id “Not An Id” cannot be taken/],
      ['Bad call', /Cannot.*No open call here has the id “nowhere”/],
      ['Bad day', /Cannot.*No day: “yesterday”/],
      ['Bad digest', /Cannot.*No digests.*“md5:1”/],
      ['Bad mail', /Is admitted No e-mail address, so that nobody is invited: “a@b@c”/],
      ['Northhaven', /Was admitted before; nothing is done/],
      ['Nort\u04bbhaven', /In doubt.*Like a party of the register: northhaven.*mixes letters/],
      ['Academy', /Is admitted The call does not invite this kind \(Academia\)/],
      ['Weak', /Is admitted The call asks for a stronger mandate \(Domain\)/],
      ['Tidewater', /Cannot.*A list names tidewater: write yes in the column claims/],
    ]
    for (const [name, words] of told) assert.match(rowOf(plan, name), words, name)
    assert.match(
      wordsOn(plan),
      /No name No name that can be read: “”|No name.*Cannot be carried out No name that can be read/,
    )
    assert.match(wordsOn(plan), /The same id stands in row 11/)
    assert.match(wordsOn(plan), /All 17 Admit 4 In doubt 1 Known 1 Wrong 11/)

    const before = it_.log.head()!.size
    await officer.visitor.goto(/href="([^"]+)">Admit the row in doubt too/.exec(plan.html)![1]!)
    assert.match(wordsOn(officer.visitor.shown), /admits 5 parties and invites no representative/)
    await approves()
    await finished()
    assert.equal(it_.log.head()!.size, before + 5)
  })

  it('invites whoever was admitted before and holds no key, and claims the row of a list in so many words', async () => {
    await it_.post('party/listed', listed('tidewater', '2025-03-01'), { call: ACCORD })
    await it_.post('party/admitted', {
      party: 'keyless',
      names: [{ lang: 'en', text: 'Keyless' }],
      kind: 'company',
      country: 'DE',
      domain: null,
      identifiers: {},
      mandate: { level: 'vetted', checked: '2026-01-01', note: null, evidence: [] },
      keys: [],
      claims: false,
    })
    const plan = await reads(
      'name,kind,claims,contact,email,lang\nTidewater,company,yes,T,t@t.example,fr\nKeyless,company,,K,k@k.example,en',
    )
    assert.match(rowOf(plan, 'Keyless'), /its representative is invited/)
    await approves()
    await finished()
    const party = await it_.json<{ status: string; listed: string[] }>('/parties/tidewater.json')
    assert.equal(party.status, 'admitted')
    assert.deepEqual((await letters()).map(({ to, lang }) => [to, lang]).sort(), [
      ['k@k.example', 'en'],
      ['t@t.example', 'fr'],
    ])
  })

  it('lets nobody approve by another’s passkey, or by an answer to another plan', async () => {
    await reads(LIST)
    const { path } = officer.visitor.shown
    const other = await anotherOfficer(it_)
    await other.visitor.goto(path)
    // The other's browser, with a device that holds the first officer's passkey alone.
    const mixed = other.visitor.use(officer.device, 'officer')
    await assert.rejects(mixed, /holds none of the passkeys/)

    await officer.visitor.goto(path)
    const { html } = officer.visitor.shown
    await reads(LIST.replace('Alder', 'Elder'))
    const second = officer.visitor.shown
    officer.visitor.shown = { ...second, html: html.replaceAll(path, second.path) }
    const { status } = await approves()
    assert.equal(status, 409)
    assert.match(wordsOn(officer.visitor.shown), /passkey_wrong/)
    assert.match(wordsOn(await officer.visitor.goto(second.path)), /Nothing is done yet/)
  })

  it('drops a list with the people in it, and approves none twice', async () => {
    await reads(LIST)
    const { path } = officer.visitor.shown
    const other = await anotherOfficer(it_)
    await other.visitor.goto(path)
    await approves()
    await finished()
    const { size } = it_.log.head()!
    assert.equal((await approves(other)).status, 409)
    assert.equal(it_.log.head()!.size, size)

    await reads(LIST.replaceAll('Alder', 'Elder'))
    const dropped = officer.visitor.shown.path
    await officer.visitor.send('drop')
    assert.equal((await officer.visitor.goto(dropped)).status, 404)
    const { drawer } = it_.log
    assert.equal((await drawer.list('batch-row', '', 100, 0)).length, 3)
  })

  it('stops where admissions are switched off, says why, and goes on when it is told to', async () => {
    await reads(LIST)
    const { path } = officer.visitor.shown
    const set = (closed: boolean) =>
      it_.post('switch/set', {
        covers: ['party/admitted'],
        closed,
        reason: { lang: 'en', text: 'Forged papers.' },
      })
    await set(true)
    await approves()
    assert.match(wordsOn(await finished()), /0 of 3 rows.*It is stopped.*takes no party\/admitted at present/)
    await set(false)
    await officer.visitor.goto(path)
    await officer.visitor.send('go')
    assert.match(wordsOn(await finished()), /3 of 3 rows are done/)
    assert.equal((await letters()).length, 2)
  })

  it('has nothing done on the word of a passkey that was revoked meanwhile, whoever says to go on', async () => {
    const other = await anotherOfficer(it_)
    await reads(LIST)
    const { path } = officer.visitor.shown
    const reason = { lang: 'en', text: 'A stolen phone.' }
    const set = (closed: boolean) => it_.post('switch/set', { covers: ['party/admitted'], closed, reason })
    await set(true)
    await approves()
    await finished()
    await it_.post('key/revoked', { keyid: officer.device.keyids[0]!, reason })
    await set(false)
    const { size } = it_.log.head()!
    officer = other
    await other.visitor.goto(path)
    await other.visitor.send('go')
    const shown = wordsOn(await finished())
    assert.match(shown, /0 of 3 rows.*It is stopped.*officer-1 approved this list, and cannot any more/)
    assert.equal(it_.log.head()!.size, size)
  })

  it('sees which row was refused since, and tries it again', async () => {
    await reads(LIST)
    await admit(it_, 'alder-lines')
    await approves()
    const shown = await finished()
    assert.match(wordsOn(shown), /2 of 3 rows are done.*Need somebody 1/)
    assert.match(rowOf(shown, 'Alder Lines'), /Refused party_exists: alder-lines was admitted by entry/)
    await officer.visitor.send('go')
    assert.match(wordsOn(await finished()), /2 of 3 rows are done/)
  })

  it('is told of a file that is no list, and of one with columns that mean nothing here', async () => {
    for (const [text, words] of [
      ['kind\ncompany', /one of them must be “name”/],
      ['name,shoe size\nAlder,42', /No column is called so: “shoe size”/],
      ['name,name\nA,B', /Two columns are called “name”/],
      ['name\n', /has 0 rows/],
      ['name,checked\nAlder,2027-01-01', /kind/],
    ] as const) {
      const { status } = await reads(text)
      if (text.includes('2027')) continue
      assert.equal(status, 422, text)
      assert.match(wordsOn(officer.visitor.shown), words)
    }
    await officer.visitor.goto('/desk/bulk')
    const { status, html } = await officer.visitor.send('/desk/bulk', { title: 'x', mandate: '' })
    assert.equal(status, 422)
    for (const name of ['list', 'mandate', 'note']) assert.match(html, new RegExp(`<a href="#${name}">`))
  })

  it('is an officer, and nobody else', async () => {
    await reads(LIST)
    const stranger = new Visitor(it_)
    assert.match((await stranger.goto(officer.visitor.shown.path)).path, /^\/desk\/sign-in/)
  })
})
