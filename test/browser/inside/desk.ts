import { load } from 'cheerio'
import { parseTime } from '../../../src/core/time.ts'
import { noteCaught } from '../../../src/people/limit-hits.ts'
import { FORMS } from '../../../src/web/desk/form/forms.ts'
import { STEPS } from '../../../src/web/desk/prepared/steps.ts'
import { admit } from '../../depositary.ts'
import { AURELIA, invitesToJoin } from '../../desk/aurelia.ts'
import { Device } from '../../desk/device.ts'
import { flooded, hasConfirmed, JUNK_NETWORK } from '../../desk/flood.ts'
import { LIST } from '../../desk/list-desk.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  awaited,
  enrolled,
  filled,
  invited,
  LARKSPUR,
  type Officer,
  openApplication,
  openLetter,
  prepared,
  printedLink,
  REMOVAL,
  readLetter,
  sendSteps,
  setAside,
  signed,
} from '../../desk/people.ts'
import { Visitor } from '../../desk/visitor.ts'
import { ACCORD, inEnglish, listed, OPENED } from '../../harbour.ts'
import type { Album } from './album.ts'

/** The desk of a depositary with two officers, on a day with something of everything. */

const RECORD = 'larkspur-pledge'
const PLEDGE = {
  ...OPENED,
  titles: inEnglish('The Larkspur Pledge'),
  convener: { names: inEnglish('Larkspur Foundation'), url: 'https://www.larkspur.example/pledge' },
  authority: { level: 'independent', note: null, source: null, evidence: [] },
} as const
const FOUNDATION = { kind: 'civil-society', country: 'DE', person: 'Ada Okafor', role: 'Director' }
const PDF = new File(['%PDF-1.7\n%%EOF'], 'note.pdf', { type: 'application/pdf' })

/** What a list brings besides good rows: one like a party, one like another row, and some that cannot be read. */
const DOUBTFUL = [
  LIST,
  'Nort\u04bbhaven,company,DE,n.example,,,,,',
  'Bad kind,guild,FR,b.example,,Bo Ek,,a@b@c,md5:1',
  'Academy of Harbours,academia,FR,m.example,,Di Ott,Rector,di@m.example,',
].join('\n')

/** From the first officer's link to the last form. */
export async function walkDesk(album: Album): Promise<{ one: Officer; two: Officer }> {
  const { site } = album
  const first = new Visitor(site)
  await album.keep('deskEnrol', (await printedLink(site))!, first)
  const step = new Visitor(site)
  await step.goto((await printedLink(site))!)
  await step.send('/desk/enrol', { id: 'officer-0', name: '' })
  await album.keep('deskEnrol', step.shown.path, step)
  await step.use(new Device(), 'officer')
  await album.keep('deskEnrol', step.shown.path, step)
  await album.keep('deskSignIn', '/desk/sign-in?to=/desk/diary', first)
  const one = await enrolled(site)
  const two = await anotherOfficer(site)
  const desk = one.visitor
  await album.keep('desk', '/desk?welcome=1', desk)
  await passkeys(album, one)
  await applications(album, one)
  await lists(album, one)
  await supporters(album, one)
  await acts(album, one, two)
  await rooms(album, one)
  await lesserOffices(album)
  await preparing(album, one)
  await forms(album, one)
  return { one, two }
}

async function passkeys(album: Album, { visitor }: Officer): Promise<void> {
  const spare = new Device()
  await album.keep('deskPasskey', '/desk/own/passkey', visitor)
  await visitor.goto('/desk/own/passkey')
  await visitor.use(spare, 'officer', { label: 'Safe in the archive' })
  await album.keep('deskPasskey', visitor.shown.path, visitor)
  await visitor.use(spare, 'officer')
  await album.keep('deskPasskey', visitor.shown.path, visitor)
}

