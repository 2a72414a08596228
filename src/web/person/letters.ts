import { aboutPerson } from '../../people/erasures.ts'
import { newLink } from '../../people/links.ts'
import { changePerson, type PersonRequest, REQUEST_SECONDS } from '../../people/persons.ts'
import { hashOfToken, newToken } from '../../people/tokens.ts'
import { LANGS, type Lang } from '../languages.ts'
import type { Block, Matter } from '../letters/letter.ts'
import { type Envelope, type Queued, sendLetter, type Writing } from '../letters/send.ts'
import { say } from '../say.ts'
import { callName } from '../statement/facts.ts'
import type { Keeping } from './erase.ts'

/**
 * The letters of a person. Each has a link by which whoever reads that mail says that it was not them. Until the address
 * is confirmed, nothing that was typed stands in one.
 */

/** What writes to persons, also when nobody asks for a page. */
export type Writer = Writing['site'] & Keeping

/** Seconds for which the links of somebody who signed are good: as long as anybody keeps a letter. */
export const OWN_SECONDS = 40 * 366 * 86_400

interface Addressee {
  readonly to: string
  readonly lang: string
  readonly call: string
}

const languageOf = (lang: string): Lang => LANGS.find(one => one === lang) ?? 'en'

/** Asks whoever reads the mail of the address to confirm. The request knows both links already. */
export async function writeConfirm(
  site: Writer,
  commitment: string,
  { call, email: to, lang, made }: PersonRequest,
  { token, wishes, code }: { readonly token: string; readonly wishes: string; readonly code: string },
): Promise<Queued> {
  const tongue = languageOf(lang)
  const title = await callName({ site, lang: tongue }, call)
  const url = `${site.publicUrl}/${call}/persons/confirm/${token}?lang=${tongue}`
  const until = made + REQUEST_SECONDS
  const link = { purpose: 'person', subject: commitment, expires: until } as const
  await newLink(site.log.drawer, link, site.now(), token)
  const spoken = `${code.slice(0, 4)} ${code.slice(4)}`
  const envelope = { kind: 'person-confirm', commitment, until, wishes } as const
  return send(
    site,
    envelope,
    { to, lang, call },
    {
      subject: say(tongue, 'persons.confirmSubject', { call: title }),
      heading: say(tongue, 'persons.confirmHeading', { call: title }),
      blocks: [
        { is: 'words', text: say(tongue, 'persons.confirmLetter', { call: title }) },
        { is: 'button', label: say(tongue, 'persons.confirmButton'), url },
        { is: 'code', says: say(tongue, 'persons.confirmCode'), code: spoken },
        { is: 'words', text: say(tongue, 'persons.confirmUntil') },
        ...notMe(site, tongue, token),
      ],
    },
  )
}

/**
 * The way to their own page, to somebody who has signed; or to an address that was typed once more and has signed already:
 * it learns so, and nobody else.
 */
export async function writeOwn(
  site: Writer,
  is: 'signed' | 'known',
  commitment: string,
  to: Addressee,
): Promise<Queued> {
  const lang = languageOf(to.lang)
  const call = await callName({ site, lang }, to.call)
  const wishes = newToken()
  const token = await ownToken(site, commitment, [hashOfToken(wishes)!])
  return send(site, { kind: `person-${is}`, commitment, wishes }, to, {
    subject: say(lang, `persons.${is}Subject`, { call }),
    heading: say(lang, `persons.${is}Heading`, { call }),
    blocks: [
      { is: 'words', text: say(lang, `persons.${is}Letter`, { call }) },
      {
        is: 'button',
        label: say(lang, 'persons.openOwn'),
        url: `${site.publicUrl}/persons/${token}?lang=${lang}`,
      },
      { is: 'words', text: say(lang, 'persons.ownKeep') },
      ...notMe(site, lang, token, is === 'known' ? 'persons.knownNotMe' : 'persons.notMeLetter'),
    ],
  })
}

function notMe(
  site: Writer,
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

/** One more link to the own page of somebody who signed; it ends when they are erased, and so do those beside it. */
export async function ownToken(
  { log: { drawer }, now }: Pick<Writer, 'log' | 'now'>,
  commitment: string,
  beside: readonly string[] = [],
): Promise<string> {
  const token = newToken()
  const more = [hashOfToken(token)!, ...beside]
  // Noted before there is one: no fall leaves a link that an erasure does not find.
  await changePerson(drawer, commitment, now(), one => ({ ...one, links: [...one.links, ...more] }))
  const link = { purpose: 'person', subject: commitment, expires: now() + OWN_SECONDS } as const
  await newLink(drawer, link, now(), token)
  return token
}

interface Outside extends Pick<Envelope, 'kind' | 'until'> {
  readonly commitment: string
  readonly wishes: string
}

async function send(
  site: Writer,
  { commitment, ...outside }: Outside,
  { to, lang, call }: Addressee,
  matter: Omit<Matter, 'greeting'>,
): Promise<Queued> {
  const asked = { site, lang: languageOf(lang) }
  const why = say(asked.lang, 'persons.why', { call: await callName(asked, call) })
  const envelope = { ...outside, to, lang: asked.lang, call, why, about: aboutPerson(commitment) }
  return sendLetter(asked, envelope, { ...matter, greeting: null })
}
