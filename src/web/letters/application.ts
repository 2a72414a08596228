import { type Application, askingOf } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { aboutCode, type Code } from '../../people/codes.ts'
import type { Contact } from '../../people/contacts.ts'
import { endOfAnswers, type LetterWish } from '../../people/invitation-words.ts'
import type { Launch } from '../../people/launches.ts'
import { WAITING_SECONDS } from '../../people/letters.ts'
import { MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'
import { serviceInterrupted } from '../../register/types/clauses.ts'
import { signatureRemoved } from '../../register/types/signatures.ts'
import { rowIn } from '../../store/each-row.ts'
import { launchAhead } from '../../work/launch/embargo.ts'
import type {
  Applicant,
  Before,
  Claimed,
  Concern,
  Invitation,
  LetterBefore,
  PartyTold,
  ProofAgain,
  ProofMissing,
  Reminder,
  Written,
} from '../../work/letters/letter-writer.ts'
import { letterToSend, type ToSend } from '../../work/letters/send.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Asked,
  announcedHour,
  askedByItself,
  dayIn,
  keeperName,
  type Lang,
  longDay,
  nameIn,
  type RunningSite,
  say,
} from '../kit/kit.ts'
import { callName, issuedBy } from '../statement/names.ts'
import { commitmentsNamed, leftNamed } from './commitments-named.ts'
import { askedBy, asksBlocks, type Block, block, type Framing, framed, type Matter } from './letter.ts'
import { movedBlocks, shutSaid } from './moved.ts'
import { turnedBlocks } from './turned.ts'

/**
 * Letters of an application. Until it is admitted they repeat nothing that was typed: whoever fills in the form names
 * the address, and must not send words of theirs to it.
 */

/** The applicant's own page. */
function ownAddress({ publicUrl }: Framing, token: string, lang: Lang): string {
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
  const lang = site.own.langIn(application.lang)
  const call = await callName({ site, lang }, application.call)
  const to = { lang, call, asks: askingOf(application) }
  const { greets, why = say(lang, 'letter.whyApplied', to), ...matter } = await compose(to)
  const greeting = greets ? say(lang, 'letter.dear', { person: application.person.name }) : null
  return framed(site, { lang, call, why, wishes }, { ...matter, greeting })
}

type Part = 'says' | 'asks' | 'quote' | 'note' | 'button' | 'notYou'

const BEFORE: Readonly<Record<LetterBefore, readonly Part[]>> = {
  received: ['says', 'asks', 'button', 'note', 'notYou'],
  question: ['says', 'quote', 'button', 'note'],
  refused: ['says', 'quote', 'note', 'button'],
  aside: ['says', 'quote', 'note', 'button'],
  waits: ['says', 'button'],
}

const notYou = (lang: Lang) => [
  block.part(say(lang, 'letter.notYou')),
  block.words(say(lang, 'letter.notYouNote')),
]

export function beforeWords(site: Framing, { name, token, quote, ...of }: Before): Promise<Written> {
  return aboutApplication(site, of, async to => {
    const { lang } = to
    const blocks: Readonly<Record<Part, readonly Block[]>> = {
      says: [block.words(say(lang, `letter.${name}`, to))],
      asks: name === 'received' ? await asksBlocks(site, lang, of.application.call) : [],
      quote: [block.quote(quote)],
      note: name === 'waits' ? [] : [block.words(say(lang, `letter.${name}Note`, { by: askedBy(site).by }))],
      button: [
        block.button(
          say(lang, name === 'question' ? 'letter.answer' : 'letter.openApplication'),
          ownAddress(site, token, lang),
        ),
      ],
      notYou: notYou(lang),
    }
    return {
      subject: say(lang, `letter.${name}Subject`, to),
      heading: say(lang, `letter.${name}Heading`, to),
      blocks: BEFORE[name].flatMap(part => blocks[part]),
    }
  })
}

