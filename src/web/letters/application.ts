import { formatTime } from '../../core/time.ts'
import { APPLICATION_SECONDS, type Application, askingOf } from '../../people/applications.ts'
import { newLink } from '../../people/links.ts'
import type { Asked } from '../asked.ts'
import { entriesTold } from '../entry/ledger.ts'
import { LANGS, type Lang } from '../languages.ts'
import { say } from '../say.ts'
import { callName } from '../statement/facts.ts'
import { longDay } from '../wording.ts'
import { type Block, type Matter, words } from './letter.ts'
import { type Envelope, type Queued, sendLetter, type Writing } from './send.ts'

/**
 * The letters of an application. Until it is admitted, nothing that was typed into it stands in one: whoever fills in the
 * form names the address, and must not be able to send words of theirs to it.
 */
type Applicant = Pick<Application, 'asks' | 'call' | 'lang' | 'person'>

/** The language in which an applicant reads this site. */
export function langOfApplication({ lang }: Pick<Applicant, 'lang'>): Lang {
  return LANGS.find(one => one === lang) ?? 'en'
}

/** One more address of the applicant's own page: the first was shown once, and is kept nowhere. */
export async function ownAddress({ site }: Pick<Writing, 'site'>, id: string, lang: Lang): Promise<string> {
  const link = { purpose: 'application' as const, subject: id, expires: site.now() + APPLICATION_SECONDS }
  const { token } = await newLink(site.log.drawer, link, site.now())
  return `${site.publicUrl}/applications/${token}?lang=${lang}`
}

/** What the words of a letter name. */
interface Addressed {
  readonly lang: Lang
  readonly call: string
  readonly asks: 'apply' | 'claim'
}

interface Composed extends Omit<Matter, 'greeting'>, Pick<Envelope, 'kind' | 'about' | 'until'> {
  /** Why it came to this address, where no application names it. */
  readonly why?: string
  /** Where somebody has checked that it is the recipient who gave the name. */
  readonly greets?: true
}

async function write(
  asked: Asked,
  application: Applicant,
  compose: (to: Addressed) => Promise<Composed>,
): Promise<Queued> {
  const lang = langOfApplication(application)
  const call = await callName({ ...asked, lang }, application.call)
  const asks = askingOf(application)
  const { subject, heading, greets, blocks, ...outside } = await compose({ lang, call, asks })
  const { email, name } = application.person
  const why = say(lang, 'letter.whyApplied', { call, asks })
  const envelope = { why, ...outside, to: email, lang, call: application.call }
  const greeting = greets ? say(lang, 'letter.dear', { person: name }) : null
  return sendLetter(asked, envelope, { subject, heading, greeting, blocks })
}

type Part = 'says' | 'quote' | 'note' | 'button' | 'notYou'

/** Letters before an application is admitted, each with the way to its own page. */
const BEFORE = {
  received: { kind: 'application-received', parts: ['says', 'button', 'note', 'notYou'] },
  question: { kind: 'application-question', parts: ['says', 'quote', 'button', 'note'] },
  refused: { kind: 'application-refused', parts: ['says', 'quote', 'note', 'button'] },
  aside: { kind: 'application-aside', parts: ['says', 'quote', 'note', 'button'] },
  waits: { kind: 'application-waits-again', parts: ['says', 'button'] },
} as const satisfies Record<string, { kind: Envelope['kind']; parts: readonly Part[] }>

