import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { parseTime } from '../../src/core/time.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { standingInvitations } from '../../src/work/invitations.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { AURELIA, type Invitee, invitesToJoin, joins } from './aurelia.ts'
import { Device } from './device.ts'
import {
  anotherOfficer,
  enrolled,
  lettersIn,
  type Officer,
  openLetter,
  readLetter,
  signed,
} from './people.ts'
import {
  countOf,
  faultsIn,
  fieldIn,
  formIn,
  linksIn,
  partOf,
  rowOf,
  Visitor,
  wordsIn,
  wordsOn,
} from './visitor.ts'

/** Inviting publishes nothing: an officer signs what no entry has, and whoever is invited joins by one entry. */
describe('an organisation that the register does not know', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size
  const openNow = () => standingInvitations({ log: it_.log, now: () => parseTime(it_.now) } as never)
  const statusOf = async (link: string) => (await new Visitor(it_).goto(link)).status
  const prepares = async (changes: Partial<Invitee & { isOrganisation: 'yes' }> = {}) => {
    await officer.visitor.goto('/desk/inviting')
    return officer.visitor.send('/desk/inviting', { ...AURELIA, ...changes })
  }

  it('is invited by one touch, joins and signs by one entry in two prompts, and its receipt is a signature’s', async () => {
    const before = size()
    const link = await invitesToJoin(officer)
    assert.equal(size(), before, 'nothing is recorded')
    const ada = new Visitor(it_)
    const shown = wordsOn(await ada.goto(link))
    assert.doesNotMatch(shown, wording('joining.publishes', { enters: 'no', how: 'sign' }))
    assert.match(
      shown,
      inOrder(
        wording('sign.stepOf', { step: 1 }),
        AURELIA.name,
        wording('sign.read'),
        wording('joining.lede', {
          may: 'sign',
          issued: 'other',
          keeper: 'The Harbour Secretariat',
          issuer: 'The Harbour Conference',
          name: AURELIA.name,
        }),
        wording('joining.askSender'),
        wording('joining.publishes', { enters: 'yes', how: 'sign' }),
        wording('sign.means'),
        wording('sign.publicMeans', { party: AURELIA.name }),
        wording('sign.allRules'),
        wording('sign.words'),
        wording('joining.invitedBy', { by: 'officer-1', keeper: 'The Harbour Secretariat' }),
        AURELIA.name,
        'Full powers on paper.',
        '14 February 2026',
        wording('joining.onPaper'),
        wording('joining.askSender'),
      ),
      'no address and no imprint are set, so it leads to none',
    )
    assert.doesNotMatch(shown, wording('sign.writeImprint'))
    const phone = new Device()
    await ada.use(phone, 'party', { how: 'sign', agree: 'on' })
    assert.match(
      wordsOn(ada.shown),
      inOrder(wording('sign.sign'), AURELIA.name, `Who ${AURELIA.name}`, 'Full powers'),
    )
    assert.equal(size(), before, 'a passkey that was made is not recorded')
    assert.match(wordsOn(ada.shown), wording('sign.about', { signs: 'yes' }))
    await ada.use(phone, 'party')
    assert.equal(ada.shown.path, `/entries/${before}/signed`)
    await ada.follow(/\/receipt$/)
    assert.equal(size(), before + 1)
    assert.match(
      wordsOn(ada.shown),
      inOrder(
        wording('receipt.kickerSignature'),
        AURELIA.name,
        wording('entry.invitedBy', { by: 'officer-1' }),
      ),
    )
    assert.equal((await ada.goto('/representative')).status, 200, 'a session is open')
    assert.match(wordsOn(await new Visitor(it_).goto(`/${ACCORD}/roll`)), new RegExp(AURELIA.name))
    const keys = partOf((await new Visitor(it_).goto('/parties/aurelia')).html, '#keys')
    assert.match(keys, wording('party.key.invited'), 'readers are told who says whose its first key is')
    assert.doesNotMatch(keys, wording('party.key.holder'))
    const used = await new Visitor(it_).goto(link)
    assert.deepEqual([used.path, used.status], [link, 410], 'it is used up')
    assert.match(wordsOn(used), inOrder(wording('usedLink.title'), 'Somebody signed with it', AURELIA.name))
    const own = wordsOn(await ada.goto(link))
    assert.match(own, wording('usedLink.lede', { did: 'youSigned', name: AURELIA.name }))
    assert.doesNotMatch(own, wording('usedLink.ask'))
    assert.deepEqual(await openNow(), [])
  })

  it('gets an id from its name where the officer types none, and another where that is taken', async () => {
    const idOn = () =>
      /\/parties\/([a-z0-9-]+)|\b(republic-of-aurelia(?:-\d)?)\b/.exec(wordsOn(officer.visitor.shown))
    await invitesToJoin(officer, { party: '' })
    await officer.visitor.goto('/desk/invitations')
    assert.match(idOn()![0], /^republic-of-aurelia$/)
    await officer.visitor.goto('/desk/inviting')
    await officer.visitor.send('/desk/inviting', { ...AURELIA, party: '' })
    assert.match(wordsOn(officer.visitor.shown), /republic-of-aurelia-2/)
    await officer.visitor.goto('/desk/inviting')
    const none = await officer.visitor.send('/desk/inviting', { ...AURELIA, party: '', name: '' })
    assert.ok(faultsIn(none.html).name)
  })

  it('signs with a reservation, and the sentence names it before signing and after', async () => {
    const link = await invitesToJoin(officer)
    const [ada, phone] = [new Visitor(it_), new Device()]
    await ada.goto(link)
    const typed = { reservation: 'Not at night.', 'reservation.lang': 'en' }
    await ada.use(phone, 'party', { how: 'sign', agree: 'on', ...typed })
    const does = { enters: 'yes', accepts: 'yes', by: AURELIA.name } as const
    assert.match(wordsOn(ada.shown), wording('toSign.party/joined', { ...does, said: 'reservation' }))
    await ada.use(phone, 'party')
    await ada.follow(/\/receipt$/)
    assert.match(wordsOn(ada.shown), wording('head.party/joined', { ...does, said: 'reservation' }))
    const terms = wordsIn(ada.shown.html, '.deed dt')
    const at = (key: 'entry.recorded' | 'member.reservation' | 'entry.author' | 'member.mandate') =>
      terms.flatMap((term, i) => (wording(key).test(term) ? [i] : []))
    assert.deepEqual(
      [at('entry.recorded'), at('member.reservation')],
      [[0], [1]],
      'what is sought comes first',
    )
    assert.ok(at('entry.author')[0]! > 1)
    assert.equal(at('member.mandate').length, 1)
  })

  it('joins without signing where nobody has checked its mandate, and is told what it lacks', async () => {
    const link = await invitesToJoin(officer, { mandate: 'none', note: '' })
    await officer.visitor.goto('/desk/outbox')
    const letter = wordsOn(await readLetter(officer, lettersIn(officer.visitor.shown.html)[0]!))
    const issued = {
      issued: 'other',
      keeper: 'The Harbour Secretariat',
      issuer: 'The Harbour Conference',
    } as const
    assert.match(
      letter,
      inOrder(
        wording('letter.inviter', { how: 'join', name: AURELIA.name, ...issued }),
        wording('letter.ask', { by: 'hand' }),
        wording('letter.join', { name: AURELIA.name, checked: 'no' }),
        wording('letter.meansRoll'),
      ),
    )
    const ada = new Visitor(it_)
    assert.match(
      wordsOn(await ada.goto(link)),
      inOrder(
        wording('joining.lede', { may: 'join', name: AURELIA.name, ...issued }),
        wording('joining.publishes', { enters: 'yes', how: 'join' }),
        wording('joining.notYet'),
        wording('joining.unchecked', { name: AURELIA.name, level: 'Domain' }),
        wording('joining.notYetWay', { name: AURELIA.name }),
        wording('joining.readText'),
      ),
    )
    assert.ok(linksIn(ada.shown.html).includes(`/${ACCORD}/text`), 'the letter promises the text')
    const { visitor } = await joins(it_, link, {})
    assert.match(visitor.shown.path, /^\/representative\?done=\d+$/)
    assert.match(
      wordsOn(visitor.shown),
      wording('rep.signedInFor', { role: 'signatory', party: AURELIA.name }),
    )
    assert.match(wordsOn(await visitor.goto('/parties/aurelia')), wording('mandate.unchecked'))
    assert.match(wordsOn(await visitor.goto(`/${ACCORD}/sign?party=aurelia`)), wording('sign.stop.mandate'))
  })

  it('is shown as waiting for our check wherever an officer looks, once it has joined unchecked', async () => {
    await joins(it_, await invitesToJoin(officer, { mandate: 'none', note: '' }), {})
    const { visitor } = officer
    const check = '/desk/new/check?party=aurelia'
    assert.match(wordsOn(await visitor.goto('/desk')), wording('also.unchecked', { count: 1 }))
    await visitor.goto('/desk/organisations')
    assert.match(rowOf(visitor.shown, AURELIA.name), wording('deskOrganisations.waits.unchecked'))
    assert.match(wordsOn(visitor.shown), inOrder(wording('desk.unchecked'), AURELIA.name))
    assert.ok(linksIn(visitor.shown.html).includes(check))
    await visitor.goto('/desk/organisations/aurelia')
    assert.match(wordsOn(visitor.shown), inOrder(wording('mandate.unchecked'), wording('desk.uncheckedSays')))
    assert.doesNotMatch(wordsOn(visitor.shown), wording('deskOrganisations.admitted'))
    await visitor.goto(`/desk/calls/${ACCORD}`)
    assert.match(
      rowOf(visitor.shown, AURELIA.name),
      inOrder(wording('invited.stage.check'), wording('invited.checkFirst', { level: 'Domain' })),
    )
    assert.ok(linksIn(visitor.shown.html).includes(check), 'the next step is the check, not a reminder')

    const page = wordsOn(await new Visitor(it_).goto('/parties/aurelia'))
    assert.match(page, wording('mandate.unchecked'))
    assert.doesNotMatch(page, /we approved|Approved|APPROVED/, 'nobody has checked anything of it')

    await visitor.goto(check)
    await visitor.send('/desk/new/check', {
      party: 'aurelia',
      method: 'vetted',
      outcome: 'holds',
      note: 'We met its envoy.',
    })
    await visitor.use(officer.device, 'officer')
    assert.doesNotMatch(wordsOn(await visitor.goto('/desk')), wording('also.unchecked', { count: 1 }))
    await visitor.goto('/desk/organisations')
    assert.doesNotMatch(rowOf(visitor.shown, AURELIA.name), wording('deskOrganisations.waits.unchecked'))
    await visitor.goto(`/desk/calls/${ACCORD}`)
    assert.match(rowOf(visitor.shown, AURELIA.name), wording('invited.stage.key'))
    const checked = wordsOn(await new Visitor(it_).goto('/parties/aurelia'))
    assert.match(checked, inOrder(wording('party.admittedOn'), '1 January 2026'))
    assert.doesNotMatch(checked, wording('mandate.unchecked'))
  })

  it('says before the officer signs until when the link works, as its letter does', async () => {
    const { visitor: desk } = officer
    await desk.goto('/desk/inviting')
    const review = await desk.send('/desk/inviting', { ...AURELIA, kind: 'company', answerBy: '2026-03-01' })
    assert.match(
      wordsOn(review),
      inOrder(wording('joining.until'), '2 March 2026', wording('inviting.sign'), '2 March 2026'),
    )
    assert.ok(!wordsOn(review).includes('14 days'))
  })

  it('shows by its link that its mailbox is read, on the day of joining', async () => {
    const { visitor: desk } = officer
    await desk.goto('/desk/inviting')
    await desk.send('/desk/inviting', { ...AURELIA, mandate: 'email', note: '', kind: 'company' })
    // Its use is to show that the mailbox is read: the page shows no link, and the letter goes by mail alone.
    const made = await desk.use(officer.device, 'officer')
    assert.match(wordsOn(made), wording('inviting.mailByHand'))
    // Mail calls it by its name, which the register does not know yet.
    assert.ok(wordsOn(await desk.goto('/desk/outbox')).includes(AURELIA.name))
    assert.doesNotMatch(made.html, /\/invitations\/[\w-]{43}/)
    const link = /\/invitations\/[\w-]{43}/.exec(wordsOn(await readLetter(officer)))![0]
    assert.equal(formIn(desk.shown.html, 'handed').fields.how, undefined)
    assert.equal(countOf(desk.shown.html, '[name="how"]'), 0, 'one way is no choice')
    assert.equal((await desk.send('handed', { how: 'other' })).status, 400)
    await openLetter(desk)
    await desk.send('handed')
    assert.match(wordsOn(desk.shown), wording('outbox.how.mail'))
    it_.now = '2026-01-09T00:00:00Z'
    const { visitor } = await joins(it_, link, { how: 'join' })
    const index = /\d+/.exec(visitor.shown.path)![0]
    const { statement } = await it_.json<{ statement: { type: string } }>(`/entries/${index}.json`)
    assert.equal(statement.type, 'party/joined')
    assert.match(wordsOn(await visitor.goto('/parties/aurelia')), /9 January 2026/)
  })

  it('is in nothing that an outsider gets before it joins', async () => {
    // Whoever asks for the same again gets an answer that is as old.
    const asked = publicPaths()
    const before = await answers(asked)
    await invitesToJoin(officer)
    const after = await answers(asked)
    const told = asked.filter(path => !isDeepStrictEqual(after.get(path), before.get(path)))
    assert.deepEqual(told, [])
    assert.ok(asked.length > 40)
  })

  const answers = async (paths: readonly string[]) => {
    const found = new Map<string, { status: number; body: string }>()
    for (const path of paths) {
      const answer = await it_.get(path, { accept: 'text/html' })
      const body = (await answer.text()).replaceAll(BY_CHANCE, '')
      found.set(path, { status: answer.status, body })
    }
    return found
  }

  it('is refused in words where its id is taken, or invited already, and nothing typed is lost', async () => {
    const taken = await prepares({ party: 'northhaven' })
    assert.equal(taken.status, 422)
    assert.match(faultsIn(taken.html).party!, /northhaven was admitted by entry 3/)
    assert.equal(fieldIn(taken.html, 'person'), AURELIA.person)
    await invitesToJoin(officer)
    const again = await prepares()
    assert.equal(again.status, 422)
    assert.match(
      faultsIn(again.html).party!,
      wording('inviting.open', { by: 'officer-1', day: '14 February 2026' }),
    )
    const { status, html } = await prepares({
      name: '',
      party: 'Not an id',
      person: '',
      email: 'a@b@c',
      note: '',
    })
    assert.equal(status, 422)
    for (const name of ['name', 'party', 'person', 'email', 'note']) assert.ok(faultsIn(html)[name], name)
    // Its name would be in the log for ever.
    const person = await prepares({ name: 'Ada Okafor' })
    assert.match(faultsIn(person.html).name!, wording('desk.maybePerson', { typed: 'Ada Okafor' }))
    const organisation = await prepares({ name: 'Ada Okafor', party: 'ada', isOrganisation: 'yes' })
    assert.equal(faultsIn(organisation.html).name, undefined)
  })

  it('is of the kind, the country and the language of name that the officer chose, and of none before', async () => {
    const { html } = await officer.visitor.goto('/desk/inviting')
    const chosen = ['kind', 'country', 'nameLang'] as const
    for (const name of chosen) assert.equal(fieldIn(html, name) ?? '', '', name)
    const { status, html: again } = await prepares({ kind: '', country: '', nameLang: '' })
    assert.equal(status, 422)
    for (const name of ['kind', 'country', 'nameLang']) assert.ok(faultsIn(again)[name], name)
    await prepares({ country: 'none' })
    assert.match(wordsOn(officer.visitor.shown), inOrder(AURELIA.name, wording('fields.noCountry')))
  })

  it('is not invited by a session alone', async () => {
    const { visitor, device } = officer
    await prepares()
    const { path } = visitor.shown
    await visitor.send('passkey')
    assert.equal(visitor.shown.status, 409)
    // An answer to another invitation is none to this one.
    const answer = device.answer(formIn(visitor.shown.html, 'passkey'), 'officer')
    const { payload } = formIn(visitor.shown.html, 'passkey').fields
    await prepares({ party: 'mallory' })
    await visitor.send('passkey', { ...answer, payload: payload! })
    assert.equal(visitor.shown.status, 409)
    // Nor is another officer's.
    const other = await anotherOfficer(it_)
    assert.equal((await other.visitor.goto(path)).status, 410)
    assert.deepEqual(await openNow(), [])
  })

  it('gets a letter that says so, and no token lies in the drawer but in it', async () => {
    const link = await invitesToJoin(officer, { lang: 'fr' })
    const token = link.split('/').at(-1)!
    for (const kind of await it_.log.drawer.kinds())
      for (const { json } of await it_.log.drawer.list(kind, '', 999, parseTime(it_.now)))
        assert.equal(json.includes(token), kind === 'letter-words', kind)
    await officer.visitor.goto('/desk/outbox')
    const letter = wordsOn(await readLetter(officer, lettersIn(officer.visitor.shown.html)[0]!))
    assert.match(letter, inOrder(wording('letter.join', { name: AURELIA.name, checked: 'yes' }, 'fr'), link))
    assert.match(letter, wording('letter.noWishJoin', { name: AURELIA.name }, 'fr'))
  })

  it('is invited no more once an officer ends that in the log, which names nobody', async () => {
    const link = await invitesToJoin(officer)
    const { visitor } = officer
    assert.match(
      wordsOn(await visitor.goto('/desk/invitations')),
      inOrder(
        wording('invites.title', { count: 1 }),
        AURELIA.name,
        wording('invites.joins', { call: ACCORD }),
      ),
    )
    await visitor.follow(/\/desk\/new\/uninvite/)
    await visitor.send('uninvite', { reason: 'It went to a wrong address.' })
    const { type, body } = await signed(it_, officer)
    assert.equal(type, 'invitation/ended')
    assert.doesNotMatch(JSON.stringify(body), /aurelia/i)
    assert.equal(await statusOf(link), 410)
    assert.deepEqual(await openNow(), [])
    assert.match(
      wordsOn(await visitor.goto('/desk/outbox')),
      inOrder(wording('outbox.title', { count: 0 }), wording('outbox.cancelled.over')),
    )
    assert.ok(await invitesToJoin(officer), 'it can be invited again')
  })

  it('is invited no more once the passkey that signed is revoked', async () => {
    const link = await invitesToJoin(officer)
    const [ada, phone] = [new Visitor(it_), new Device()]
    await ada.goto(link)
    await ada.use(phone, 'party', { how: 'sign', agree: 'on' })
    const reason = { lang: 'en', text: 'It is lost.' }
    await it_.post('key/revoked', { keyid: officer.device.keyids[0], reason })
    assert.equal(await statusOf(link), 410)
    await ada.use(phone, 'party')
    assert.equal(ada.shown.status, 410)
    assert.equal((await it_.get('/parties/aurelia')).status, 404)
  })

  it('is told where it came in otherwise meanwhile', async () => {
    const link = await invitesToJoin(officer)
    await it_.post('party/admitted', { party: 'aurelia', ...facts('Aurelia'), keys: [], claims: false })
    const { status, html } = await new Visitor(it_).goto(link)
    assert.equal(status, 410)
    assert.match(wordsOn({ html }), inOrder(wording('problem.linkEnded'), wording('problem.linkAskSender')))
  })

  it('keeps what was typed where the form is wrong, and says what', async () => {
    // Words of this length travel beside the statement.
    const note = `Full powers on paper. ${'Called back. '.repeat(30)}End.`
    const link = await invitesToJoin(officer, { note })
    const [ada, phone] = [new Visitor(it_), new Device()]
    assert.match(wordsOn(await ada.goto(link)), /Called back\. End\./)
    await ada.use(phone, 'party', { how: 'sign', reservation: 'Not for ferries.' })
    assert.equal(ada.shown.status, 422)
    assert.match(faultsIn(ada.shown.html).agree!, wording('sign.agreeMissing', { party: AURELIA.name }))
    assert.equal(fieldIn(ada.shown.html, 'reservation'), 'Not for ferries.')
    // The passkey that was made before is used, and no device is asked again.
    assert.match(wordsOn(ada.shown), wording('joining.isMade'))
    await ada.send('/invitations/', { agree: 'on' })
    await ada.use(phone, 'party')
    await ada.follow(/\/receipt$/)
    assert.match(wordsOn(ada.shown), inOrder(wording('receipt.kickerSignature'), 'Not for ferries.'))
  })

  it('opens one session by one answer, and whoever sends it again is led to the same entry', async () => {
    const link = await invitesToJoin(officer)
    const [ada, phone] = [new Visitor(it_), new Device()]
    await ada.goto(link)
    await ada.use(phone, 'party', { how: 'sign', agree: 'on' })
    const { shown } = ada
    const answer = phone.answer(formIn(shown.html, 'passkey'), 'party')
    await ada.send('passkey', answer)
    const first = ada.shown.path
    const other = new Visitor(it_)
    other.shown = shown
    await other.send('passkey', answer)
    assert.equal(other.shown.path, first)
    assert.equal((await ada.goto('/representative')).path, '/representative')
    assert.match((await other.goto('/representative')).path, /sign-in/)
  })
})

/** What is new in each answer: what a passkey is asked with. */
const BY_CHANCE = /data-challenge="[\w-]+"|name="asked" value="[\w-]+"/g

/** Every address that anybody may look at, as whoever suspects that Aurelia was asked would look. */
function publicPaths(): string[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    call: [ACCORD],
    id: ['aurelia', 'northhaven'],
    party: ['aurelia', 'northhaven'],
    index: ['0', '3', '4', '5'],
    size: ['4'],
  }
  const filled = (path: string): string[] => {
    const name = /\{(\w+)\}/.exec(path)?.[1]
    if (name === undefined) return [path]
    return (known[name] ?? []).flatMap(value => filled(path.replace(`{${name}}`, value)))
  }
  const all = Object.values(ROUTES).flatMap(([method, path, door]) =>
    method === 'GET' && door === 'anyone' ? filled(path) : [],
  )
  const asked = ['q=aurelia', 'party=aurelia', 'claims=aurelia'].flatMap(query =>
    ['', '/roll', '/roll.json', '/sign', '/apply', '/not-on-the-list'].map(
      path => `/${ACCORD}${path}?${query}`,
    ),
  )
  return [...all, ...asked]
}