/** It was admitted, or may join by this very link: its representative reads, and signs with a passkey of their own. */
export function invitationWords(site: Framing, invitation: Invitation): Promise<Written> {
  if (invitation.isBeside) return besideWords(site, invitation)
  const { name, token, expires, isAgain, hasApplied, joins, isByHand, wish, ...of } = invitation
  return aboutApplication(site, of, async ({ lang, call }) => {
    const until = dayIn(expires, lang)
    const answers = wish.answerBy === null ? '' : dayIn(endOfAnswers(wish.answerBy), lang)
    // An answer that may come as late as the link can work at all leaves one end, whenever the letter arrives.
    const hasOneEnd = !isByHand || answers === until
    const to = { name, call, checked: joins?.isChecked === false ? 'no' : 'yes' }
    const how = joins === null ? 'approved' : joins.isChecked ? 'sign' : 'join'
    const issued = await issuedBy({ site, lang }, of.application.call)
    const launch = joins?.launch ?? null
    return {
      ...(hasApplied ? {} : { why: say(lang, 'letter.whyNamed', { name }) }),
      subject: say(lang, joins ? 'letter.joinSubject' : 'letter.invitationSubject', to),
      heading: say(lang, joins ? 'letter.joinHeading' : 'letter.invitationHeading', to),
      greets: true,
      blocks: [
        block.words(
          `${say(lang, 'letter.inviter', { name, how, ...issued })} ${say(lang, 'letter.ask', askedBy(site))}`,
        ),
        ...(await wishBlocks(site, lang, { name, wish })),
        block.words(say(lang, joins ? 'letter.join' : 'letter.invitation', to)),
        ...(await asksBlocks(site, lang, of.application.call)),
        ...hourBlocks(lang, launch),
        ...(isAgain ? [block.words(say(lang, 'letter.invitationAgain'))] : []),
        ...answerBlocks(lang, wish),
        block.button(say(lang, 'letter.openJoining'), `${site.publicUrl}/invitations/${token}?lang=${lang}`),
        block.words(
          say(lang, hasOneEnd ? 'letter.invitationLink' : 'letter.invitationLinkHand', {
            until,
            name,
            asked: answers === '' ? 'no' : 'yes',
            answers,
          }),
        ),
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
        block.words(say(lang, joins?.enters ? 'letter.noWishJoin' : 'letter.noWishNote', { name })),
        declineBlock(site, lang, token),
      ],
    }
  })
}

/**
 * One more passkey, as where one is lost: its reader has long decided about the call, so this asks them nothing of it.
 */
function besideWords(
  site: Framing,
  { name, token, expires, isAgain, isByHand, wish, ...of }: Invitation,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang, call }) => {
    const title = say(lang, 'letter.anotherHeading', { name })
    const until = dayIn(expires, lang)
    return {
      why: say(lang, 'letter.whyNamed', { name }),
      subject: title,
      heading: title,
      greets: true,
      blocks: [
        block.words(say(lang, 'letter.another', { name, keeper: await keeperName({ site, lang }), call })),
        ...(await wishBlocks(site, lang, { name, wish })),
        block.words(say(lang, 'letter.anotherDo', { name })),
        ...(isAgain ? [block.words(say(lang, 'letter.invitationAgain'))] : []),
        ...answerBlocks(lang, wish),
        block.button(say(lang, 'people.makePasskey'), `${site.publicUrl}/invitations/${token}?lang=${lang}`),
        block.words(say(lang, 'letter.anotherLink', { until, hand: isByHand ? 'yes' : 'no' })),
        block.words(say(lang, 'letter.ask', askedBy(site))),
        block.part(say(lang, 'letter.anotherNotYou')),
        block.words(say(lang, 'letter.anotherNotYouSays', { name })),
      ],
    }
  })
}

/**
 * What an officer added, as theirs. Their name, too, stands in the quotation, so that nothing that they typed passes
 * for the keeper's words: it ends the last of them, or stands alone.
 */
async function wishBlocks(
  site: Framing,
  lang: Lang,
  { name, wish: { cover, why, sender } }: Pick<Invitation, 'name' | 'wish'>,
): Promise<Block[]> {
  const keeper = await keeperName({ site, lang })
  const said = [
    { head: say(lang, 'letter.coverSays', { keeper }), words: cover },
    { head: say(lang, 'letter.whySays', { keeper, name }), words: why },
  ].filter(({ words }) => words !== '')
  if (sender !== '') {
    const { head, words = '' } = said.pop() ?? { head: say(lang, 'letter.senderSays', { keeper }) }
    said.push({ head, words: `${words}\n\n— ${sender}`.trimStart() })
  }
  return said.flatMap(({ head, words }) => [block.words(head), block.quote(words)])
}

const answerBlocks = (lang: Lang, { answerBy }: Pick<LetterWish, 'answerBy'>): Block[] =>
  answerBy === null ? [] : [block.words(say(lang, 'letter.answerBy', { day: longDay(answerBy, lang) }))]

const hourBlocks = (lang: Lang, launch: Pick<Launch, 'opens' | 'zone'> | null): Block[] =>
  launch === null ? [] : [block.words(say(lang, 'sealed.notice', { hour: announcedHour(launch, lang) }))]

const declineBlock = ({ publicUrl }: Framing, lang: Lang, token: string) =>
  block.link(say(lang, 'letter.decline'), `${publicUrl}/invitations/${token}/no?lang=${lang}`)

