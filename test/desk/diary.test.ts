import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { diary } from '../../src/people/diary.ts'
import { noteCaught } from '../../src/people/limit-hits.ts'
import { markReturned } from '../../src/people/recipients.ts'
import { say } from '../../src/web/messages/say.ts'
import { ROUTES, type RouteName } from '../../src/web/routes.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { smallCatalogue } from '../figures.ts'
import { ACCORD, INVITING, said } from '../harbour.ts'
import { signedBy, UNDER } from '../person/citizen.ts'
import { inOrder, wording } from '../wording.ts'
import { invitesToJoin } from './aurelia.ts'
import { Device } from './device.ts'
import { junkAside } from './flood.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  awaited,
  enrolled,
  filled,
  invited,
  LARKSPUR,
  launches,
  type Officer,
  openApplication,
  openLetter,
  prepared,
  printedLink,
  REMOVAL,
  readLetter,
  signed,
  signIn,
} from './people.ts'
import { linksIn, type Shown, Visitor, wordsIn, wordsOn } from './visitor.ts'

/** Every form of the desk, by the table of routes; what a script has read of a paste changes nothing. */
type FormRoute = {
  [Name in Exclude<RouteName, 'deskWords'>]: Name extends `desk${string}`
    ? (typeof ROUTES)[Name][0] extends 'POST'
      ? Name
      : never
    : never
}[Exclude<RouteName, 'deskWords'>]

interface Desk {
  readonly site: Depositary
  readonly officer: Officer
}

/** Carries the act out, to its end: what is prepared is signed. */
type Story = (desk: Desk) => Promise<unknown>

const suspended: Story = async ({ site, officer }) => {
  await filled(officer, 'suspension', { party: 'northhaven', reason: 'A key was lost.' })
  await signed(site, officer)
}

const waiting = async ({ site, officer }: Desk): Promise<string> => {
  await site.as('northhaven').sign(ACCORD)
  await filled(officer, 'removal', REMOVAL)
  return awaited(officer)
}
/** The form of a launch day, whatever it is sent for. */
const launch =
  (typed: Readonly<Record<string, string>>): Story =>
  async ({ officer }) => {
    const { path } = await launches(officer, typed)
    assert.match(path, /done=/)
  }
async function invitee({ officer }: Desk): Promise<void> {
  await invitesToJoin(officer)
}
async function readList({ visitor }: Officer): Promise<void> {
  await visitor.goto('/desk/bulk')
  const list = new Blob(['name,kind,country\nAlder,company,FR'])
  await visitor.send('/desk/bulk', { title: 'x', mandate: 'domain', note: 'Read.', does: 'admit', list })
}

async function readSupporters({ visitor }: Officer): Promise<void> {
  await visitor.goto('/desk/lists')
  const list = new Blob(['name,kind,country\nAlder,company,FR'])
  await visitor.send('/desk/lists', { call: ACCORD, title: 'x', date: '2025-05-01', whole: 'yes', list })
}

/** One line is written for what is done alone. */
async function writesOne(site: Depositary, act: () => Promise<unknown>): Promise<void> {
  const { length } = await linesOf(site)
  await act()
  assert.equal((await linesOf(site)).length, length + 1)
}