/** Applications of every fate, one of them with doubts, papers, and what was asked and answered. */
async function applications(album: Album, officer: Officer): Promise<void> {
  const { site } = album
  const { visitor } = officer
  const page = (name: string) => openApplication(visitor, name).then(({ path }) => path)
  const ada = await applied(site, { words: 'We have run ferries since 1902.\nOur board has met.' })
  await ada.visitor.goto(ada.own)
  await ada.visitor.send('/documents', { document: PDF })
  await ada.visitor.send('/email', { address: LARKSPUR.email })
  await ada.visitor.send('/domain', { domain: LARKSPUR.domain })
  await applied(site, { name: 'Larkspur', person: 'Sam Reed', email: 's@larkspur.example' })
  await applied(site, { name: 'N\u043erthhaven', domain: 'nh.example', email: 'b@mail.example' })
  for (const name of ['Quiet Quay', 'Long Pier', 'Small Slip', 'Tern Island Pilots'])
    await applied(site, {
      name,
      country: 'FR',
      domain: `${name.split(' ')[1]!.toLowerCase()}.example`,
      email: `x@${name.split(' ')[1]!.toLowerCase()}.example`,
    })
  await openApplication(visitor, 'Quiet Quay')
  await visitor.send('ask', { question: 'Who appointed you?\nAnd when?' })
  await album.keep('deskApplication', visitor.shown.path, visitor)
  await openApplication(visitor, 'Long Pier')
  await visitor.send('refuse', { reason: 'Nobody answers at this domain.' })
  await album.keep('deskApplication', visitor.shown.path, visitor)

  const path = await page(LARKSPUR.name)
  const decision = path.split('?')[0]!
  await album.keep('deskApplication', path, visitor)
  await album.keep('deskDecision', decision, visitor, { decision: 'admit' })
  await album.keep('deskDecision', decision, visitor, { decision: 'ask', question: '' })
  await visitor.goto(path)
  await visitor.send('admit', { mandate: 'domain', note: 'A record in its DNS.', checked: '2026-01-01' })
  await album.keep('deskAct', visitor.shown.path, visitor)

  await admitted(officer, 'Small Slip')
  await album.keep('deskApplication', visitor.shown.path, visitor)
  const link = await invited(officer)
  await album.keep('deskApplication', visitor.shown.path, visitor)
  await album.keep('invitation', link, new Visitor(site))
  const [representative, phone] = [new Visitor(site), new Device()]
  await representative.goto(link)
  await representative.use(phone, 'party', { agree: 'yes' })
  await album.keep('invitation', representative.shown.path, representative)
  await representative.use(phone, 'party')
  await album.keep('invitation', link, representative)

  const applicant = new Visitor(site)
  await applicant.goto(`/${ACCORD}/apply`)
  for (const wrong of [{ person: '' }, { words: '\u202e' }]) {
    await applicant.send('/apply', LARKSPUR)
    await album.keep('applyStep', applicant.shown.path, applicant)
    await album.keep('applyStepSent', applicant.shown.path, applicant, wrong)
  }
  await applicant.send('/apply')
  await album.keep('applyStep', applicant.shown.path, applicant)

  await site.post('call/opened', PLEDGE, { call: RECORD })
  await site.post('party/listed', listed('tidewater', '2025-03-01'), { call: RECORD })
  const convener = new Visitor(site)
  await convener.goto(`/${RECORD}/apply`)
  await sendSteps(convener, { ...FOUNDATION, email: LARKSPUR.email, words: 'We published it.' })
  await album.keep('application', convener.shown.path, convener)
  await album.keep('deskApplication', await page('Larkspur Foundation'), visitor)
  await album.keep('desk', '/desk', visitor)
  for (const query of ['stage=any', 'stage=asked&q=quay', 'q=nobody+at+all', 'doubts=some&country=DE'])
    await album.keep('desk', `/desk?${query}`, visitor)
}

async function lists(album: Album, { visitor, device }: Officer): Promise<void> {
  const { site } = album
  await album.keep('deskBulk', '/desk/bulk', visitor)
  await album.keep('deskBulkSent', '/desk/bulk', visitor, { title: '', note: '', list: new Blob([]) })
  const reads = async (title: string, list: string) => {
    await visitor.goto('/desk/bulk')
    const typed = {
      title,
      call: ACCORD,
      lang: 'en',
      mandate: 'domain',
      note: 'Read.',
      does: 'admit',
      invites: 'yes',
    }
    return (await visitor.send('/desk/bulk', { ...typed, list: new Blob([list]) })).path
  }
  const plan = await reads('Founders', DOUBTFUL)
  await album.keep('deskBatch', plan, visitor)
  await album.keep('deskBatch', `${plan}?doubtful=yes&plan=doubt`, visitor)
  await reads('Founders', LIST)
  await admit(site, 'alder-lines')
  const { path } = await visitor.use(device, 'officer', { looked: 'yes' })
  await site.running.worker.workOff()
  await album.keep('deskBatch', path, visitor)
  await album.keep('deskBulk', '/desk/bulk', visitor)
}

