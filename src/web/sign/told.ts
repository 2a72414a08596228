import type { Part } from '../../log/beside.ts'
import type { Asked } from '../asked.ts'
import { entryDay } from '../entry/shown.ts'
import { fact } from '../kit.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { mandateHeld } from '../teller/pieces.ts'
import { statementToSign } from '../teller/unsigned.ts'
import { longDay } from '../wording.ts'
import type { Signatory } from './offer.ts'

/** A signature about to be given, in words, with what its bytes do not say: the mandate of its party, and what it replaces. */
export async function signatureTold(
  asked: Asked,
  payload: Uint8Array,
  parts: readonly Part[],
  signatory: Signatory,
): Promise<Markup> {
  const { mandate } = signatory.row.versions.at(-1)!
  const more = [
    fact(say(asked.lang, 'sign.mandateTerm'), await mandateHeld(asked, mandate)),
    await replaces(asked, signatory),
  ]
  return html`<div class="mt">${await statementToSign(asked, payload, parts, { more, takesFocus: false })}</div>`
}

async function replaces(asked: Asked, { before }: Signatory): Promise<Markup | null> {
  if (before?.state !== 'standing') return null
  const { lang } = asked
  const day = longDay(await entryDay(asked, before.entry), lang)
  return fact(
    say(lang, 'sign.replacesTerm'),
    html`${say(lang, 'sign.replaces', { day })} ${entryLink(asked, before.entry)}`,
  )
}
