import type { MandateLevel } from '../../register/kinds.ts'
import type { Check } from '../../register/mandate-rows.ts'
import type { Asked } from '../asked.ts'
import { inlineMark } from '../marks.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { fact, hashes, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { longDay } from '../wording.ts'
import { partyLink } from './facts-party.ts'

/** Mandates in words: what was checked, and who vouched. */

export async function mandateChecked(it: Told<'mandate/checked'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.party'), partyLink(it, body.party)),
    fact(say(lang, 'member.method'), methodShown(asked, body.method)),
    fact(say(lang, 'member.outcome'), say(lang, `outcome.${body.outcome}`)),
    fact(say(lang, 'member.checked'), say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    ...(await checkFacts(asked, body)),
  ]
}

/** The mark and the word of a method, with what it shows and no more. */
function methodShown({ lang }: Asked, method: MandateLevel): Markup {
  return html`<span class="mandate">${inlineMark(`m-${method}`)}${say(lang, `mandate.${method}`)}</span><span class="sub">${say(lang, `mandateMeans.${method}`)}</span>`
}

/** What a check left behind; nothing where it left nothing. */
export async function checkFacts(
  asked: Asked,
  {
    domain,
    dnssec,
    channel,
    note,
    evidence,
  }: Pick<Check, 'domain' | 'dnssec' | 'channel' | 'note' | 'evidence'>,
): Promise<(Markup | null)[]> {
  const { lang } = asked
  return [
    fact(
      say(lang, 'member.call/authority-checked.domain'),
      domain === null ? null : html`<code>${domain}</code>`,
    ),
    fact(say(lang, 'member.dnssec'), dnssec === null ? null : say(lang, `dnssec.${dnssec}`)),
    fact(say(lang, 'member.channel'), await quoted(asked, channel)),
    fact(say(lang, 'member.note'), await quoted(asked, note)),
    fact(say(lang, 'member.evidence'), hashes(evidence)),
  ]
}

export async function mandateVouched(it: Told<'mandate/vouched'>): Promise<(Markup | null)[]> {
  const { asked, body, statement } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.party'), partyLink(it, body.party)),
    fact(say(lang, 'entry.voucher'), partyLink(it, statement.by)),
    fact(say(lang, 'member.mandate/vouched.note'), await quoted(asked, body.note)),
    fact(say(lang, 'entry.effect'), say(lang, body.stands ? 'entry.vouchedEffect' : 'entry.unvouchedEffect')),
  ]
}