/** Two lists of supporters: of the second a name has changed, and some rows are people. */
async function supporters(album: Album, { visitor, device }: Officer): Promise<void> {
  const { site } = album
  const typed = { call: ACCORD, title: 'Friends of the harbour', whole: 'yes', date: '2025-05-01' }
  const reads = async (list: string, more = {}) => {
    await visitor.goto('/desk/lists')
    return (await visitor.send('/desk/lists', { ...typed, ...more, list: new Blob([list]) })).path
  }
  await album.keep('deskLists', '/desk/lists', visitor)
  await album.keep('deskListsSent', '/desk/lists', visitor, { title: '', list: new Blob([]) })
  await reads(SUPPORTERS)
  const { path } = await visitor.use(device, 'officer')
  await site.running.worker.workOff()
  await album.keep('deskList', path, visitor)
  const later = await reads(LATER, { date: '2025-11-01' })
  await album.keep('deskList', later, visitor)
  await album.keep('deskList', `${later}?show=doubts`, visitor)
  await album.keep('deskLists', '/desk/lists', visitor)
}

const SUPPORTERS = [
  'name,category,country',
  'Quayside Sofware,company,DE',
  'Old Lamp Society,civil society,FR',
  'Lighthouse Trust,civil society,FR',
].join('\n')
const LATER = [
  'name,category,country',
  'Quayside Software,company,DE',
  'Lamp Society of the Coast,civil society,FR',
  'Lighthouse Trust,civil society,IT',
  'Ada Okafor,,FR',
  ',company,FR',
].join('\n')

/** Acts that wait: for the officer's own passkey, for another officer, for a party. */
async function acts(album: Album, one: Officer, two: Officer): Promise<void> {
  const { site } = album
  await filled(one, 'removal', REMOVAL)
  await album.keep('deskAct', one.visitor.shown.path, one.visitor)
  const removal = await awaited(one)
  await album.keep('deskSecond', `${removal}?kept=1`, one.visitor)
  await album.keep('deskSecond', removal, two.visitor)
  await filled(one, 'merge', {
    party: 'eastport',
    into: 'westbank',
    reason: 'Bought by it.',
    [`carry-${ACCORD}`]: 'yes',
  })
  await album.keep('deskAct', one.visitor.shown.path, one.visitor)
  await album.keep('deskSecond', await awaited(one), one.visitor)
  await filled(one, 'switch', {
    which: 'applications',
    to: 'off',
    reason: 'Forged papers from one provider.',
  })
  await album.keep('deskAct', one.visitor.shown.path, one.visitor)
  await signed(site, one)
  await album.keep('desk', one.visitor.shown.path, one.visitor)
  await album.keep('deskSeconds', '/desk/second', two.visitor)
  await album.keep('deskCalls', '/desk/calls', one.visitor)
  await album.keep('deskCall', `/desk/calls/${ACCORD}?done=${site.log.head()!.size - 1}`, one.visitor)
  await album.keep('deskOrganisations', '/desk/organisations', one.visitor)
  await album.keep('deskOrganisations', '/desk/organisations?q=nobody', one.visitor)
  await album.keep('deskOrganisation', '/desk/organisations/northhaven', one.visitor)
  await filled(one, 'switch', { which: 'applications', to: 'on', reason: 'The provider has mended it.' })
  await signed(site, one)
}

