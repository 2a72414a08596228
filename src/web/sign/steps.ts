import type { Launch } from '../../people/launches.ts'
import {
  type Answer,
  type Asked,
  announcedHour,
  type CallShown,
  contactLink,
  type Errors,
  Fieldset,
  howToReach,
  html,
  inset,
  JSON_TYPE,
  linkIn,
  linkTo,
  type Markup,
  NO_ERRORS,
  nameIn,
  type Page,
  type Piece,
  phrase,
  privatePage,
  say,
  seeOther,
  verbOf,
} from '../kit/kit.ts'

/** What the pages of the ceremony have in common: two steps, one page each, behind one door. */

const PATHS = { 1: 'read', 2: 'confirm' } as const
export type Step = keyof typeof PATHS

/** Where everybody who wants to sign begins. */
export function doorPath({ params }: Pick<Asked, 'params'>): string {
  return `/${params.call}/sign`
}

/** The address of a step. */
export function pathOf({ params }: Asked, step: Step, draft = params.draft!): string {
  return `/${params.call}/sign/${draft}/${PATHS[step]}`
}

/** The same as a link. */
export function stepPath(asked: Asked, step: Step): string {
  return linkIn(asked, pathOf(asked, step))
}

/** Of what belongs to the draft beside its steps. */
export function draftPath(asked: Asked, leaf: string): string {
  return linkIn(asked, `/${asked.params.call}/sign/${asked.params.draft}/${leaf}`)
}

export function toStep(asked: Asked, step: Step): Answer {
  return seeOther(asked, pathOf(asked, step))
}

/** After signing: to what there is to keep, of a signature that is recorded or of one that lies sealed. */
export function toDone(asked: Asked, index: number, sealed: string | undefined): Answer {
  const { call, draft } = asked.params
  return seeOther(asked, sealed === undefined ? signedPath(index) : `/${call}/sign/${draft}/sealed`)
}

/** Where to write to the keeper; without an address of its own, its imprint, which may have none either. */
export function writeToUs(asked: Asked): Markup {
  const contact = contactLink(asked)
  if (contact !== null) return phrase(asked.lang, 'sign.writeTo', { contact })
  if (asked.site.own.settings.imprint.length === 0) return howToReach(asked)
  const imprint = linkTo(asked, '/imprint', say(asked.lang, 'sign.imprint'))
  return phrase(asked.lang, 'sign.writeImprint', { imprint })
}

/** Whoever was invited may answer the letter that invited them, or ask who handed it over. */
export function askWhom(asked: Asked): Markup {
  const { lang, site } = asked
  const contact = contactLink(asked)
  if (contact !== null) return phrase(lang, 'joining.askContact', { contact })
  return html`${say(lang, site.mail === null ? 'joining.askSender' : 'joining.askReply')}`
}

/** What whoever has just signed is shown. */
export const signedPath = (index: number): string => `/entries/${index}/signed`

/** A file to keep. Its name is made of ids, which hold nothing that could end the header. */
export function jsonFile(name: string, body: Uint8Array): Answer {
  return {
    type: JSON_TYPE,
    body,
    caching: 'never',
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  }
}

/** Told before reading and before signing, where signatures are sealed until an hour. */
export function sealedNotice({ lang }: Asked, launch: Pick<Launch, 'opens' | 'zone'> | null): Piece {
  if (launch === null) return null
  return inset(say(lang, 'sealed.notice', { hour: announcedHour(launch, lang) }), 'mt')
}

interface StepHead {
  readonly step: Step
  /** For whom. */
  readonly party: Piece
  readonly heading: Piece
  /** Told above the matter too. */
  readonly errors?: Errors
}

/** A step, whichever way leads to it. */
export function stepMain(
  { lang }: Asked,
  { step, party, heading, errors = NO_ERRORS }: StepHead,
  matter: Piece,
): Markup {
  return html`<section class="step" aria-labelledby="step-h">
    <p class="count-steps">${say(lang, 'sign.stepOf', { step })} <span aria-hidden="true">·</span> ${party}</p>
    <h1 id="step-h">${heading}</h1>
    ${new Fieldset(lang, new URLSearchParams(), errors).summary()}
    ${matter}
  </section>`
}

/** What a page of the ceremony is called. */
export function titleOfStep({ lang }: Asked, call: CallShown, heading: string): string {
  const values = { verb: verbOf(call, lang), call: nameIn(call.row.titles, lang).text }
  return `${heading} – ${say(lang, 'sign.title', values)}`
}

interface StepPage extends Pick<Page, 'script'>, Omit<StepHead, 'heading'> {
  readonly call: CallShown
  readonly heading: string
  readonly matter: Piece
}

export function stepAnswer(asked: Asked, { call, matter, script = [], ...head }: StepPage): Answer {
  const isWrong = head.errors !== undefined && head.errors.size > 0
  const title = titleOfStep(asked, call, head.heading)
  const main = stepMain(asked, head, matter)
  return privatePage(asked, { title, main, call, current: 'sign', script }, isWrong ? 422 : 200)
}
