import { formatTime } from '../../core/time.ts'
import { APPLICATION_SECONDS, type Application, askingOf } from '../../people/applications.ts'
import { newLink } from '../../people/links.ts'
import type { Asked } from '../asked.ts'
import { LANGS, type Lang } from '../languages.ts'
import { say } from '../say.ts'
import { longDay } from '../wording.ts'
import { callTitle, type Envelope, type Queued, sendLetter, type Writing } from './send.ts'

/**
 * The letters of an application. Until it is admitted, nothing that was typed into it stands in one: whoever fills in the
 * form names the address, and must not be able to send words of theirs to it.
 */
type Applicant = Pick<Application, 'asks' | 'call' | 'lang' | 'person'>

/** The language in which an applicant reads this site. */
export function langOfApplication({ lang }: Pick<Applicant, 'lang'>): Lang {
  return LANGS.find(one => one === lang) ?? 'en'
}

async function addressed(
  asked: Asked,
  application: Applicant,
  kind: Envelope['kind'],
): Promise<{ lang: Lang; call: string; asks: 'apply' | 'claim'; envelope: Envelope }> {
  const lang = langOfApplication(application)
  const call = await callTitle({ ...asked, lang }, application.call)
  const asks = askingOf(application)
  const why = say(lang, 'letter.whyApplied', { call, asks })
  const to = application.person.email
  return { lang, call, asks, envelope: { to, lang, kind, call: application.call, why } }
}

/** One more address of the applicant's own page: the first was shown once, and is kept nowhere. */
export async function ownAddress({ site }: Pick<Writing, 'site'>, id: string, lang: Lang): Promise<string> {
  const link = { purpose: 'application' as const, subject: id, expires: site.now() + APPLICATION_SECONDS }
  const { token } = await newLink(site.log.drawer, link, site.now())
  return `${site.publicUrl}/applications/${token}?lang=${lang}`
}

/** An application has arrived: to whatever address stands in it. */
export async function writeReceived(asked: Asked, id: string, application: Applicant): Promise<Queued> {
  const { lang, call, asks, envelope } = await addressed(asked, application, 'application-received')
  return sendLetter(
    asked,
    { ...envelope, about: `received/${id}` },
    {
      subject: say(lang, 'letter.receivedSubject', { call }),
      heading: say(lang, 'letter.receivedHeading', { call, asks }),
      greeting: null,
      blocks: [
        { is: 'words', text: say(lang, 'letter.received', { asks }) },
        { is: 'button', label: say(lang, 'letter.openApplication'), url: await ownAddress(asked, id, lang) },
        { is: 'words', text: say(lang, 'letter.pageKeep') },
        { is: 'part', heading: say(lang, 'letter.notYou') },
        { is: 'words', text: say(lang, 'letter.notYouNote') },
      ],
    },
  )
}

/** An officer asks something before they decide; it is answered on the applicant's own page. */
export async function writeQuestion(
  asked: Asked,
  id: string,
  application: Applicant,
  question: string,
): Promise<Queued> {
  const { lang, call, asks, envelope } = await addressed(asked, application, 'application-question')
  return sendLetter(asked, envelope, {
    subject: say(lang, 'letter.questionSubject', { call }),
    heading: say(lang, 'letter.questionHeading', { call, asks }),
    greeting: null,
    blocks: [
      { is: 'words', text: say(lang, 'letter.question') },
      { is: 'quote', text: question },
      { is: 'button', label: say(lang, 'letter.answer'), url: await ownAddress(asked, id, lang) },
      { is: 'words', text: say(lang, 'letter.answerNote') },
    ],
  })
}

/** An officer has refused, and says why. */
export async function writeRefused(
  asked: Asked,
  id: string,
  application: Applicant,
  reason: string,
): Promise<Queued> {
  const { lang, call, asks, envelope } = await addressed(asked, application, 'application-refused')
  return sendLetter(asked, envelope, {
    subject: say(lang, 'letter.refusedSubject', { call }),
    heading: say(lang, 'letter.refusedHeading', { call, asks }),
    greeting: null,
    blocks: [
      { is: 'words', text: say(lang, 'letter.refused') },
      { is: 'quote', text: reason },
      { is: 'words', text: say(lang, 'letter.refusedNote') },
      { is: 'button', label: say(lang, 'letter.openApplication'), url: await ownAddress(asked, id, lang) },
    ],
  })
}