async function rooms(album: Album, officer: Officer): Promise<void> {
  const { site } = album
  const { visitor } = officer
  const now = parseTime(site.now)
  await album.keep('deskInviting', '/desk/inviting', visitor)
  await album.keep('deskInvitingSent', '/desk/inviting', visitor, { name: '', email: 'x' })
  await visitor.goto('/desk/inviting')
  await visitor.send('/desk/inviting', AURELIA)
  await album.keep('deskInvitingNow', visitor.shown.path, visitor)
  await album.keep('deskInvitingSigned', visitor.shown.path, visitor, {})
  const link = await invitesToJoin(officer)
  await album.keep('deskInvitations', '/desk/invitations', visitor)
  await album.keep('invitation', link, new Visitor(site))
  await album.keep('invitationSent', link, new Visitor(site), { how: 'sign' })
  const unwilling = await invitesToJoin(officer, {
    name: 'Dunmere',
    party: 'dunmere',
    domain: 'dunmere.example',
    email: 'c@dunmere.example',
  })
  await album.keep('declining', `${unwilling}/no`, new Visitor(site))
  await album.keep('declined', `${unwilling}/no`, new Visitor(site), { said: 'x'.repeat(1_001) })
  const no = new Visitor(site)
  await no.goto(`${unwilling}/no`)
  await no.send('/no', { sure: 'yes', said: 'Not this year.' })
  await album.keep('declining', `${unwilling}/no`, new Visitor(site))
  await album.keep('deskCalls', '/desk/calls', visitor)
  await album.keep('deskCall', `/desk/calls/${ACCORD}`, visitor)
  await album.keep('deskCallSent', `/desk/calls/${ACCORD}`, visitor, { rule: 'on', days: '1', most: '9' })
  await album.keep('deskCycle', `/desk/calls/${ACCORD}/cycle`, visitor)
  await album.keep('deskRemind', `/desk/calls/${ACCORD}/remind`, visitor)
  const [ada, phone] = [new Visitor(site), new Device()]
  await ada.goto(link)
  await ada.use(phone, 'party', { how: 'sign', agree: 'on' })
  await album.keep('invitation', ada.shown.path, ada)
  await album.keep('deskLimits', '/desk/limits', visitor)
  for (const caught of [
    { turn: 'application', by: 'network', who: '192.0.2.0/24' },
    { turn: 'application', by: 'domain', who: 'mailboxes.example' },
  ] as const)
    await noteCaught(site.log.drawer, caught, now)
  const { path } = await openLetter(visitor)
  await album.keep('deskLetter', path, visitor)
  await readLetter(officer, path)
  await visitor.send('handed', { how: 'mail' })
  await album.keep('deskLetter', visitor.shown.path, visitor)
  await visitor.send('returned')
  await album.keep('deskLetter', visitor.shown.path, visitor)
  await album.keep('deskOutbox', '/desk/outbox', visitor)
  await album.keep('deskOutbox', '/desk/outbox?q=nobody', visitor)
  await album.keep('deskInvitations', '/desk/invitations', visitor)
  await album.keep('deskInvitationsSent', '/desk/invitations', visitor, {
    party: 'nobody',
    person: '',
    email: 'x',
  })
  await album.keep('deskLimits', '/desk/limits', visitor)
  await album.keep('deskAsides', '/desk/aside', visitor)
  await flooded(site, 60)
  await hasConfirmed(site, 'Junk 0007', 'clerk@junk-7.example')
  const junk = `network=${encodeURIComponent(JUNK_NETWORK)}`
  await album.keep('deskAside', `/desk/aside/new?${junk}`, visitor)
  await album.keep('deskAsideSent', `/desk/aside/new?${junk}`, visitor, { reason: '', count: '1' })
  const pile = await setAside({ visitor }, junk, { reason: 'Made up.', count: '60', living: 'yes' })
  await album.keep('deskPile', pile, visitor)
  await album.keep('deskAsides', '/desk/aside', visitor)
  await album.keep('desk', '/desk?stage=aside', visitor)
  await openApplication(visitor, 'Junk 0007', 'stage=aside&q=Junk+0007')
  await album.keep('deskApplication', visitor.shown.path, visitor)
  await album.keep('deskSettings', '/desk/settings', visitor)
  await album.keep('deskSettingsSent', '/desk/settings', visitor, { 'standing.zone': '', zone: 'Atlantis' })
  await album.keep('deskOfficers', '/desk/officers', visitor)
  await album.keep('deskOwn', '/desk/own', visitor)
  await album.keep('deskDiary', '/desk/diary', visitor)
}

