import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { batchRows, everyBatch, rowChanged } from '../../src/people/batches.ts'
import { openInvitations } from '../../src/people/invitations.ts'
import { letters } from '../../src/people/letters.ts'
import { batchDuty } from '../../src/work/bulk.ts'
import { admit } from '../depositary.ts'
import { ACCORD, listed } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { LIST, ListDesk } from './list-desk.ts'
import { anotherOfficer, writesTo } from './people.ts'
import { formIn, linksIn, linkThatReads, rowOf, wordsIn, wordsOn } from './visitor.ts'

describe('an officer with a list', () => {
  let desk: ListDesk
  beforeEach(async () => {
    desk = await ListDesk.start()
  })
  afterEach(() => desk.close())

  it('sees what would be done and nothing is; approves once, and each is admitted and invited', async () => {
    const { size } = desk.depositary.log.head()!
    const plan = await desk.reads(LIST)
    assert.match(wordsOn(plan), wording('bulk.planTitle', { count: 3 }))
    assert.match(wordsOn(plan), wording('bulk.approval', { officer: 'officer-1', admitted: 3, invited: 2 }))
    assert.match(
      rowOf(plan, 'Birch Watch'),
      inOrder(
        wording('kind.civil-society'),
        ', Kenya, birch.example Bo Ek, bo@birch.example',
        wording('bulk.plan.admit'),
      ),
    )
    assert.equal(desk.depositary.log.head()!.size, size)
    assert.deepEqual(await desk.letters(), [])

    const digestOfPlan = new RegExp(`${wording('bulk.digest').source} (sha256:[\\w-]{43}) `)
    const [, digest] = digestOfPlan.exec(wordsOn(plan))!
    await desk.approves()
    const done = await desk.finished()
    assert.match(
      wordsOn(done),
      inOrder(
        wording('bulk.progressTitle', { done: 3, total: 3 }),
        wording('bulk.stateNote.done'),
        wording('queue.stage.admitted'),
        '3',
        wording('bulk.invited'),
        '2',
      ),
    )
    assert.equal(desk.depositary.log.head()!.size, size + 3)
    const { statement } = await desk.depositary.json<{ statement: { by: string; body: never } }>(
      `/entries/${size + 2}.json`,
    )
    const bodies = await Promise.all(
      [0, 1, 2].map(
        async n =>
          (await desk.depositary.json<{ statement: typeof statement }>(`/entries/${size + n}.json`)).statement
            .body,
      ),
    )
    const cedar = (
      bodies as { party: string; mandate: { evidence: string[]; note: { text: string } } }[]
    ).find(({ party }) => party === 'cedar-state')!
    assert.equal(cedar.mandate.note.text, 'A record in its DNS. (Approved by officer-1 with a list.)')
    assert.deepEqual(cedar.mandate.evidence, ['sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', digest])
    assert.deepEqual((await desk.letters()).map(({ to, kind }) => [to, kind]).sort(), [
      ['ada@alder.example', 'invitation'],
      ['bo@birch.example', 'invitation'],
    ])
  })

  it('approves to whom and with which words it is written: after any other change nothing goes out', async () => {
    const cover = 'The secretariat writes.'
    await desk.reads(LIST, { cover })
    const { visitor } = desk.officer
    const { path } = visitor.shown
    const { person: typed } = await desk.rowOf('Birch Watch')
    const theirs = { person: { ...typed!, email: 'bo@thief.example' } }
    await desk.changesRow('Birch Watch', theirs)
    await desk.approves()
    assert.equal(visitor.shown.status, 409, 'the page that was signed showed another address')
    await desk.changesRow('Birch Watch', { person: typed })
    await visitor.goto(path)
    await desk.approves()
    await desk.changesRow('Birch Watch', theirs)
    const { size } = desk.depositary.log.head()!
    await desk.depositary.running.worker.workOff()
    assert.deepEqual([await desk.letters(), desk.depositary.log.head()!.size], [[], size])
    assert.match(wordsOn(await visitor.goto(path)), wording('bulk.stateNote.stopped'))
    await desk.changesRow('Birch Watch', { person: typed })
    await visitor.send('go')
    await desk.finished()
    assert.equal((await desk.letters()).length, 2)
  })

  it('leaves no list as it was typed, once it is approved', async () => {
    await desk.reads(LIST)
    assert.equal((await desk.typedLists()).length, 1)
    await desk.approves()
    assert.deepEqual(await desk.typedLists(), [], 'names and addresses lie in the rows of the plan alone')
  })

  it('can go on with a row that was put back just as the list came to its end', async () => {
    await desk.reads(LIST)
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const [batch] = await everyBatch(drawer, now)
    const setFirst = async (state: 'refused' | 'waiting') => {
      const [row] = await batchRows(drawer, batch!.id, now)
      await drawer.apply([rowChanged(row!, { state })], now)
    }
    await desk.approves()
    await setFirst('refused')
    await desk.finished()
    await setFirst('waiting')
    const { path } = desk.officer.visitor.shown
    assert.match(
      wordsOn(await desk.officer.visitor.goto(path)),
      wording('bulk.progressTitle', { done: 2, total: 3 }),
    )
    await desk.officer.visitor.send('go')
    assert.match(wordsOn(await desk.finished()), wording('bulk.progressTitle', { done: 3, total: 3 }))
    assert.equal((await desk.letters()).length, 2)
  })

  it('is carried out once, where two servers have taken it up', async () => {
    await desk.reads(LIST)
    await desk.approves()
    const { log, running } = desk.depositary
    const { size } = log.head()!
    const [reached, passed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = batchDuty(() => ({
      ...running,
      record: async posted => {
        reached.resolve()
        await passed.promise
        return running.record(posted)
      },
    }))
    const job = { isStopped: () => false, rest: () => undefined }
    const slowly = slow.one({ ...running, drawer: log.drawer }, job)
    await reached.promise
    // What it holds is taken from it, as from one that is held to have fallen.
    await log.drawer.release()
    await running.worker.workOff()
    passed.resolve()
    await slowly
    assert.deepEqual(desk.depositary.told, [])
    assert.match(wordsOn(await desk.finished()), wording('bulk.progressTitle', { done: 3, total: 3 }))
    assert.equal(log.head()!.size, size + 3)
    assert.equal((await openInvitations(log.drawer, running.now())).length, 2)
    assert.equal((await desk.letters()).length, 2)
  })

  it('invites whoever was admitted before and holds no key, and claims the row of a list in so many words', async () => {
    await desk.depositary.post('party/listed', listed('tidewater', '2025-03-01'), { call: ACCORD })
    await desk.depositary.post('party/admitted', {
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
    const plan = await desk.reads(
      'name,kind,claims,contact,email,lang\nTidewater,company,yes,T,t@t.example,fr\nKeyless,company,,K,k@k.example,en',
    )
    assert.match(rowOf(plan, 'Keyless'), wording('bulk.plan.invite'))
    await desk.approves()
    await desk.finished()
    const party = await desk.depositary.json<{ status: string; listed: string[] }>('/parties/tidewater.json')
    assert.equal(party.status, 'admitted')
    assert.deepEqual((await desk.letters()).map(({ to, lang }) => [to, lang]).sort(), [
      ['k@k.example', 'en'],
      ['t@t.example', 'fr'],
    ])
  })

  it('lets nobody approve by another’s passkey, or by an answer to another plan or upload', async () => {
    await desk.reads(LIST)
    const { path } = desk.officer.visitor.shown
    const other = await anotherOfficer(desk.depositary)
    await other.visitor.goto(path)
    // The other's browser, with a device that holds the first officer's passkey alone.
    const mixed = other.visitor.use(desk.officer.device, 'officer')
    await assert.rejects(mixed, /holds none of the passkeys/)

    await desk.officer.visitor.goto(path)
    const { html } = desk.officer.visitor.shown
    for (const list of [LIST.replace('Alder', 'Elder'), LIST]) {
      const second = await desk.reads(list)
      desk.officer.visitor.shown = { ...second, html: html.replaceAll(path, second.path) }
      const { status } = await desk.approves()
      assert.equal(status, 409)
      assert.match(wordsOn(desk.officer.visitor.shown), /passkey_wrong/)
      const shown = await desk.officer.visitor.goto(second.path)
      assert.match(wordsOn(shown), wording('bulk.planTitle', { count: 3 }))
    }
  })

  it('drops a list with the people in it, and approves none twice', async () => {
    await desk.reads(LIST)
    const { path } = desk.officer.visitor.shown
    const other = await anotherOfficer(desk.depositary)
    await other.visitor.goto(path)
    await desk.approves()
    await desk.finished()
    const { size } = desk.depositary.log.head()!
    assert.equal((await desk.approves(other)).status, 409)
    assert.equal(desk.depositary.log.head()!.size, size)

    await desk.reads(LIST.replaceAll('Alder', 'Elder'))
    const dropped = desk.officer.visitor.shown.path
    await desk.officer.visitor.send('drop')
    assert.equal((await desk.officer.visitor.goto(dropped)).status, 404)
    const { drawer } = desk.depositary.log
    assert.equal((await drawer.list('batch-row', '', 100, 0)).length, 3)
  })

  it('stops where admissions are switched off, says why, and goes on when it is told to', async () => {
    await desk.reads(LIST)
    const { path } = desk.officer.visitor.shown
    const set = (closed: boolean) =>
      desk.depositary.post('switch/set', {
        covers: ['party/admitted'],
        closed,
        reason: { lang: 'en', text: 'Forged papers.' },
      })
    await set(true)
    await desk.approves()
    assert.match(
      wordsOn(await desk.finished()),
      inOrder(
        wording('bulk.progressTitle', { done: 0, total: 3 }),
        wording('bulk.stateNote.stopped'),
        'takes no party/admitted at present',
      ),
    )
    await set(false)
    await desk.officer.visitor.goto(path)
    await desk.officer.visitor.send('go')
    assert.match(wordsOn(await desk.finished()), wording('bulk.progressTitle', { done: 3, total: 3 }))
    assert.equal((await desk.letters()).length, 2)
  })

  it('has nothing done on the word of a passkey that was revoked meanwhile, whoever says to go on', async () => {
    const other = await anotherOfficer(desk.depositary)
    await desk.reads(LIST)
    const { path } = desk.officer.visitor.shown
    const reason = { lang: 'en', text: 'A stolen phone.' }
    const set = (closed: boolean) =>
      desk.depositary.post('switch/set', { covers: ['party/admitted'], closed, reason })
    await set(true)
    await desk.approves()
    await desk.finished()
    await desk.depositary.post('key/revoked', { keyid: desk.officer.device.keyids[0]!, reason })
    await set(false)
    const { size } = desk.depositary.log.head()!
    desk.officer = other
    await other.visitor.goto(path)
    await other.visitor.send('go')
    const shown = wordsOn(await desk.finished())
    assert.match(
      shown,
      inOrder(
        wording('bulk.progressTitle', { done: 0, total: 3 }),
        wording('bulk.stateNote.stopped'),
        'officer-1 approved this list, and cannot any more',
      ),
    )
    assert.equal(desk.depositary.log.head()!.size, size)
  })

  it('sees which row was refused since, and tries it again', async () => {
    await desk.reads(LIST)
    await admit(desk.depositary, 'alder-lines')
    await desk.approves()
    const shown = await desk.finished()
    assert.match(
      wordsOn(shown),
      inOrder(wording('bulk.progressTitle', { done: 2, total: 3 }), wording('bulk.view.help'), '1'),
    )
    assert.match(
      rowOf(shown, 'Alder Lines'),
      inOrder(
        wording('bulk.row.refused'),
        /alder-lines was admitted by entry \d+\./,
        wording('refusal.party_exists.mend'),
        'party_exists',
      ),
    )
    const { path } = desk.officer.visitor.shown
    const french = await desk.officer.visitor.goto(`${path}?lang=fr`)
    assert.match(
      rowOf(french, 'Alder Lines'),
      inOrder(
        wording('bulk.row.refused', {}, 'fr'),
        wording('refusal.party_exists', {}, 'fr'),
        'party_exists',
        wording('problem.exactly', {}, 'fr'),
        'alder-lines was admitted',
      ),
    )
    await desk.officer.visitor.goto(path)
    await desk.officer.visitor.send('go')
    assert.match(wordsOn(await desk.finished()), wording('bulk.progressTitle', { done: 2, total: 3 }))
  })

  it('is led from a letter that came back, or could not be written, to one at another address', async () => {
    await desk.reads(LIST.replace('bo@birch.example', 'bo(at)birch.example'))
    await desk.approves()
    const { path } = await desk.finished()
    const { visitor } = desk.officer
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const [first] = await letters.all(drawer, now)
    await letters.change(drawer, first!.id, now, letter => ({
      ...letter,
      state: 'bounced',
      said: '550 gone',
    }))
    const links = async () => {
      const shown = await visitor.goto(path)
      return linksIn(shown.html, /^\/desk\/invitations\?/)
    }
    assert.match(
      wordsOn(await visitor.goto(path)),
      inOrder(wording('bulk.view.help'), '2', wording('bulk.view.open'), '0', wording('bulk.view.done'), '1'),
    )
    const day = await visitor.goto(`/desk/launch/${ACCORD}`)
    assert.match(
      rowOf(day, 'Alder Lines'),
      inOrder(wording('invited.stage.returned'), '550 gone', wording('invited.changeAddress')),
    )
    assert.match(
      rowOf(day, 'Birch Watch'),
      inOrder(
        wording('invited.stage.uninvited'),
        wording('invited.approvedOnly'),
        wording('invited.inviteIt'),
      ),
    )
    assert.match(
      rowOf(day, 'Cedar State'),
      inOrder(
        wording('invited.stage.uninvited'),
        wording('invited.approvedOnly'),
        wording('invited.inviteIt'),
      ),
    )
    const sought = wordsOn(await visitor.goto(`/desk/launch/${ACCORD}?q=birch`))
    assert.match(sought, inOrder(wording('invited.all'), '1', wording('invited.stage.uninvited'), '1'))
    assert.doesNotMatch(sought, /Alder/)
    const outbox = await visitor.goto(`/desk/outbox/${first!.id}`)
    assert.match(
      linkThatReads(outbox.html, wording('bulk.inviteAgain')),
      /^\/desk\/invitations\?party=alder-lines&.+&instead=./,
    )
    const [alder, birch] = (await links()) as [string, string]
    for (const [link, typed, email, isLink] of [
      [alder, 'ada@alder.example', 'ada@mail.alder.example', true],
      [birch, 'bo(at)birch.example', 'bo@birch.example', false],
    ] as const) {
      const form = await visitor.goto(link)
      assert.equal(formIn(form.html, '/desk/invitations').fields.email, typed)
      assert.equal(wording('invites.instead').test(wordsOn(form)), isLink)
      await writesTo(visitor, { email, person: 'Somebody' })
    }
    assert.deepEqual(
      (await desk.letters()).map(({ to, state }) => `${to} ${state}`),
      ['ada@mail.alder.example waiting', 'bo@birch.example waiting'],
      'the letter that came back is not left behind',
    )
    assert.equal((await openInvitations(drawer, now, 'alder-lines')).length, 1, 'the link in it has ended')
    assert.match(
      wordsOn(await visitor.goto(path)),
      inOrder(wording('bulk.view.help'), '0', wording('bulk.view.open'), '0', wording('bulk.view.done'), '3'),
    )
    assert.match(rowOf(await visitor.goto(`${path}?view=done`), 'Birch Watch'), wording('bulk.letter.toHand'))
  })

  it('brings the rows that were left out again, to be corrected, as a list of their own', async () => {
    const list =
      'name,kind,country,email,contact\nAlder Lines,company,FR,ada@alder.example,Ada\nBirch Watch,guild,FR,bo@birch.example,"=Ek, Bo"\nAlder Lines,company,FR,ada@alder.example,Ada'
    await desk.reads(list)
    await desk.approves()
    const done = await desk.finished()
    assert.match(wordsOn(done), wording('bulk.leftOut', { count: 2 }))
    const { visitor } = desk.officer
    const { path } = visitor.shown
    await visitor.goto(`${path}?view=left`)
    assert.doesNotMatch(wordsIn(visitor.shown.html, '.rows tbody').join(), wording('bulk.letter.toHand'))
    await visitor.follow(/^\/desk\/bulk\?left=/)
    const rows = load(visitor.shown.html)('textarea[name=rows]').text().trim()
    assert.deepEqual(rows.split(/\r?\n/), [
      'name,kind,country,email,contact',
      'Birch Watch,guild,FR,bo@birch.example,"=Ek, Bo"',
      'Alder Lines,company,FR,ada@alder.example,Ada',
    ])
    const plan = await visitor.send('/desk/bulk', { rows: rows.replace('guild', 'ngo') })
    assert.match(rowOf(plan, 'Birch Watch'), wording('bulk.plan.admit'))
    assert.match(rowOf(plan, 'Alder Lines'), wording('bulk.plan.knownInvited'))
    assert.equal((await visitor.goto(path)).status, 200, 'the list before stays')
  })

  it('brings the same list again, mended, and writes to nobody twice unless that is asked for', async () => {
    const list = LIST.replace('bo@birch.example', 'bo@brch.example')
    await desk.reads(list)
    await desk.approves()
    await desk.finished()
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const bounced = (await letters.all(drawer, now)).find(({ value }) => value.to === 'bo@brch.example')!
    await letters.change(drawer, bounced.id, now, letter => ({
      ...letter,
      state: 'bounced',
      said: '550 gone',
    }))

    assert.match(wordsOn(await desk.reads(list)), wording('bulk.approval', { admitted: 0, invited: 0 }))
    assert.match(
      rowOf(desk.officer.visitor.shown, 'Alder Lines'),
      inOrder(wording('bulk.plan.knownInvited'), wording('bulk.fault.invited')),
    )
    assert.match(wordsOn(await desk.reads(LIST)), wording('bulk.approval', { admitted: 0, invited: 1 }))
    assert.match(rowOf(desk.officer.visitor.shown, 'Birch Watch'), wording('bulk.plan.invite'))
    assert.match(
      wordsOn(await desk.reads(LIST, { again: 'yes' })),
      wording('bulk.approval', { admitted: 0, invited: 2 }),
    )
  })
})
