import { formatTime } from '../../../core/time.ts'
import type { Filling } from '../../../register/lists/figure-plan.ts'
import { type Asked, html, type Markup, part, phrase, postedForm, say, shortMinute } from '../../kit/kit.ts'
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
import type { SheetRead } from './sent.ts'
import { takingSent } from './taking.ts'
import { unsettledIn } from './unsettled.ts'

/** A sheet that was sent: what it would change in a draft, to be taken or left. */

type Draft = Pick<Answered, 'head' | 'parts'> & { readonly keys: readonly OwnKey[] }

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
  { head, keys, parts }: Draft,
  { isFiled = false, path, questions, take }: Sent,
  sheet: SheetRead,
): Promise<Markup> {
  const { lang } = asked
  const { met, plan, settling, stood } = await takingSent(who, { parts, questions }, sheet)
  const { answers: stands, catalogue } = questions
  const savedBy = savedBySaid(asked, who, keys)
  const shown: PlanShown = {
    ...{ plan, path, catalogue, stands, met, savedBy, isFiled, hasMacros: sheet.filled.hasMacros },
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
  const when = shortMinute(formatTime(sheet.at), lang)
  const matter = html`
    <p class="note">${phrase(lang, 'sheet.readAt', { name: html`<bdi>${sheet.name}</bdi>`, when })}</p>
    ${planSaid(asked, shown)}
    ${form}
  `
  return html`
    ${part(say(lang, 'sheet.yours'), matter, { strong: true, note: planNote(asked, shown), id: 'sheet' })}
    ${faultsPart(asked, shown)}
    ${changesPart(asked, shown)}
  `
}
