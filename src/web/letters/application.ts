import { askingOf } from '../../people/applications.ts'
import type {
  Applicant,
  Before,
  Claimed,
  Invitation,
  LetterBefore,
  Written,
} from '../../work/letters/words.ts'
import { entriesTold } from '../entry/ledger.ts'
import { askedByItself, dayIn, type Lang, langIn, type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { type Block, block, type Framing, framed, type Matter } from './letter.ts'

/**
 * Letters of an application. Until it is admitted they repeat nothing that was typed: whoever fills in the form names
 * the address, and must not send words of theirs to it.
 */

/** The applicant's own page. */
export function ownAddress({ publicUrl }: Framing, token: string, lang: Lang): string {
  return `${publicUrl}/applications/${token}?lang=${lang}`
}

interface Addressed {
  readonly lang: Lang
  readonly call: string
  readonly asks: 'apply' | 'claim'
}

interface Composed extends Omit<Matter, 'greeting'> {
  /** Why it came to this address, if no application names it. */
  readonly why?: string
  /** If somebody has checked that the recipient gave the name. */
  readonly greets?: true
}

/** A letter in the applicant's language. */
export async function aboutApplication(
  site: Framing,
  { application, wishes }: { readonly application: Applicant; readonly wishes: string },
  compose: (to: Addressed) => Composed | Promise<Composed>,
): Promise<Written> {
  const lang = langIn(application.lang)
  const call = await callName({ site, lang }, application.call)
  const to = { lang, call, asks: askingOf(application) }
  const { greets, why = say(lang, 'letter.whyApplied', to), ...matter } = await compose(to)
  const greeting = greets ? say(lang, 'letter.dear', { person: application.person.name }) : null
  return framed(site, { lang, call, why, wishes }, { ...matter, greeting })
}

type Part = 'says' | 'quote' | 'note' | 'button' | 'notYou'

const BEFORE: Readonly<Record<LetterBefore, readonly Part[]>> = {
  received: ['says', 'button', 'note', 'notYou'],
  question: ['says', 'quote', 'button', 'note'],
  refused: ['says', 'quote', 'note', 'button'],
  aside: ['says', 'quote', 'note', 'button'],
  waits: ['says', 'button'],
}

export function beforeWords(site: Framing, { name, token, quote, ...of }: Before): Promise<Written> {
  return aboutApplication(site, of, to => {
    const { lang } = to
    const blocks: Readonly<Record<Part, readonly Block[]>> = {
      says: [block.words(say(lang, `letter.${name}`, to))],
      quote: [block.quote(quote)],
      note: name === 'waits' ? [] : [block.words(say(lang, `letter.${name}Note`))],
      button: [
        block.button(
          say(lang, name === 'question' ? 'letter.answer' : 'letter.openApplication'),
          ownAddress(site, token, lang),
        ),
      ],
      notYou: [block.part(say(lang, 'letter.notYou')), block.words(say(lang, 'letter.notYouNote'))],
    }
    return {
      subject: say(lang, `letter.${name}Subject`, to),
      heading: say(lang, `letter.${name}Heading`, to),
      blocks: BEFORE[name].flatMap(part => blocks[part]),
    }
  })
}

/** It was admitted: its representative makes a passkey. */
export function invitationWords(
  site: Framing,
  { name, token, expires, isAgain, hasApplied, ...of }: Invitation,
): Promise<Written> {
  return aboutApplication(site, of, ({ lang, call }) => {
    const until = dayIn(expires, lang)
    return {
      ...(hasApplied ? {} : { why: say(lang, 'letter.whyNamed', { name }) }),
      subject: say(lang, 'letter.invitationSubject', { name, call }),
      heading: say(lang, 'letter.invitationHeading', { name, call }),
      greets: true,
      blocks: [
        block.words(say(lang, 'letter.invitation', { name, call })),
        ...(isAgain ? [block.words(say(lang, 'letter.invitationAgain'))] : []),
        block.button(say(lang, 'letter.makePasskey'), `${site.publicUrl}/invitations/${token}?lang=${lang}`),
        block.words(say(lang, 'letter.invitationLink', { until, name })),
        block.link(
          say(lang, 'letter.readFirst'),
          `${site.publicUrl}/${of.application.call}/text?lang=${lang}`,
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

/** A record's register was handed over: to the convener who asked for it. */
export function claimedWords(site: RunningSite, { entry, ...of }: Claimed): Promise<Written> {
  return aboutApplication(site, of, async ({ lang, call }) => {
    const { publicUrl } = site
    const [told] = await entriesTold(askedByItself(site, lang), [entry])
    return {
      subject: say(lang, 'letter.claimedSubject', { call }),
      heading: say(lang, 'letter.claimedHeading', { call }),
      greets: true,
      blocks: [
        block.statement(told!.headline),
        block.link(say(lang, 'letter.claimedEntry'), `${publicUrl}/entries/${entry}?lang=${lang}`),
        block.words(say(lang, 'letter.claimedRows')),
        block.button(say(lang, 'letter.seeCall'), `${publicUrl}/${of.application.call}?lang=${lang}`),
      ],
    }
  })
}