/** It was set aside with others; only ever to an address that its holder has confirmed. */
export async function writeAside(
  asked: Asked,
  id: string,
  application: Applicant,
  reason: string,
  about: string,
): Promise<Queued> {
  const { lang, call, asks, envelope } = await addressed(asked, application, 'application-aside')
  return sendLetter(
    asked,
    { ...envelope, about },
    {
      subject: say(lang, 'letter.asideSubject', { call }),
      heading: say(lang, 'letter.asideHeading', { call, asks }),
      greeting: null,
      blocks: [
        { is: 'words', text: say(lang, 'letter.aside') },
        { is: 'quote', text: reason },
        { is: 'words', text: say(lang, 'letter.asideNote') },
        { is: 'button', label: say(lang, 'letter.openApplication'), url: await ownAddress(asked, id, lang) },
      ],
    },
  )
}

/** What a letter said was set aside waits again. */
export async function writeWaitsAgain(
  asked: Asked,
  id: string,
  application: Applicant,
  about: string,
): Promise<Queued> {
  const { lang, call, asks, envelope } = await addressed(asked, application, 'application-waits-again')
  return sendLetter(
    asked,
    { ...envelope, about },
    {
      subject: say(lang, 'letter.waitsSubject', { call }),
      heading: say(lang, 'letter.waitsHeading', { call, asks }),
      greeting: null,
      blocks: [
        { is: 'words', text: say(lang, 'letter.waits') },
        { is: 'button', label: say(lang, 'letter.openApplication'), url: await ownAddress(asked, id, lang) },
      ],
    },
  )
}

interface Inviting {
  readonly id: string
  readonly application: Applicant
  /** The name under which it was admitted. */
  readonly name: string
  readonly made: { readonly token: string; readonly expires: number }
  /** True where it takes the place of a link that was made before. */
  readonly isAgain?: boolean
  /** False for whoever never applied here: the depositary was told their address. */
  readonly hasApplied?: boolean
}

/** It was admitted, and its representative makes a passkey. */
export async function writeInvitation(
  asked: Asked,
  { id, application, name, made: { token, expires }, isAgain = false, hasApplied = true }: Inviting,
): Promise<Queued> {
  const { lang, call, envelope } = await addressed(asked, application, 'invitation')
  const until = longDay(formatTime(expires).slice(0, 10), lang)
  const again = { is: 'words' as const, text: say(lang, 'letter.invitationAgain') }
  return sendLetter(
    asked,
    {
      ...envelope,
      ...(hasApplied ? {} : { why: say(lang, 'letter.whyNamed', { name }) }),
      about: `invitation/${id}`,
      until: expires,
    },
    {
      subject: say(lang, 'letter.invitationSubject', { name, call }),
      heading: say(lang, 'letter.invitationHeading', { name, call }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
      blocks: [
        { is: 'words', text: say(lang, 'letter.invitation', { name, call }) },
        ...(isAgain ? [again] : []),
        {
          is: 'button',
          label: say(lang, 'letter.makePasskey'),
          url: `${asked.site.publicUrl}/invitations/${token}?lang=${lang}`,
        },
        { is: 'words', text: say(lang, 'letter.invitationLink', { until, name }) },
        {
          is: 'link',
          says: say(lang, 'letter.readFirst'),
          url: `${asked.site.publicUrl}/${application.call}/text?lang=${lang}`,
        },
        { is: 'part', heading: say(lang, 'letter.means') },
        {
          is: 'list',
          items: [
            say(lang, 'letter.meansWords'),
            say(lang, 'letter.meansRoll'),
            say(lang, 'letter.meansReservation'),
          ],
        },
        { is: 'part', heading: say(lang, 'letter.noWish') },
        { is: 'words', text: say(lang, 'letter.noWishNote', { name }) },
      ],
    },
  )
}