function writeBefore(
  asked: Asked,
  name: keyof typeof BEFORE,
  [id, application]: readonly [string, Applicant],
  { quote = '', about }: { readonly quote?: string; readonly about?: string },
): Promise<Queued> {
  const { kind, parts } = BEFORE[name]
  return write(asked, application, async to => {
    const { lang } = to
    const blocks: Readonly<Record<Part, readonly Block[]>> = {
      says: [words(say(lang, `letter.${name}`, to))],
      quote: [{ is: 'quote', text: quote }],
      note: name === 'waits' ? [] : [words(say(lang, `letter.${name}Note`))],
      button: [
        {
          is: 'button',
          label: say(lang, name === 'question' ? 'letter.answer' : 'letter.openApplication'),
          url: await ownAddress(asked, id, lang),
        },
      ],
      notYou: [{ is: 'part', heading: say(lang, 'letter.notYou') }, words(say(lang, 'letter.notYouNote'))],
    }
    return {
      kind,
      ...(about === undefined ? {} : { about }),
      subject: say(lang, `letter.${name}Subject`, to),
      heading: say(lang, `letter.${name}Heading`, to),
      blocks: parts.flatMap(part => blocks[part]),
    }
  })
}

/** An application has arrived: to whatever address stands in it. */
export function writeReceived(asked: Asked, id: string, application: Applicant): Promise<Queued> {
  return writeBefore(asked, 'received', [id, application], { about: `received/${id}` })
}

/** An officer asks something before they decide; it is answered on the applicant's own page. */
export function writeQuestion(asked: Asked, id: string, application: Applicant, quote: string) {
  return writeBefore(asked, 'question', [id, application], { quote })
}

/** An officer has refused, and says why. */
export function writeRefused(asked: Asked, id: string, application: Applicant, quote: string) {
  return writeBefore(asked, 'refused', [id, application], { quote })
}

/** It was set aside with others; only ever to an address that its holder has confirmed. */
export function writeAside(asked: Asked, id: string, application: Applicant, quote: string, about: string) {
  return writeBefore(asked, 'aside', [id, application], { quote, about })
}

/** What a letter said was set aside waits again. */
export function writeWaitsAgain(asked: Asked, id: string, application: Applicant, about: string) {
  return writeBefore(asked, 'waits', [id, application], { about })
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
export function writeInvitation(
  asked: Asked,
  { id, application, name, made: { token, expires }, isAgain = false, hasApplied = true }: Inviting,
): Promise<Queued> {
  return write(asked, application, async ({ lang, call }) => {
    const until = longDay(formatTime(expires).slice(0, 10), lang)
    return {
      kind: 'invitation',
      ...(hasApplied ? {} : { why: say(lang, 'letter.whyNamed', { name }) }),
      about: `invitation/${id}`,
      until: expires,
      subject: say(lang, 'letter.invitationSubject', { name, call }),
      heading: say(lang, 'letter.invitationHeading', { name, call }),
      greets: true,
      blocks: [
        words(say(lang, 'letter.invitation', { name, call })),
        ...(isAgain ? [words(say(lang, 'letter.invitationAgain'))] : []),
        {
          is: 'button',
          label: say(lang, 'letter.makePasskey'),
          url: `${asked.site.publicUrl}/invitations/${token}?lang=${lang}`,
        },
        words(say(lang, 'letter.invitationLink', { until, name })),
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
        words(say(lang, 'letter.noWishNote', { name })),
      ],
    }
  })
}

/** The register of a record was handed over: to whoever asked for it as the convener of the call. */
export function writeClaimed(
  asked: Asked,
  id: string,
  application: Applicant,
  entry: number,
): Promise<Queued> {
  return write(asked, application, async ({ lang, call }) => {
    const { publicUrl } = asked.site
    const [told] = await entriesTold({ ...asked, lang }, [entry])
    return {
      kind: 'register-claimed',
      about: `claimed/${id}`,
      subject: say(lang, 'letter.claimedSubject', { call }),
      heading: say(lang, 'letter.claimedHeading', { call }),
      greets: true,
      blocks: [
        { is: 'statement', headline: told!.headline },
        {
          is: 'link',
          says: say(lang, 'letter.claimedEntry'),
          url: `${publicUrl}/entries/${entry}?lang=${lang}`,
        },
        words(say(lang, 'letter.claimedRows')),
        {
          is: 'button',
          label: say(lang, 'letter.seeCall'),
          url: `${publicUrl}/${application.call}?lang=${lang}`,
        },
      ],
    }
  })
}
