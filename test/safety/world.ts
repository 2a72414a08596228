import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { codeFor, newCode } from '../../src/people/codes.ts'
import { colleagueFor } from '../../src/people/colleagues.ts'
import { openedSession } from '../../src/people/drawer.fixture.ts'
import { wishesLink } from '../../src/people/recipients.ts'
import { sessionsOf } from '../../src/people/sessions.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  enrolled,
  filled,
  invited,
  LARKSPUR,
  type Officer,
  openApplication,
  openLetter,
  printedLink,
} from '../desk/people.ts'
import { Visitor } from '../desk/visitor.ts'
import { ACCORD, INVITING, MANIFEST_DIGEST, said, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { asked, signedBy } from '../person/citizen.ts'

/** Everybody who may come to the house, each with what their browser holds. */
export const ROLES = [
  'nobody',
  'applicant',
  'representative of Northhaven',
  'representative of Eastport',
  'reader of Northhaven',
  'officer',
  'another officer',
  'officer who drafts',
  'officer who reads',
  'officer whose office ended',
  'officer whose key was revoked',
] as const
export type Role = (typeof ROLES)[number]

export type Link =
  | 'application'
  | 'invitation'
  | 'enrolment'
  | 'colleague'
  | 'wishes'
  | 'address'
  | 'person'
  | 'code of a person'
  | 'act of an officer'
  | 'act of Northhaven'
  | 'draft'
  | 'begun application'

export interface World {
  readonly site: Depositary
  readonly officer: Officer
  /** The Cookie header of each. */
  readonly cookies: Readonly<Record<Role, string>>
  /** What stands in addresses, good and begun by whoever it says. */
  readonly links: Readonly<Record<Link, string>>
  /** A link of the sort `code of a person`, of somebody new: ten wrong codes end one. */
  readonly freshCode: () => Promise<string>
  /** The id of the application that waits. */
  readonly application: string
  /** The id of a letter that waits to be handed over. */
  readonly letter: string
}

const last = (path: string) => path.split(/[?#]/)[0]!.split('/').at(-1)!

/** A register with parties and officers of every fate, in which one thing of each sort waits. */
export async function newWorld(): Promise<World> {
  const site = await startDepositary({ parties: ['northhaven', 'eastport'] })
  await site.post(
    'call/policy-changed',
    { policy: INVITING, reason: said('Citizens too.') },
    { call: ACCORD },
  )
  const officer = await enrolled(site)
  const another = await anotherOfficer(site)
  const drafting = await anotherOfficer(site, 'officer-5', 'drafter')
  const reading = await anotherOfficer(site, 'officer-6', 'reader')
  const ended = await anotherOfficer(site, 'officer-3')
  const revoked = await anotherOfficer(site, 'officer-4')
  await site.post('role/ended', { id: 'officer-3', reason: { lang: 'en', text: 'Has left the house.' } })
  const { drawer } = site.log
  const now = parseTime(site.now)
  const [session] = await sessionsOf(drawer, 'officer-4', now)
  await site.post('key/revoked', { keyid: session!.value.keyid, reason: { lang: 'en', text: 'Lost.' } })

  const own = await applied(site, { name: 'Meridian Cranes', domain: 'meridian.example' })
  await openApplication(officer.visitor, 'Meridian Cranes')
  const application = last(officer.visitor.shown.path)
  await applied(site)
  await admitted(officer, LARKSPUR.name)
  const invitation = await invited(officer)
  const letter = last((await openLetter(officer.visitor)).path)
  await filled(officer, 'revocation', { keyid: partyKey('eastport').keyid, reason: 'It was lost.' })
  const act = last(officer.visitor.shown.path)
  const enrolment = (await printedLink(site, { another: true }))!

  const representative = async (party: string, { keyid } = partyKey(party)) => {
    const token = await openedSession(drawer, { use: 'party', holder: party, keyid }, now)
    return `__Host-avow-party=${token}`
  }
  const northhaven = new Visitor(site)
  await northhaven.goto(`/${ACCORD}/sign?who=organisation`)
  await northhaven.send('/sign', { party: 'northhaven' })
  const draft = northhaven.shown.path.split('/')[3]!
  await northhaven.goto(`/${ACCORD}/apply`)
  await northhaven.send('/apply', LARKSPUR)
  const begun = northhaven.shown.path.split('/')[3]!
  const ofNorthhaven = `${await representative('northhaven')}; ${northhaven.cookies}`
  const reader = partyKey('northhaven reader')
  await site.post(
    'key/added',
    { holder: 'northhaven', key: reader.key, role: 'reader', reason: null },
    { by: 'northhaven', signers: [partyKey('northhaven'), reader] },
  )
  const actOfParty = await site.app.request('/representative/new/revocation', {
    method: 'POST',
    headers: { accept: 'text/html', cookie: ofNorthhaven },
    body: new URLSearchParams({ keyid: reader.keyid, reason: 'Has left.' }),
  })
  let asking = 0
  const freshCode = async () => {
    const email = `citizen-${asking++}@citizen.example`
    return last((await asked(site, { email })).shown.path)
  }
  const wishes = wishesLink(site.log, 'ada@meridian.example', { expires: now + 9999 }, now)
  await drawer.apply([wishes.laid], now)
  const colleague = { party: 'northhaven', label: 'A colleague', role: 'drafter', by: 'x' } as const
  const newColleague = colleagueFor(colleague, now)
  await drawer.apply(newColleague.changes, now)
  const code = await codeFor(
    site.log,
    { application, address: 'ada@meridian.example', payers: ['192.0.2.1'] },
    newCode(),
    now,
  )
  await drawer.apply(code.changes, now)
  return {
    site,
    officer,
    cookies: {
      nobody: '',
      applicant: own.visitor.cookies,
      'representative of Northhaven': ofNorthhaven,
      'representative of Eastport': await representative('eastport'),
      'reader of Northhaven': await representative('northhaven', reader),
      officer: officer.visitor.cookies,
      'another officer': another.visitor.cookies,
      'officer who drafts': drafting.visitor.cookies,
      'officer who reads': reading.visitor.cookies,
      'officer whose office ended': ended.visitor.cookies,
      'officer whose key was revoked': revoked.visitor.cookies,
    },
    links: {
      application: last(own.own),
      invitation: last(invitation),
      enrolment: last(enrolment),
      colleague: newColleague.token,
      address: code.token,
      wishes: wishes.token,
      person: last((await signedBy(site)).own),
      'code of a person': last((await asked(site, { email: 'blaise@citizen.example' })).shown.path),
      'act of an officer': act,
      'act of Northhaven': last(actOfParty.headers.get('location')!),
      draft,
      'begun application': begun,
    },
    freshCode,
    application,
    letter,
  }
}

/** What the parts of addresses stand for, unless a route says otherwise. */
export const PARTS: Readonly<Record<string, string>> = {
  invitee: 'nobody',
  call: ACCORD,
  id: 'northhaven',
  commitment: 'berths',
  principle: 'one',
  index: '0',
  size: '1',
  digest: digestOf(utf8(WORDS.en)),
  evidence: digestOf(utf8(WORDS.en)),
  manifest: MANIFEST_DIGEST,
  form: 'removal',
  act: 'A'.repeat(43),
  joint: 'A'.repeat(43),
  party: 'northhaven',
  code: 'call_unknown',
  begins: 'calls',
  prepared: '0000000-a',
  stage: 'what',
  step: 'you',
}