/** What can be done by each form. One that is added does not compile until it stands here. */
const ACTS: Record<FormRoute, Readonly<Record<string, Story>>> = {
  deskEnrolSent: {
    'another officer enrols': async ({ site }) => {
      await enrolled(site, 'officer-2', { another: true })
    },
  },
  deskSignInSent: { 'signs in': ({ site, officer }) => signIn(new Visitor(site), officer.device) },
  deskSignOut: { 'signs out': ({ officer }) => officer.visitor.send('/desk/sign-out') },
  deskOwnSession: {
    'ends a session': async ({ officer }) => {
      await officer.visitor.goto('/desk/own')
      await officer.visitor.send('/desk/own/sessions')
    },
  },
  deskOwnLetters: {
    'chooses where they hear of applications': async ({ officer: { visitor, device } }) => {
      await visitor.goto('/desk/own')
      await visitor.send('/desk/own/letters', { wants: 'daily', email: 'desk@harbour.example' })
      await visitor.use(device, 'officer')
    },
  },
  deskPasskeySent: {
    'adds a passkey': async ({ officer: { visitor, device } }) => {
      const spare = new Device()
      await visitor.goto('/desk/own/passkey')
      await visitor.use(spare, 'officer')
      await visitor.use(spare, 'officer')
      await visitor.use(device, 'officer')
    },
  },
  deskOfficersSent: {
    'makes a link for another officer': async ({ site, officer: { visitor } }) => {
      await anotherOfficer(site)
      await visitor.goto('/desk/officers')
      await writesOne(site, () => visitor.send('/desk/officers'))
    },
  },
  deskDecision: {
    refuses: async ({ site, officer }) => {
      await applied(site)
      await openApplication(officer.visitor)
      await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    },
    'takes back': async desk => {
      await junkAside(desk)
      await openApplication(desk.officer.visitor, LARKSPUR.name, 'stage=aside')
      await writesOne(desk.site, () => desk.officer.visitor.send('return'))
    },
    asks: async ({ site, officer }) => {
      await applied(site)
      await openApplication(officer.visitor)
      await officer.visitor.send('ask', { question: 'Who appointed you?' })
    },
    admits: async ({ site, officer }) => {
      await applied(site)
      await admitted(officer)
    },
    invites: async ({ officer, site }) => {
      await applied(site)
      await admitted(officer)
      await writesOne(site, () => invited(officer))
    },
  },
  deskOutboxSent: {
    'tries again what came back': async ({ site, officer }) => {
      await markReturned(site.log, LARKSPUR.email, 'officer-2', parseTime(site.now))
      await applied(site)
      await officer.visitor.goto('/desk/outbox')
      await officer.visitor.send('/desk/outbox')
    },
  },
  deskLetterSent: {
    reads: async ({ site, officer }) => {
      await applied(site)
      await readLetter(officer)
      assert.equal((await linesOf(site))[0]!.what, 'letter-read')
    },
    'hands over': async ({ site, officer }) => {
      await applied(site)
      await readLetter(officer)
      await officer.visitor.send('handed', { how: 'mail' })
    },
    'takes back that they have': async ({ site, officer }) => {
      await applied(site)
      await readLetter(officer)
      await officer.visitor.send('handed', { how: 'mail' })
      await officer.visitor.send('notHanded')
      await writesOne(site, () => officer.visitor.use(officer.device, 'officer'))
    },
    'says that it came back, and has it tried again': async ({ site, officer }) => {
      await applied(site)
      await readLetter(officer)
      await officer.visitor.send('handed', { how: 'mail' })
      await writesOne(site, () => officer.visitor.send('returned'))
      await applied(site)
      await openLetter(officer.visitor)
      await officer.visitor.send('again')
      assert.equal((await linesOf(site))[0]!.what, 'letter-again')
    },
  },
  deskLaunchSent: {
    'sets an hour': launch({ act: 'set', day: '2026-02-01', hour: '14:00' }),
    'ends the sealing': launch({ act: 'lift' }),
    'opens what is due': launch({ act: 'open' }),
  },
  deskInvitationsSent: {
    'invites a representative, then ends the invitation': async ({ officer, site }) => {
      const { device, visitor } = officer
      await visitor.goto('/desk/invitations')
      const who = { party: 'northhaven', person: 'Bo Ek', email: 'bo@northhaven.example' }
      await visitor.send('/desk/invitations', who)
      await visitor.use(device, 'officer')
      const end = load(visitor.shown.html)('[name="end"]').attr('value')!
      await writesOne(site, () => visitor.send('/desk/invitations', { end }))
    },
  },
  deskCallSent: {
    'sets the rule for reminders': async ({ officer: { visitor, device }, site }) => {
      await visitor.goto(`/desk/calls/${ACCORD}`)
      await visitor.send(`/desk/calls/${ACCORD}`)
      await writesOne(site, () => visitor.use(device, 'officer'))
    },
    'ends the rule for reminders': async ({ officer: { visitor, device }, site }) => {
      await visitor.goto(`/desk/calls/${ACCORD}`)
      await visitor.send(`/desk/calls/${ACCORD}`)
      await visitor.use(device, 'officer')
      await writesOne(site, () => visitor.send('off'))
    },
  },
  deskRemindSent: {
    'reminds those who were invited': async desk => {
      await invitee(desk)
      const { visitor, device } = desk.officer
      await readLetter(desk.officer)
      await visitor.send('handed', { how: 'mail' })
      desk.site.now = '2026-01-05T00:00:00Z'
      await signIn(visitor, device)
      await visitor.goto(`/desk/calls/${ACCORD}/remind`)
      await writesOne(desk.site, () => visitor.send('/remind'))
    },
  },
  deskInvitingSent: { 'says what it knows of an organisation, and signs': invitee },
  deskInvitingSigned: { 'invites an organisation': desk => writesOne(desk.site, () => invitee(desk)) },
  deskLimitsSent: {
    'lets a network through': async ({ officer, site }) => {
      const caught = { turn: 'application', by: 'network', who: '192.0.2.0/24' } as const
      await noteCaught(site.log.drawer, caught, parseTime(site.now))
      await officer.visitor.goto('/desk/limits')
      await officer.visitor.send('/desk/limits')
    },
  },
  deskDocumentSent: {
    'deletes a paper': async ({ officer, site }) => {
      const { visitor, own } = await applied(site)
      await visitor.goto(own)
      await visitor.send('/documents', { document: new File(['%PDF-1.7'], 'note.pdf') })
      await openApplication(officer.visitor, LARKSPUR.name)
      await officer.visitor.send('/documents/')
      await writesOne(site, () => officer.visitor.send('/documents/'))
    },
  },
  deskAsideSent: { 'sets applications aside': junkAside },
  deskPileSent: {
    'takes back what was set aside': desk =>
      junkAside(desk).then(() => writesOne(desk.site, () => desk.officer.visitor.send('return'))),
  },
  deskBulkSent: { 'reads a list': ({ officer }) => readList(officer) },
  deskBatchSent: {
    'approves a list': async ({ officer }) => {
      await readList(officer)
      await officer.visitor.use(officer.device, 'officer')
    },
    'drops a list': async ({ officer, site }) => {
      await readList(officer)
      await writesOne(site, () => officer.visitor.send('drop'))
    },
  },
  deskListsSent: { 'reads a list of supporters': ({ officer }) => readSupporters(officer) },
  deskListSent: {
    'answers a question of it': async ({ officer, site }) => {
      await readSupporters(officer)
      await writesOne(site, () => officer.visitor.send('settle'))
    },
    'approves a list of supporters': async ({ officer }) => {
      await readSupporters(officer)
      await officer.visitor.use(officer.device, 'officer', { looked: 'yes' })
    },
    'drops a list of supporters': async ({ officer, site }) => {
      await readSupporters(officer)
      await writesOne(site, () => officer.visitor.send('drop'))
    },
  },
  deskNamesSent: {
    'takes a name down': async ({ site, officer: { visitor } }) => {
      await site.post('call/policy-changed', { policy: INVITING, reason: said('Citizens too.') }, UNDER)
      await signedBy(site)
      await visitor.goto(`/desk/names/${ACCORD}`)
      await writesOne(site, () => visitor.send(load(visitor.shown.html)('[name="bar"]').attr('value')!))
    },
  },
  deskPreparedBegun: {
    'starts the draft of a call': async ({ site, officer }) => {
      await officer.visitor.goto('/desk/prepared')
      await writesOne(site, () => officer.visitor.send('/desk/prepared'))
    },
  },
  deskPreparedSaved: {
    'changes the draft of a call': async ({ site, officer }) => {
      await officer.visitor.goto('/desk/prepared')
      await officer.visitor.send('/desk/prepared')
      await writesOne(site, () => officer.visitor.send('/what', { 'titles.en': 'A call' }))
    },
  },
  deskPreparedReviewed: {
    'comments on the draft of a call, and deletes it': async ({ site, officer: { visitor } }) => {
      await prepared({ visitor }, {})
      await writesOne(site, () => visitor.send('comment', { words: 'Who wrote this?' }))
      await writesOne(site, () => visitor.send('drop'))
    },
    'marks a comment of a colleague as done': async ({ site, officer }) => {
      const draft = await prepared(officer, {})
      const other = await anotherOfficer(site)
      await other.visitor.goto(`${draft}/review`)
      await other.visitor.send('comment', { words: 'Who wrote this?' })
      await officer.visitor.goto(`${draft}/review`)
      await writesOne(site, () => officer.visitor.send('settle'))
    },
  },
  deskSettingsSent: {
    'sets the name': async ({ officer: { visitor, device } }) => {
      await visitor.goto('/desk/settings')
      await visitor.send('own', { 'name.en': 'Harbour Desk' })
      await visitor.use(device, 'officer')
    },
  },
  deskIndicatorsSent: {
    'publishes indicators': async ({ site, officer }) => {
      const here = `/desk/calls/${ACCORD}/indicators`
      await officer.visitor.goto(here)
      const file = new Blob([JSON.stringify(smallCatalogue())])
      await officer.visitor.send(here, { catalogue: 'year', file })
      await signed(site, officer)
    },
  },
  deskFormSent: { 'fills in and signs': suspended },
  deskActSigned: { signs: suspended, 'signs what asks for a second hand': waiting },
  deskSecondSent: {
    'signs second': async ({ site, officer }) => {
      const other = await anotherOfficer(site)
      const path = await waiting({ site, officer })
      await other.visitor.goto(path)
      await signed(site, other)
    },
    'takes back': async desk => {
      await waiting(desk)
      await desk.officer.visitor.send('drop')
    },
  },
}

