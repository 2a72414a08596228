import { dayOf } from '../../core/time.ts'
import type { SignatureRow } from '../../register/rows.ts'
import { correctionState, versionOf } from '../../register/text-in-force.ts'
import type { Saying } from '../../register/words-in-force.ts'
import {
  type Asked,
  type CallShown,
  html,
  linkTo,
  longDay,
  type Markup,
  phrase,
  say,
  sub,
  textToday,
} from '../kit/kit.ts'
import { showSaid } from '../statement/quotes.ts'
import { stateLine } from '../text/corrections.ts'
import { type Objections, sayingState, sayingsToday } from '../text/sayings.ts'
import { boundNow, sinceAddress } from '../text/since.ts'
import { versionsSince } from '../text/versions.ts'
import type { Representative } from './session.ts'

/** What came after a party's signature on a call that stands, as its people have to know on their own pages. */
export async function newsOf(
  asked: Asked,
  who: Representative,
  call: Pick<CallShown, 'id' | 'row'>,
  signature: SignatureRow,
  objections: Objections,
): Promise<Markup | null> {
  if (signature.state !== 'standing') return null
  const late = sayingsToday(asked, signature, objections).findLast(({ kind }) => kind === 'reservation')
  const isUndecided = late?.state === 'pending' || late?.state === 'failed'
  return html`
    ${isUndecided ? await lateWords(asked, late) : null}
    ${await failedCorrection(asked, call, signature)}
    ${await newerVersion(asked, who, call, signature)}
  `
}

/** A reservation made after signing that waits, was objected to, or has failed. */
async function lateWords(asked: Asked, late: Saying) {
  return html`
    ${sub(say(asked.lang, 'rep.late', { day: longDay(late.day, asked.lang) }))}
    <blockquote class="quoted">${await showSaid(asked, late.words!)}</blockquote>
    ${sub(sayingState(asked, late))}
  `
}

/** The newest correction of the version that it signed, where that did not come. */
async function failedCorrection(
  asked: Asked,
  { id, row }: Pick<CallShown, 'id' | 'row'>,
  { manifest }: SignatureRow,
) {
  const last = row.corrections?.at(-1)
  if (last === undefined || last.version !== versionOf(manifest, row)) return null
  const state = correctionState(last, dayOf(asked.site.now()))
  if (state !== 'objected' && state !== 'withdrawn') return null
  const see = linkTo(asked, `/${id}/text/${last.manifest}/changes`, say(asked.lang, 'correction.see'))
  return html`
    ${sub(html`${say(asked.lang, 'rep.lastCorrection')} ${see}`)}
    ${await stateLine(asked, { ...last, state })}
  `
}

async function newerVersion(
  asked: Asked,
  { party, role }: Representative,
  { id, row }: Pick<CallShown, 'id' | 'row'>,
  signature: SignatureRow,
) {
  if (row.text === null || versionOf(signature.manifest, row) === row.text) return null
  const { lang } = asked
  const { signed, since } = await versionsSince(asked, id, signature, row)
  const now = { text: textToday(asked, row)!, policy: row.policy }
  const address = sinceAddress(id, boundNow(asked, signature, row), now)
  const see = linkTo(asked, address, say(lang, 'rep.seeSince', { old: signed }))
  const sign = linkTo(
    asked,
    `/${id}/sign?party=${party}`,
    say(lang, 'rep.signNewer', { number: since.at(-1)!.number }),
  )
  const maySign = role === 'signatory' && row.closed === null
  return html`
    ${sub(phrase(lang, 'rep.newer', { old: String(signed), see }))}
    ${maySign ? sub(sign) : null}
  `
}