/** To somebody who was invited and has not answered: the same link once more, or the way to sign for who has a key. */
export function reminderWords(
  site: Framing,
  { name, party, invited, hasApplied, answerBy, link, ...of }: Reminder,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang, call }) => {
    const { publicUrl } = site
    const { call: id } = of.application
    const keeper = await keeperName({ site, lang })
    const to = { name, call, keeper, day: dayIn(invited, lang) }
    const button =
      link === null
        ? block.button(
            say(lang, 'letter.reminderSign'),
            `${publicUrl}/${id}/sign?party=${party}&lang=${lang}`,
          )
        : block.button(say(lang, 'letter.openJoining'), `${publicUrl}/invitations/${link.token}?lang=${lang}`)
    const ends =
      link === null
        ? []
        : [
            block.words(say(lang, 'letter.reminderLink', { until: dayIn(link.expires, lang) })),
            declineBlock(site, lang, link.token),
          ]
    return {
      ...(hasApplied ? {} : { why: say(lang, 'letter.whyNamed', { name }) }),
      subject: say(lang, 'letter.reminderSubject', to),
      heading: say(lang, 'letter.reminderHeading', to),
      greets: true,
      blocks: [
        block.words(say(lang, link === null ? 'letter.reminderKey' : 'letter.reminder', to)),
        ...hourBlocks(lang, await launchAhead(site, id)),
        ...answerBlocks(lang, { answerBy }),
        button,
        ...ends,
        block.link(say(lang, 'letter.readFirst'), `${publicUrl}/${id}/text?lang=${lang}`),
        block.words(say(lang, 'letter.reminderCrossed')),
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

/** The letter with a code. It repeats nothing that was typed: its recipient may never have applied. */
export function codeLetter(
  { site }: Asked,
  { id, application, address, code }: { id: string; application: Application; address: string; code: Code },
): Promise<ToSend> {
  const until = site.now() + WAITING_SECONDS
  const envelope = {
    to: address,
    kind: 'address-code',
    about: aboutCode(id),
    until,
    link: code.link,
  } as const
  return letterToSend(site, envelope, wishes =>
    aboutApplication(site, { application, wishes }, ({ lang, call, asks }) => ({
      subject: say(lang, 'letter.codeSubject', { code: code.code, call }),
      heading: say(lang, 'letter.codeHeading'),
      blocks: [
        block.words(say(lang, 'letter.codeWhy', { call, asks })),
        block.code(say(lang, 'letter.codeType'), code.code),
        block.words(say(lang, 'letter.codeOr')),
        block.button(say(lang, 'letter.codeOpen'), `${site.publicUrl}/addresses/${code.token}?lang=${lang}`),
        block.words(say(lang, 'letter.codeNever')),
        ...notYou(lang),
      ],
    })),
  )
}

/** To a party's applicant: the line is missing, and what comes of it. The party is admitted, so it may be named. */
export function missingWords(site: RunningSite, { party, line, ...of }: ProofMissing): Promise<Written> {
  const { domain, token } = line
  return aboutApplication(site, of, ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + NOTICE_DAYS * 86_400, lang)
    return {
      subject: say(lang, 'letter.missingSubject', { domain, call }),
      heading: say(lang, 'letter.missingHeading', { domain }),
      greets: true,
      blocks: [
        block.words(say(lang, 'letter.missing', { name, domain })),
        block.code(
          say(lang, 'letter.missingWhere', { where: recordName(domain) }),
          `avow-challenge=${token}`,
        ),
        block.words(say(lang, 'letter.missingOr', { where: fileAddress(domain) })),
        block.words(say(lang, 'letter.missingUntil', { until })),
      ],
    }
  })
}

/** To a party's applicant: its proof by e-mail is old, and is given again on the application's page. */
export function againWords(site: RunningSite, { party, token, ...of }: ProofAgain): Promise<Written> {
  return aboutApplication(site, of, ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + MOST_UNCLEAR_DAYS * 86_400, lang)
    return {
      subject: say(lang, 'letter.againSubject', { name, call }),
      heading: say(lang, 'letter.againHeading', { name }),
      greets: true,
      blocks: [
        block.words(say(lang, 'letter.againPlease')),
        block.button(say(lang, 'letter.openApplication'), `${ownAddress(site, token, lang)}#email-proof`),
        block.words(say(lang, 'letter.againUntil', { until })),
      ],
    }
  })
}

/** Why a letter about a party comes to this contact of it, where no application names the address. */
export const whyTo = (lang: Lang, how: Contact['how'], name: string) =>
  how === 'applied'
    ? {}
    : { why: say(lang, how === 'named' ? 'letter.whyContact' : 'letter.whyNamed', { name }) }

