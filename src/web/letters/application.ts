import { formatTime } from '../../core/time.ts'
import { APPLICATION_SECONDS, type Application, askingOf } from '../../people/applications.ts'
import { newLink } from '../../people/links.ts'
import type { Asked } from '../asked.ts'
import { entriesTold } from '../entry/ledger.ts'
import { type Lang, langIn } from '../languages.ts'
import { say } from '../say.ts'
import { callName } from '../statement/facts.ts'
import { longDay } from '../wording.ts'
import { type Block, block, type Matter } from './letter.ts'
import { type Envelope, type Queued, sendLetter, type Writing } from './send.ts'

/**
 * The letters of an application. Until it is admitted, nothing that was typed into it stands in one: whoever fills in the
 * form names the address, and must not be able to send words of theirs to it.
 */
type Applicant = Pick<Application, 'asks' | 'call' | 'lang' | 'person'>

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

interface Composed
  extends Omit<Matter, 'greeting'>,
    Pick<Envelope, 'kind' | 'about' | 'until'>,
    Partial<Pick<Envelope, 'to'>> {
  /** Why it came to this address, where no application names it. */
  readonly why?: string
  /** Where somebody has checked that it is the recipient who gave the name. */
  readonly greets?: true
}

/** A letter about an application, in the language of its applicant: to them, where `to` says nobody else. */
export async function writeAbout(
  site: Writing['site'],
  application: Applicant,
  compose: (to: Addressed) => Composed | Promise<Composed>,
): Promise<Queued> {
  const lang = langIn(application.lang)
  const call = await callName({ site, lang }, application.call)
  const asks = askingOf(application)
  const { subject, heading, greets, blocks, ...outside } = await compose({ lang, call, asks })
  const { email, name } = application.person
  const why = say(lang, 'letter.whyApplied', { call, asks })
  const envelope = { why, to: email, ...outside, lang, call: application.call }
  const greeting = greets ? say(lang, 'letter.dear', { person: name }) : null
  return sendLetter({ site, lang }, envelope, { subject, heading, greeting, blocks })
}

type Part = 'says' | 'quote' | 'note' | 'button' | 'notYou'

/** Letters before an application is admitted, each with the way to its own page. */
const BEFORE = {
  /** It has arrived: to whatever address stands in it. */
  received: { kind: 'application-received', parts: ['says', 'button', 'note', 'notYou'] },
  /** An officer asks something before they decide; it is answered on the applicant's own page. */
  question: { kind: 'application-question', parts: ['says', 'quote', 'button', 'note'] },
  /** With the officer's reason. */
  refused: { kind: 'application-refused', parts: ['says', 'quote', 'note', 'button'] },
  /** It was set aside with others; only ever to an address that its holder has confirmed. */
  aside: { kind: 'application-aside', parts: ['says', 'quote', 'note', 'button'] },
  /** What a letter said was set aside waits again. */
  waits: { kind: 'application-waits-again', parts: ['says', 'button'] },
} as const satisfies Record<string, { kind: Envelope['kind']; parts: readonly Part[] }>

export type LetterBefore = keyof typeof BEFORE

/** Writes it, with one more address of the applicant's own page. `quote` is what an officer wrote. */
export function writeBefore(
  asked: Asked,
  name: LetterBefore,
  id: string,
  application: Applicant,
  { quote = '', about }: { readonly quote?: string; readonly about?: string },
): Promise<Queued> {
  const { kind, parts } = BEFORE[name]
  return writeAbout(asked.site, application, async to => {
    const { lang } = to
    const blocks: Readonly<Record<Part, readonly Block[]>> = {
      says: [block.words(say(lang, `letter.${name}`, to))],
      quote: [block.quote(quote)],
      note: name === 'waits' ? [] : [block.words(say(lang, `letter.${name}Note`))],
      button: [
        block.button(
          say(lang, name === 'question' ? 'letter.answer' : 'letter.openApplication'),
          await ownAddress({ site: asked.site }, id, lang),
        ),
      ],
      notYou: [block.part(say(lang, 'letter.notYou')), block.words(say(lang, 'letter.notYouNote'))],
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
  return writeAbout(asked.site, application, async ({ lang, call }) => {
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
        block.words(say(lang, 'letter.invitation', { name, call })),
        ...(isAgain ? [block.words(say(lang, 'letter.invitationAgain'))] : []),
        block.button(
          say(lang, 'letter.makePasskey'),
          `${asked.site.publicUrl}/invitations/${token}?lang=${lang}`,
        ),
        block.words(say(lang, 'letter.invitationLink', { until, name })),
        block.link(
          say(lang, 'letter.readFirst'),
          `${asked.site.publicUrl}/${application.call}/text?lang=${lang}`,
        ),
        block.part(say(lang, 'letter.means')),
        block.list([
          say(lang, 'letter.meansWords'),
          say(lang, 'letter.meansRoll'),
          say(lang, 'letter.meansReservation'),
        ]),
        block.part(say(lang, 'letter.noWish')),
        block.words(say(lang, 'letter.noWishNote', { name })),
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
  return writeAbout(asked.site, application, async ({ lang, call }) => {
    const { publicUrl } = asked.site
    const [told] = await entriesTold({ ...asked, lang }, [entry])
    return {
      kind: 'register-claimed',
      about: `claimed/${id}`,
      subject: say(lang, 'letter.claimedSubject', { call }),
      heading: say(lang, 'letter.claimedHeading', { call }),
      greets: true,
      blocks: [
        block.statement(told!.headline),
        block.link(say(lang, 'letter.claimedEntry'), `${publicUrl}/entries/${entry}?lang=${lang}`),
        block.words(say(lang, 'letter.claimedRows')),
        block.button(say(lang, 'letter.seeCall'), `${publicUrl}/${application.call}?lang=${lang}`),
      ],
    }
  })
}
