import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { sessionsOf } from '../../src/people/sessions.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, listed, OPENED } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { invitesToJoin } from './aurelia.ts'
import { anotherOfficer, applied, enrolled, filled, type Officer, signed } from './people.ts'
import { linksIn, linkThatReads, mastheadOf, Visitor, wordsIn, wordsOn } from './visitor.ts'

/** The desk is a place: it has a masthead and six places of its own, and public pages know the way there. */

const NORTHHAVEN = '/desk/organisations/northhaven'

describe('an officer at the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const current = () =>
    load(officer.visitor.shown.html)('.deskbar [aria-current="page"]').first().attr('href') ?? null

  it('reads what was filed once for a page, however many of its parts list it', async () => {
    await applied(it_)
    const { drawer } = it_.log
    const { list } = drawer
    const read: string[] = []
    drawer.list = (kind, ...of) => {
      read.push(kind)
      return list.call(drawer, kind, ...of)
    }
    // A page that lists none asks for those that wait alone, among all of a year.
    const listed = {
      '/desk': 1,
      '/desk/organisations': 1,
      '/desk/outbox': 1,
      '/desk/settings': 0,
      '/desk/calls': 0,
    }
    for (const [path, count] of Object.entries(listed)) {
      read.length = 0
      await officer.visitor.goto(path)
      assert.deepEqual(
        ['application', 'letter'].map(kind => read.filter(one => one === kind).length),
        [count, 1],
        path,
      )
    }
  })

  it('waits for no application or letter to be read where a form or a link leads on to another page', async () => {
    const { drawer } = it_.log
    const { find, list } = drawer
    const read: string[] = []
    drawer.list = (kind, ...of) => {
      read.push(kind)
      return list.call(drawer, kind, ...of)
    }
    drawer.find = (sought, now) => {
      read.push(sought.kind ?? '')
      return find.call(drawer, sought, now)
    }
    const [session] = await sessionsOf(drawer, 'officer-1', parseTime(it_.now))
    const headers = { cookie: officer.visitor.cookies, 'sec-fetch-site': 'same-origin' }
    for (const [method, path] of [
      ['GET', `/desk/at?path=/${ACCORD}`],
      ['POST', '/desk/own/sessions'],
    ] as const) {
      read.length = 0
      const { status } = await it_.app.request(path, {
        method,
        headers,
        ...(method === 'POST' && { body: new URLSearchParams({ session: session!.id }) }),
      })
      assert.equal(status, 303, path)
      assert.deepEqual(
        read.filter(kind => kind === 'application' || kind === 'letter'),
        [],
        path,
      )
    }
  })

  it('sees whose desk it is, who is signed in, and what waits, on every page behind its door', async () => {
    await applied(it_)
    const { visitor } = officer
    for (const [path, place] of [
      ['/desk', '/desk'],
      ['/desk/aside', '/desk'],
      ['/desk/second', '/desk'],
      ['/desk/calls', '/desk/calls'],
      [`/desk/calls/${ACCORD}`, '/desk/calls'],
      ['/desk/new/closing', '/desk/calls'],
      ['/desk/organisations', '/desk/organisations'],
      ['/desk/invitations', '/desk/organisations'],
      ['/desk/new/suspension', '/desk/organisations'],
      ['/desk/outbox', '/desk/outbox'],
      ['/desk/diary', '/desk/diary'],
      ['/desk/settings', '/desk/settings'],
      ['/desk/own', '/desk/settings'],
    ] as const) {
      const shown = await visitor.goto(path)
      assert.match(
        mastheadOf(shown),
        inOrder(
          wording('desk.signedInAs', { officer: 'officer-1' }),
          wording('desk.publicPages'),
          wording('desk.signOut'),
          wording('desk.section.applications'),
          '1',
          wording('desk.section.mail'),
          '1',
        ),
        path,
      )
      assert.equal(wordsIn(shown.html, 'body > header').length, 1, path)
      assert.equal(current(), place, path)
    }
  })

  it('keeps it where a form is refused, and on what waits to be signed', async () => {
    const { visitor } = officer
    assert.equal((await filled(officer, 'suspension', { party: '', reason: '' })).status, 422)
    assert.equal(current(), '/desk/organisations')
    await filled(officer, 'suspension', { party: 'northhaven', reason: 'It was stolen.' })
    assert.match(visitor.shown.path, /^\/desk\/acts\//)
    assert.match(mastheadOf(visitor.shown), wording('desk.signedInAs', { officer: 'officer-1' }))
  })

  it('reads after an act what it did, where everybody sees it, and what comes next', async () => {
    const { visitor } = officer
    await filled(officer, 'suspension', { party: 'northhaven', reason: 'It was stolen.' })
    await signed(it_, officer)
    const index = it_.log.head()!.size - 1
    assert.equal(visitor.shown.path, `${NORTHHAVEN}?done=${index}`)
    const [notice] = wordsIn(visitor.shown.html, '[role="status"]')
    assert.match(
      notice!,
      inOrder(
        wording('head.key/suspended', { author: 'depositary', party: 'northhaven' }),
        wording('desk.seePublic'),
        wording('entry.n', { index }),
        wording('next.resume'),
      ),
    )
    const links = linksIn(load(visitor.shown.html)('[role="status"]').html()!)
    assert.deepEqual(links.slice(-3), [
      '/parties/northhaven',
      `/entries/${index}`,
      '/desk/new/resumption?party=northhaven',
    ])
    assert.match(wordsOn(await visitor.goto('/desk')), wording('also.suspended', { count: 1 }))
  })

  it('is told of no act that the log does not hold', async () => {
    for (const done of ['99', '-1', 'x', '1e3'])
      assert.deepEqual(
        wordsIn((await officer.visitor.goto(`/desk?done=${done}`)).html, '[role="status"]'),
        [],
      )
  })

  it('finds each organisation with its keys, and every act about it filled in', async () => {
    const { visitor } = officer
    await it_.post('party/listed', listed('larkspur', '2025-12-31'), { call: ACCORD })
    const all = wordsOn(await visitor.goto('/desk/organisations'))
    assert.match(
      all,
      inOrder(
        wording('deskOrganisations.all', { count: 1 }),
        'northhaven',
        wording('deskOrganisations.count', { count: 1 }),
      ),
    )
    assert.doesNotMatch(all, /larkspur/, 'a copied list does not bury those who were approved')
    assert.match(
      wordsOn(await visitor.goto('/desk/organisations?q=larkspur')),
      inOrder(
        wording('deskOrganisations.found', { count: 1, more: 'no', q: 'larkspur' }),
        wording('deskOrganisations.listed'),
      ),
    )
    await visitor.goto('/desk/organisations')
    await visitor.goto(linkThatReads(visitor.shown.html, /northhaven/))
    assert.equal(visitor.shown.path, NORTHHAVEN)
    const acts = linksIn(visitor.shown.html, /^\/desk\/new\//)
    for (const form of ['check', 'party', 'suspension', 'removal', 'paper'])
      assert.ok(acts.includes(`/desk/new/${form}?party=northhaven`), form)
    assert.ok(acts.some(path => path.startsWith('/desk/new/revocation?keyid=')))
    await visitor.goto('/desk/new/suspension?party=northhaven')
    assert.equal(load(visitor.shown.html)('[name="party"]').val(), 'northhaven')
    assert.equal((await visitor.goto('/desk/organisations/nobody')).status, 404)
  })

  it('comes from a public page to what the desk says of the same, and no page tells that an officer read it', async () => {
    const { visitor } = officer
    const signature = (await it_.as('northhaven').sign(ACCORD)).index
    for (const [path, place] of [
      [`/${ACCORD}`, `/desk/calls/${ACCORD}`],
      [`/${ACCORD}/roll`, `/desk/calls/${ACCORD}`],
      ['/parties/northhaven', NORTHHAVEN],
      [`/entries/${signature}`, NORTHHAVEN],
      ['/entries/1', `/desk/calls/${ACCORD}`],
      ['/organisations', '/desk'],
      ['/log', '/desk'],
    ] as const) {
      const strangers = await it_.text(path)
      assert.equal(await it_.text(path, { cookie: visitor.cookies }), strangers, path)
      const way = linkThatReads(strangers, wording('frame.desk'))
      assert.equal((await visitor.goto(way)).path, place, path)
    }
  })

  it('is led nowhere by what others put in that address', async () => {
    for (const path of [
      '',
      '//evil.example',
      'https://evil.example/parties/x',
      '/parties/nobody',
      '/entries/99',
      '/%00',
    ])
      assert.equal((await officer.visitor.goto(`/desk/at?path=${encodeURIComponent(path)}`)).path, '/desk')
    const stranger = await new Visitor(it_).goto(`/desk/at?path=/${ACCORD}`)
    assert.match(stranger.path, /^\/desk\/sign-in\?to=/)
  })
})

describe('the first officer of an empty register', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ upTo: 'established' })
  })
  afterEach(() => it_.close())

  it('meets one thing to do, then what may come later, and nothing that is empty', async () => {
    const officer = await enrolled(it_)
    const { visitor } = officer
    const first = await visitor.goto('/desk')
    assert.match(
      wordsOn(first),
      inOrder(
        wording('first.welcome', { officer: 'officer-1' }),
        wording('first.title'),
        wording('first.second.unmet'),
        wording('first.mail.unmet'),
      ),
    )
    for (const none of ['desk.queueEmpty', 'also.title', 'queue.open', 'first.invited.unmet'] as const)
      assert.doesNotMatch(wordsOn(first), wording(none))
    await visitor.send('/desk/prepared')
    assert.match(visitor.shown.path, /^\/desk\/prepared\/[^/]+\/what/)
    const again = await visitor.goto('/desk')
    assert.match(wordsOn(again), wording('first.goOn', { count: 1 }))
    assert.ok(linksIn(again.html).includes('/desk/prepared'))
  })

  it('has invitations and a second officer left once there is a call, until both are there', async () => {
    const officer = await enrolled(it_)
    const { visitor } = officer
    await it_.post('call/opened', OPENED, { call: ACCORD })
    assert.match(
      wordsOn(await visitor.goto('/desk')),
      inOrder(
        wording('desk.waitTitle', { count: 0 }),
        wording('first.invited.unmet'),
        wording('first.second.unmet'),
      ),
    )
    await applied(it_)
    await invitesToJoin(officer)
    const asked = wordsOn(await visitor.goto('/desk'))
    assert.match(asked, wording('first.invited.unmet'), 'who applied or is invited has not joined')
    await anotherOfficer(it_)
    await admit(it_, 'northhaven')
    const joined = wordsOn(await visitor.goto('/desk'))
    assert.match(joined, inOrder(wording('first.invited.met'), wording('first.second.met')))
    assert.match(joined, wording('first.own.unmet'), 'it stays until that is done, too')
    assert.doesNotMatch(joined, wording('first.second.unmet'))
  })

  it('asks a reader for nothing', async () => {
    await enrolled(it_)
    const reader = await enrolled(it_, 'auditor', { another: 'reader' })
    const shown = await reader.visitor.goto('/desk')
    assert.match(wordsOn(shown), inOrder(wording('first.none'), wording('first.wait')))
    assert.deepEqual(linksIn(shown.html, /^\/desk\/new\//), [])
    assert.doesNotMatch(wordsOn(shown), wording('first.later'))
  })
})