/** To a party's people: what the depositary did about it. Nothing in it lets anybody in. */
export function toldWords(site: RunningSite, { id, party, how, what, ...of }: PartyTold): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const name = nameIn(party.names, lang).text
    return {
      ...whyTo(lang, how, name),
      greets: true,
      ...('entry' in what
        ? await recordedWords({ site, lang, id, party, name }, what)
        : invitedWords(lang, name, what)),
    }
  })
}

interface Recorded {
  readonly site: RunningSite
  readonly lang: Lang
  /** Of the party. */
  readonly id: string
  readonly party: PartyRow
  readonly name: string
}

/** What another said for itself is nothing to undo; in what it joins, a key of the reader's own has signed too. */
const IS_THEIRS = {
  us: true,
  own: true,
  joins: true,
  lead: false,
  left: false,
  leaves: false,
} as const satisfies Record<Concern, boolean>

async function recordedWords(
  { site, lang, id, party, name }: Recorded,
  what: Extract<PartyTold['what'], { readonly entry: number }>,
) {
  const { entry, is } = what
  const [told] = await entriesTold(askedByItself(site, lang), [entry])
  const { statement } = told!
  const link = block.link(
    say(lang, 'letter.toldEntry', { entry }),
    `${site.publicUrl}/entries/${entry}?lang=${lang}`,
  )
  if (what.is !== 'left' && what.moves !== undefined) {
    const { moves } = what
    const call = await callName({ site, lang }, moves.call)
    const subject = say(lang, 'letter.movedSubject', { name, call })
    const of = { id: moves.call, party: moves.party, name }
    return {
      subject,
      heading: subject,
      blocks: [
        block.words(shutSaid(lang, serviceInterrupted.read(statement))),
        block.statement(told!.headline),
        ...(await movedBlocks(site, lang, of, entry)),
        link,
      ],
    }
  }
  const about = what.is === 'left' ? what.leaver : statement.by
  const other = ['joins', 'leaves', 'left'].includes(is) ? await partyNamed(site, lang, about) : ''
  const names =
    what.is === 'left'
      ? await leftNamed(site, lang, { leaver: what.leaver, call: statement.call, entry }, id)
      : await commitmentsNamed(site, lang, { statement, entry, to: id, is: what.is })
  return {
    subject: say(lang, 'letter.toldSubject', { name, entry }),
    heading: say(lang, 'letter.toldHeading', { name, other, by: is }),
    blocks: [
      block.statement(told!.headline),
      ...names,
      ...(await turnedBlocks({ site, lang, name, party }, { statement, entry, admitted: told!.admitted })),
      link,
      ...(is === 'leaves' ? [block.words(say(lang, 'letter.toldLeft', { name }))] : []),
      ...(is === 'left' ? goingOn(site, lang, name) : []),
      ...(is !== 'left' && statement.type === signatureRemoved.type ? wayBack(site, lang, name) : []),
      ...(IS_THEIRS[is] ? turning(lang) : []),
    ],
  }
}

async function partyNamed({ log }: RunningSite, lang: Lang, id: string): Promise<string> {
  const row = await rowIn(log.store, 'parties', id)
  return row === undefined ? id : nameIn(row.names, lang).text
}

/** To whoever takes part in what another has left: its own part goes on, and it can end that. */
const goingOn = ({ publicUrl }: RunningSite, lang: Lang, name: string): Block[] => [
  block.words(say(lang, 'letter.toldGoesOn', { name })),
  block.link(say(lang, 'letter.correctionWhere'), `${publicUrl}/representative?lang=${lang}`),
]

/** To whoever was removed: what it can still do, and whom to ask. */
const wayBack = (site: RunningSite, lang: Lang, name: string): Block[] => [
  block.part(say(lang, 'letter.removedBack')),
  block.words(say(lang, 'letter.removedBackSays', { name, ...askedBy(site) })),
  block.link(say(lang, 'letter.correctionWhere'), `${site.publicUrl}/representative?lang=${lang}`),
]

const invitedWords = (lang: Lang, name: string, { invitedBy: officer }: { readonly invitedBy: string }) => ({
  subject: say(lang, 'letter.invitedSubject', { name }),
  heading: say(lang, 'letter.invitedHeading', { name }),
  blocks: [block.words(say(lang, 'letter.invitedBeside', { officer })), ...turning(lang)],
})

/** Whoever did it may be a thief, or the officer: so the letter names a way that neither holds. */
export const turning = (lang: Lang) => [
  block.part(say(lang, 'letter.toldUnknown')),
  block.words(say(lang, 'letter.toldTurn')),
  block.words(say(lang, 'letter.toldSuspend')),
]