/** A call in two languages: each step as it begins, as it is refused, and filled in; then opened. */
async function preparing(album: Album, officer: Officer): Promise<void> {
  const { visitor } = officer
  await album.keep('deskPrepared', '/desk/prepared', visitor)
  const draft = await prepared(officer, {})
  for (const step of STEPS) await album.keep('deskPreparedStep', `${draft}/${step}`, visitor)
  await album.keep('deskPreparedReview', `${draft}/review`, visitor)
  await album.keep('deskPreparedPreview', `${draft}/preview`, visitor)
  await album.keep('deskPreparedSaved', `${draft}/what`, visitor, { began: 'another', 'titles.en': 'Late' })
  const whole = await prepared(officer, LANTERN)
  await visitor.goto(`${whole}/principles`)
  const marks = [...load(visitor.shown.html)('.marking input[type=checkbox]')]
  await visitor.send(
    '/principles',
    Object.fromEntries(marks.map(({ attribs }) => [attribs.name!, attribs.value!])),
  )
  await visitor.goto(`${whole}/review`)
  await visitor.send('comment', { words: 'Is this the word that the charter has?\nI think so.' })
  for (const step of STEPS) {
    await album.keep('deskPreparedStep', `${whole}/${step}`, visitor)
    await album.keep('deskPreparedStep', `${whole}/${step}?check=1`, visitor)
  }
  await album.keep('deskPreparedReview', `${whole}/review`, visitor)
  await album.keep('deskPreparedReviewed', `${whole}/review`, visitor, { do: 'comment', words: '' })
  await album.keep('deskPreparedPreview', `${whole}/preview`, visitor)
  await album.keep('deskPrepared', '/desk/prepared', visitor)
  await visitor.goto(`${whole}/review`)
  await visitor.send('prepare')
  await album.keep('deskAct', visitor.shown.path, visitor)
  await signed(album.site, officer)
  await album.keep('deskOpened', visitor.shown.path, visitor)
}

const LANTERN = {
  'titles.en': 'The Lantern Letter',
  'titles.fr': 'La Lettre des lanternes',
  'summary.en': 'Light that falls where somebody needs it.',
  'convener.en': 'Lantern Foundation',
  authority: 'declared',
  deed: 'sign',
  preset: 'domain',
  'text.en':
    'We ask each other to:\n\n- Shield every lamp: no light goes above the horizon.\n- Dim the night.\n',
  ...{ opens: 'hour', day: '2026-01-20', hour: '15:00', zone: 'Europe/Paris' },
}

/** What those see who prepare, and those who only look. */
async function lesserOffices(album: Album): Promise<void> {
  for (const office of ['drafter', 'reader'] as const) {
    const { visitor } = await anotherOfficer(album.site, `a-${office}`, office)
    await album.keep('desk', '/desk', visitor)
    await openApplication(visitor, LARKSPUR.name)
    await album.keep('deskApplication', visitor.shown.path, visitor)
    await album.keep('deskOutbox', '/desk/outbox', visitor)
    await album.keep('deskBulk', '/desk/bulk', visitor)
    await album.keep('deskLaunch', `/desk/launch/${ACCORD}`, visitor)
    await album.keep('deskOfficers', '/desk/officers', visitor)
    await album.keep('deskSettings', '/desk/settings', visitor)
  }
}

/** What each form is filled in with where it is come to by a link; the rest are begun with nothing. */
const BEGUN: Readonly<Record<string, string>> = {
  check: '?party=northhaven&method=domain',
  party: '?party=northhaven',
  policy: `?call=${ACCORD}`,
  text: `?call=${ACCORD}`,
  merge: '?party=eastport',
  claim: `?call=${RECORD}`,
  switch: '?which=signing&to=off',
}

/** Each as it is begun, and as it comes back where nothing was typed. */
async function forms(album: Album, { visitor }: Officer): Promise<void> {
  for (const name of Object.keys(FORMS)) {
    await album.keep('deskForm', `/desk/new/${name}${BEGUN[name] ?? ''}`, visitor)
    await album.keep('deskFormSent', `/desk/new/${name}`, visitor, {})
  }
}
