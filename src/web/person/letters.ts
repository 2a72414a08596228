import { aboutPerson } from '../../people/erasures.ts'
import { newLink } from '../../people/links.ts'
import { changePerson, type PersonRequest, REQUEST_SECONDS } from '../../people/persons.ts'
import type { Asked } from '../asked.ts'
import { LANGS, type Lang } from '../languages.ts'
import type { Block, Matter } from '../letters/letter.ts'
import { callTitle, type Envelope, type Queued, sendLetter } from '../letters/send.ts'
import { say } from '../say.ts'

/**
 * The letters of a person. Each has a link by which whoever reads that mail says that it was not them. Until the address
 * is confirmed, nothing that was typed stands in one.
 */

/** Seconds for which the links of somebody who signed are good: as long as anybody keeps a letter. */
export const OWN_SECONDS = 40 * 366 * 86_400

interface Addressee {
  readonly to: string
  readonly lang: string
  readonly call: string
}

const languageOf = (lang: string): Lang => LANGS.find(one => one === lang) ?? 'en'

/** Asks whoever reads the mail of the address to confirm. */
export async function writeConfirm(
  asked: Asked,
  commitment: string,
  { call, email, lang }: PersonRequest,
  { token, code }: { readonly token: string; readonly code: string },
): Promise<Queued> {
  const tongue = languageOf(lang)
  const title = await callTitle({ ...asked, lang: tongue }, call)
  const url = `${asked.site.publicUrl}/${call}/persons/confirm/${token}?lang=${tongue}`
  const until = asked.site.now() + REQUEST_SECONDS
  const spoken = `${code.slice(0, 4)} ${code.slice(4)}`
  return send(
    asked,
    'person-confirm',
    commitment,
    { to: email, lang, call },
    { until },
    {
      subject: say(tongue, 'persons.confirmSubject', { call: title }),
      heading: say(tongue, 'persons.confirmHeading', { call: title }),
      blocks: [
        { is: 'words', text: say(tongue, 'persons.confirmLetter', { call: title }) },
        { is: 'button', label: say(tongue, 'persons.confirmButton'), url },
        { is: 'code', says: say(tongue, 'persons.confirmCode'), code: spoken },
        { is: 'words', text: say(tongue, 'persons.confirmUntil') },
        ...notMe(asked, tongue, token),
      ],
    },
  )
}

/** Somebody has signed: the way to their own page. */
export async function writeSigned(asked: Asked, commitment: string, to: Addressee): Promise<Queued> {
  const lang = languageOf(to.lang)
  const call = await callTitle({ ...asked, lang }, to.call)
  return ownLetter(asked, 'person-signed', commitment, to, {
    subject: say(lang, 'persons.signedSubject', { call }),
    heading: say(lang, 'persons.signedHeading', { call }),
    words: say(lang, 'persons.signedLetter', { call }),
  })
}

/** Somebody typed an address that has signed already: it learns so, and nobody else. */
export async function writeKnown(asked: Asked, commitment: string, to: Addressee): Promise<Queued> {
  const lang = languageOf(to.lang)
  const call = await callTitle({ ...asked, lang }, to.call)
  return ownLetter(asked, 'person-known', commitment, to, {
    subject: say(lang, 'persons.knownSubject', { call }),
    heading: say(lang, 'persons.knownHeading', { call }),
    words: say(lang, 'persons.knownLetter', { call }),
  })
}

async function ownLetter(
  asked: Asked,
  kind: 'person-signed' | 'person-known',
  commitment: string,
  to: Addressee,
  { subject, heading, words }: { subject: string; heading: string; words: string },
): Promise<Queued> {
  const lang = languageOf(to.lang)
  const token = await ownToken(asked, commitment)
  const queued = await send(
    asked,
    kind,
    commitment,
    to,
    {},
    {
      subject,
      heading,
      blocks: [
        { is: 'words', text: words },
        {
          is: 'button',
          label: say(lang, 'persons.openOwn'),
          url: `${asked.site.publicUrl}/persons/${token}?lang=${lang}`,
        },
        { is: 'words', text: say(lang, 'persons.ownKeep') },
        ...notMe(asked, lang, token, kind === 'person-known' ? 'persons.knownNotMe' : 'persons.notMeLetter'),
      ],
    },
  )
  await remember(asked, commitment, queued.wishesLink)
  return queued
}

function notMe(
  { site }: Asked,
  lang: Lang,
  token: string,
  says: 'persons.notMeLetter' | 'persons.knownNotMe' = 'persons.notMeLetter',
): Block[] {
  return [
    { is: 'part', heading: say(lang, 'persons.notMe') },
    {
      is: 'link',
      says: say(lang, says),
      url: `${site.publicUrl}/persons/not-me/${token}?lang=${lang}`,
    },
  ]
}

/** One more link to the own page of somebody who signed; it ends when they are erased. */
export async function ownToken(asked: Asked, commitment: string): Promise<string> {
  const { drawer } = asked.site.log
  const now = asked.site.now()
  const link = { purpose: 'person' as const, subject: commitment, expires: now + OWN_SECONDS }
  const { token, id } = await newLink(drawer, link, now)
  await remember(asked, commitment, id)
  return token
}

/** So that it ends with everything else. */
async function remember({ site }: Asked, commitment: string, link: string): Promise<void> {
  await changePerson(site.log.drawer, commitment, site.now(), person => ({
    ...person,
    links: [...person.links, link],
  }))
}

async function send(
  asked: Asked,
  kind: Envelope['kind'],
  commitment: string,
  { to, lang, call }: Addressee,
  { until }: { readonly until?: number },
  matter: Omit<Matter, 'greeting'>,
): Promise<Queued> {
  const tongue = languageOf(lang)
  const why = say(tongue, 'persons.why', { call: await callTitle({ ...asked, lang: tongue }, call) })
  const envelope = { to, lang: tongue, kind, call, why, about: aboutPerson(commitment) }
  return sendLetter(asked, until === undefined ? envelope : { ...envelope, until }, {
    ...matter,
    greeting: null,
  })
}
