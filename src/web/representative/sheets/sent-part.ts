import { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import type { Filling } from '../../../register/lists/figure-plan.ts'
import { UnreadableSheet } from '../../../register/lists/unreadable-sheet.ts'
import {
  type Asked,
  html,
  linkTo,
  type Markup,
  part,
  phrase,
  postedForm,
  say,
  shortMinute,
} from '../../kit/kit.ts'
import type { OwnKey } from '../../passkey/own-keys.ts'
import type { Answered } from '../reporting/sitting.ts'
import type { Representative } from '../session.ts'
import {
  changesIn,
  changesPart,
  faultsPart,
  type PlanShown,
  planNote,
  planSaid,
  savedBySaid,
  sheetDigest,
} from './plan-shown.ts'
import type { Asking, SheetRead } from './planning.ts'
import { takingSent } from './taking.ts'
import { unsettledIn } from './unsettled.ts'
import { unreadWords } from './words.ts'

/** A sheet that was sent: what it would change in a draft, to be taken or left. */

type Draft = Pick<Answered, 'head' | 'parts'> &
  Pick<Asking, 'corrections'> & { readonly keys: readonly OwnKey[] }

interface Sent {
  readonly questions: Filling
  /** The page that takes it. */
  readonly path: string
  /** What the button says, by how much changes. */
  readonly take: (count: number) => string
  /** Of a report that is corrected, whose page goes on to the signature. */
  readonly isFiled?: boolean
}

export async function sentPart(
  asked: Asked,
  who: Representative,
  { corrections, head, keys, parts }: Draft,
  { isFiled = false, path, questions, take }: Sent,
  sheet: SheetRead,
): Promise<Markup> {
  const { lang } = asked
  const draft = { parts, questions, corrections }
  const taking = await takingSent(asked, who, draft, sheet).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
  if (taking instanceof Refusal) return unplanned(asked, path, sheet, taking)
  const { hasMacros, met, plan, settling, stood } = taking
  const { answers: stands, catalogue } = questions
  const savedBy = savedBySaid(asked, who, keys)
  const shown: PlanShown = {
    ...{ plan, path, catalogue, stands, met, savedBy, isFiled, hasMacros },
    draft: unsettledIn(asked, { head, parts, catalogue }, settling, savedBy),
  }
  const count = changesIn(shown)
  const drop = say(lang, 'sheet.drop')
  const form =
    count === 0
      ? postedForm(asked, path, { hidden: { go: 'take', again: 'drop' }, button: drop, isSecond: true })
      : postedForm(asked, path, {
          hidden: { go: 'take', read: sheetDigest(plan, stood) },
          ...{ button: take(count), isSecond: isFiled },
          beside: html`<button class="btn second" name="again" value="drop">${drop}</button>`,
        })
  const matter = html`
    ${readSaid(asked, sheet)}
    ${planSaid(asked, shown)}
    ${form}
  `
  return html`
    ${part(say(lang, 'sheet.yours'), matter, { strong: true, note: planNote(asked, shown), id: 'sheet' })}
    ${faultsPart(asked, shown)}
    ${changesPart(asked, shown)}
  `
}

/** Beside the fault of another one that was sent, so that nobody takes this one in its stead. */
export function beforePart(asked: Asked, path: string, { name }: SheetRead): Markup {
  const { lang } = asked
  const see = linkTo(asked, path, say(lang, 'sheet.beforeSee'))
  const says = phrase(lang, 'sheet.before', { name: html`<bdi>${name}</bdi>`, see })
  return part(say(lang, 'sheet.yours'), html`<p>${says}</p>`, { id: 'sheet' })
}

function readSaid({ lang }: Asked, { at, name }: SheetRead): Markup {
  const when = shortMinute(formatTime(at), lang)
  return html`<p class="note">${phrase(lang, 'sheet.readAt', { name: html`<bdi>${name}</bdi>`, when })}</p>`
}

/** It stays until it is discarded, or can be planned again: the rest of the page needs none of it. */
function unplanned(asked: Asked, path: string, sheet: SheetRead, refusal: Refusal): Markup {
  const { lang } = asked
  if (!(refusal instanceof UnreadableSheet) && refusal.code !== 'rate_limited') throw refusal
  const why = refusal instanceof UnreadableSheet ? unreadWords(lang, refusal) : say(lang, 'sheet.unplanned')
  const drop = { hidden: { go: 'take', again: 'drop' }, button: say(lang, 'sheet.drop'), isSecond: true }
  const matter = html`
    ${readSaid(asked, sheet)}
    <div class="notice warn mt"><p>${why}</p></div>
    ${postedForm(asked, path, drop)}
  `
  return part(say(lang, 'sheet.yours'), matter, { strong: true, id: 'sheet' })
}