async function linesOf(site: Depositary) {
  const found = await diary.all(site.log.drawer, parseTime(site.now))
  return found.map(({ value }) => value)
}

describe('every act of an officer', () => {
  let desk: Desk
  beforeEach(async () => {
    const site = await startDepositary({ parties: ['northhaven'] })
    desk = { site, officer: await enrolled(site) }
    await desk.officer.visitor.goto('/desk')
  })
  afterEach(() => desk.site.close())

  for (const [route, stories] of Object.entries(ACTS))
    for (const [name, story] of Object.entries(stories))
      it(`is an entry or a line in the diary: ${route}, ${name}`, async () => {
        const { site } = desk
        const [method, path] = ROUTES[route as RouteName]
        const isIt = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
        const told = async () => ({ size: site.log.head()!.size, lines: (await linesOf(site)).length })
        const before = await told()
        let sent = 0
        const { request } = site.app
        site.app.request = (input, init, ...rest) => {
          const { pathname } = new URL(String(input), 'https://harbour.example')
          if (init?.method === method && isIt.test(pathname)) sent++
          return request(input, init, ...rest)
        }
        await story(desk)
        const after = await told()
        assert.ok(sent > 0, `the story sends no form to ${path}`)
        assert.ok(after.size > before.size || after.lines > before.lines, 'nothing tells of it')
      })
})

