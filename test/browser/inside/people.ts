import assert from 'node:assert/strict'
import { utf8 } from '../../../src/core/bytes.ts'
import { parseTime } from '../../../src/core/time.ts'
import { challengeOf } from '../../../src/people/challenges.ts'
import { letterWords } from '../../../src/people/letters.ts'
import { keepEvidence, keepProof } from '../../../src/people/proofs.ts'
import { wishesLink } from '../../../src/people/recipients.ts'
import { FORMS } from '../../../src/web/representative/forms.ts'
import { applied, type Officer, openApplication } from '../../desk/people.ts'
import { linksIn, Visitor, wordsOn } from '../../desk/visitor.ts'
import { ACCORD } from '../../harbour.ts'
import { asked, erased, letterTo, linkIn, signedBy } from '../../person/citizen.ts'
import { linkFor, madeBy, type Person, representative } from '../../representative/people.ts'
import { toConfirm } from '../../sign/signatory.ts'
import type { Album } from './album.ts'

/**
 * Applicants, representatives with their colleagues, and citizens: whoever comes by a link, or with a party's passkey.
 */

const HERON = { name: 'Heron Harbours', domain: 'heron.example', email: 'ada@heron.example' }
const nobody = { cookies: '' }

export async function walkApplicants(album: Album, officer: Officer): Promise<void> {
  const { site } = album
  const { drawer } = site.log
  const now = parseTime(site.now)
  const { visitor, own } = await applied(site, { ...HERON, words: 'Our board has met.\nTwice.' })
  const page = () => album.keep('application', own, nobody)
  await album.keep('application', `${own}?new=1`, nobody)
  await visitor.goto(own)
  await visitor.send('/email', { address: HERON.email })
  await visitor.goto(own)
  await visitor.send('/domain', { domain: HERON.domain })
  const paper = new File(['%PDF-1.7\n%%EOF'], 'x.pdf', { type: 'application/pdf' })
  await visitor.goto(own)
  await visitor.send('/documents', { document: paper })
  await page()
  await album.keep('emailSent', `${own}/email`, nobody, { address: 'not an address' })
  await album.keep('codeSent', `${own}/code`, nobody, { code: '' })
  await album.keep('domainSent', `${own}/domain`, nobody, { domain: 'not a domain' })
  await album.keep('documentSent', `${own}/documents`, nobody, { document: new File(['MZ'], 'x.pdf') })
  const code = await letterTo(site, HERON.email, 'address-code')
  await album.keep('address', linkIn(code, '/addresses/'), nobody)
  await album.keep('addressConfirmed', linkIn(code, '/addresses/').split('?')[0]!, nobody, { decision: 'no' })
  await visitor.goto(own)
  await visitor.send('/code', { code: /\b\d{6,8}\b/.exec(code.text)![0] })
  await album.keep('address', linkIn(code, '/addresses/'), nobody)

  // What the DNS said, as a look would have kept it.
  await openApplication(officer.visitor, 'Heron Harbours')
  const id = officer.visitor.shown.path.split(/[/?]/)[3]!
  const { token } = (await challengeOf(drawer, id, now))!
  const evidence = [
    await keepEvidence(drawer, { mediaType: 'message/http', bytes: utf8('HTTP/1.1 200 OK') }, now),
  ]
  const seen = {
    method: 'domain',
    how: 'https',
    dnssec: null,
    token,
    entry: null,
    handed: null,
    at: now,
    evidence,
  } as const
  await keepProof(drawer, id, { ...seen, what: HERON.domain, domain: HERON.domain })
  await openApplication(officer.visitor, 'Heron Harbours')
  await album.keep('deskApplication', officer.visitor.shown.path, officer.visitor)
  await officer.visitor.send('ask', { question: 'Who appointed you?' })
  await page()
  await album.keep('applicationAnswer', `${own}/answer`, nobody, { answer: 'x'.repeat(2001) })
  await visitor.goto(own)
  await visitor.send('/answer', { answer: 'The board,\nlast May.' })
  await page()
  await openApplication(officer.visitor, 'Heron Harbours')
  await officer.visitor.send('refuse', { reason: 'The harbour says otherwise.' })
  await page()
  const link = wishesLink(site.log, HERON.email, { expires: now + 9999 }, now)
  await site.log.drawer.apply([link.laid], now)
  const wishes = `/letters/${link.token}`
  await album.keep('letters', wishes, nobody)
  await album.keep('lettersStop', `${wishes}/stop`, nobody)
}

const NGO = 'westbank'

export async function walkRepresentatives(album: Album): Promise<void> {
  const { site } = album
  const ada = await representative(site, 'northhaven')
  const ben = await representative(site, 'meridian')
  await album.keep('representativeSignIn', '/representative/sign-in?to=/representative', nobody)
  const step = new Visitor(site)
  await step.goto(`/${ACCORD}/sign`)
  await album.keep('sign', step.shown.path, step)
  await step.goto(`/${ACCORD}/sign?who=organisation`)
  await album.keep('signBegun', step.shown.path, step, { party: '' })
  await step.send('/sign', { party: 'meridian' })
  await album.keep('signRead', step.shown.path, step)
  const words = { reservation: 'Not at night.', 'reservation.lang': 'en' }
  await album.keep('signReadSent', step.shown.path, step, { reservation: '\u202eevil' })
  const signing = await toConfirm(site, 'meridian', { words })
  await album.keep('signConfirm', signing.path, signing)
  await signing.use(ben.device, 'party')
  assert.match(signing.path, /\/signed/, signing.text)
  await album.keep('entrySigned', signing.path, signing)
  await album.keep('entryReceipt', signing.path.replace('signed', 'receipt'), signing)

  const home = () => album.keep('representative', '/representative', ada.visitor)
  await home()
  await album.keep('representativeName', '/representative/name', ada.visitor)
  await album.keep('representativeNameSent', '/representative/name', ada.visitor, { label: 'x'.repeat(121) })
  await album.keep('representativeColleagues', '/representative/colleagues', ada.visitor)
  await album.keep('representativeColleaguesSent', '/representative/colleagues', ada.visitor, { label: '' })
  const link = await linkFor(ada, 'Ben Osei')
  const again = await linkFor(ada, 'Our archive', 'reader')
  await album.keep('colleague', link, nobody)
  const colleague = await madeBy(site, link)
  await album.keep('colleague', colleague.visitor.shown.path, colleague.visitor)
  await home()
  await ada.visitor.goto('/representative')
  await ada.visitor.use(ada.device, 'party')
  await album.keep('representative', ada.visitor.shown.path, ada.visitor)
  await album.keep('colleague', link, nobody)
  await readerOf(album, ada, again)

  await walkContacts(album, ada)

  const objection = { call: ACCORD, party: 'meridian', words: 'We cannot accept that. '.repeat(20) }
  const fill = async ({ visitor, device }: Person, form: string, typed: Record<string, string>) => {
    await visitor.goto(`/representative/new/${form}`)
    await visitor.send(form, typed)
    await album.keep('representativeAct', visitor.shown.path, visitor)
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/, wordsOn(visitor.shown))
  }
  await fill(ada, 'objection', objection)
  await fill(ada, 'voucher', { party: NGO, stands: 'yes', note: 'Neighbours for ten years.' })
  for (const form of Object.keys(FORMS)) {
    const { visitor } = form === 'answer' ? ben : ada
    await album.keep('representativeForm', `/representative/new/${form}`, visitor)
    await album.keep('representativeFormSent', `/representative/new/${form}`, visitor, {})
  }
  const west = await representative(site, 'westbank')
  await album.keep('representative', '/representative', west.visitor)
  const cosign = /\/representative\/cosign\/[\w-]{43}/.exec(west.visitor.shown.html)![0]
  await album.keep('representativeCosign', cosign, west.visitor)
}

/** Whom letters go to, who was asked, and to whom they end: on the party's pages, and on that of whoever reads them. */
async function walkContacts(album: Album, { visitor }: Person): Promise<void> {
  const { site } = album
  const page = '/representative/contacts'
  await album.keep('representativeContacts', page, visitor)
  await album.keep('representativeContactsSent', page, visitor, { name: '', email: 'nobody' })
  await visitor.goto(page)
  const ben = { name: 'Ben Osei', role: 'Harbour master', lang: 'fr', hears: 'own' }
  await visitor.send(page, { ...ben, email: 'ben@northhaven.example' })
  await album.keep('representativeContacts', page, visitor)
  const [one] = linksIn(visitor.shown.html, /contacts\/[\w-]{43}/)
  await album.keep('representativeContact', one!, visitor)
  await album.keep('representativeContactSent', one!, visitor, { do: 'change', name: '' })
  const asked = (await letterWords.all(site.log.drawer, parseTime(site.now))).map(({ value }) => value.text)
  const wishes = /\/letters\/[\w-]{43}/.exec(asked.find(text => text.includes('#contacts'))!)![0]
  await album.keep('letters', wishes, nobody)
}

/** A colleague who may read alone. */
async function readerOf(album: Album, ada: Person, link: string): Promise<void> {
  const { site } = album
  const reader = await madeBy(site, link)
  await ada.visitor.goto('/representative')
  await ada.visitor.use(ada.device, 'party')
  await reader.visitor.goto('/representative/sign-in')
  await reader.visitor.use(reader.device, 'party')
  await album.keep('representative', reader.visitor.shown.path, reader.visitor)
}

export async function walkCitizens(album: Album, { visitor: desk }: Officer): Promise<void> {
  const { site } = album
  await album.keep('personSignSent', `/${ACCORD}/persons/sign`, nobody, { name: '', email: 'x' })
  const blaise = { email: 'blaise@citizen.example', name: 'Blaise Pascal' }
  const waiting = await asked(site, blaise)
  const code = waiting.shown.path
  await album.keep('personCode', code, waiting)
  await album.keep('personCodeSent', code.split('?')[0]!, waiting, { code: '1234 5678' })
  const letter = await letterTo(site, blaise.email, 'person-confirm')
  const confirm = linkIn(letter, `/${ACCORD}/persons/confirm/`)
  await album.keep('personConfirm', confirm, nobody)
  await album.keep('personConfirmSent', confirm, nobody, {})
  await album.keep('personNotMe', linkIn(letter, '/persons/not-me/'), nobody)
  const ada = await signedBy(site)
  await album.keep('person', ada.visitor.shown.path, nobody)
  await album.keep('person', ada.own, nobody)
  await album.keep('personSent', ada.own, nobody, { act: 'erase' })
  await album.keep('personNotMe', ada.notMe, nobody)
  await album.keep('personNotMeSent', ada.notMe, nobody, { act: 'erase' })
  await signedBy(site, { name: 'Rude Words', email: 'rude@citizen.example' })
  await album.keep('deskNames', '/desk/names', desk)
  await album.keep('deskNamesOf', `/desk/names/${ACCORD}`, desk)
  await album.keep('deskNamesOf', `/desk/names/${ACCORD}?q=nobody`, desk)
  await erased(ada.visitor)
  await album.keep('persons', ada.visitor.shown.path, nobody)
  await album.keep('person', ada.own, nobody)
}