describe('the diary of the desk', () => {
  let site: Depositary
  beforeEach(async () => {
    site = await startDepositary()
  })
  afterEach(() => site.close())

  it('tells who did what and when, newest first, by the name of the organisation while that is kept', async () => {
    const { device } = await enrolled(site)
    await applied(site)
    site.now = '2026-01-01T10:00:00Z'
    const visitor = new Visitor(site)
    await signIn(visitor, device)
    await openApplication(visitor)
    await visitor.send('refuse', { reason: 'Nobody answers at this domain.' })
    const shown = await visitor.goto('/desk/diary')
    const words = wordsOn(shown)
    assert.match(
      words,
      inOrder(
        '1 Jan 2026, 10:00 UTC officer-1',
        wording('diary.did.application-refused'),
        'officer-1',
        wording('diary.did.application-opened'),
        'officer-1',
        wording('diary.did.signed-in'),
        '1 Jan 2026, 00:00 UTC officer-1',
        wording('diary.did.signed-in'),
      ),
    )
    assert.match(words, /Larkspur Ferries/)
    assert.doesNotMatch(words, /Okafor|ada@|Nobody answers/)
    const [application] = linksIn(shown.html, /^\/desk\/applications\/[a-z0-9-]+$/)
    const id = application!.split('/').at(-1)!
    assert.ok(!words.includes(id), 'an id says nothing to whoever reads it')
    await applications.remove(site.log.drawer, id)
    const later = wordsOn(await visitor.goto('/desk/diary'))
    assert.doesNotMatch(later, /Larkspur/)
    assert.match(later, wording('diary.gone'))
  })

  it('leads each line to what it was about, and says who downloaded which list', async () => {
    const officer = await enrolled(site)
    const { visitor } = officer
    await invitesToJoin(officer)
    await launches(officer)
    const draft = await prepared(officer, { 'titles.en': 'A call of lamps' })
    assert.equal((await visitor.goto(`/desk/calls/${ACCORD}/invited.csv`)).status, 200)
    const { html } = await visitor.goto('/desk/diary')
    assert.match(
      wordsOn({ html }),
      inOrder(
        wording('diary.did.invited-downloaded'),
        `The Harbour Accord, ${say('en', 'bulk.rows', { count: 1 })}`,
        wording('diary.did.prepared-changed'),
        'A call of lamps',
        wording('diary.did.launch-set'),
        'The Harbour Accord',
        wording('diary.did.invited'),
        'Republic of Aurelia',
      ),
    )
    for (const path of [`${draft}/review`, `/desk/launch/${ACCORD}`, `/desk/calls/${ACCORD}`]) {
      assert.ok(linksIn(html, new RegExp(`^${path}$`)).length > 0, path)
      assert.equal((await visitor.goto(path)).status, 200)
    }
  })

  it('goes a page at a time', async () => {
    const { visitor, device } = await enrolled(site)
    for (let n = 0; n < 101; n++) {
      // No oftener than one passkey may.
      site.now = formatTime(parseTime(site.now) + 10)
      await signIn(new Visitor(site), device)
    }
    const signedIn = ({ html }: Shown) =>
      wordsIn(html, 'th[scope="row"]').filter(words => wording('diary.did.signed-in').test(words)).length
    const first = await visitor.goto('/desk/diary')
    assert.equal(signedIn(first), 100)
    const next = load(first.html)('a[rel="next"]').attr('href')!
    const rest = await visitor.goto(next)
    assert.equal(signedIn(rest), 2)
    assert.match(wordsOn(rest), wording('roll.first'))
  })

  it('is for officers alone', async () => {
    assert.ok(await printedLink(site))
    assert.equal((await site.get('/desk/diary')).status, 401)
  })
})
