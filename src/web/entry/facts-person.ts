import type { TextRow } from '../../register/rows.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import { fact, hash, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'

/** Persons in words: what the log holds of them, which is no name, and what was erased. */

export function personSigned({ asked, body, known, statement }: Told<'person/signed'>): (Markup | null)[] {
  const { lang } = asked
  const call = callIn(statement)
  const text = known.text(call, body.manifest)
  const policy = known.policy(call, body.policy)
  const row = known.row('persons', body.commitment)
  const erased = row?.erased ?? null
  return [
    fact(say(lang, 'entry.person'), say(lang, 'entry.personHidden')),
    fact(say(lang, 'member.commitment'), hash(body.commitment)),
    fact(say(lang, 'entry.counted'), say(lang, 'entry.countedBy')),
    fact(
      say(lang, 'member.manifest'),
      html`<a href="${linkIn(asked, `/${call}/text/${body.manifest}`)}">${say(lang, 'entry.versionNumber', { number: text?.number ?? 1 })}</a>${languagesOffered(text?.row, say(lang, 'entry.languageHidden'))}<span class="sub">${hash(body.manifest)}</span>`,
    ),
    fact(
      say(lang, 'member.signature/given.policy'),
      html`<a href="${linkIn(asked, `/${call}/policy`)}">${say(lang, 'entry.policyNumber', { number: policy?.number ?? 1 })}</a>${policy === undefined ? null : html`, ${entryLink(asked, policy.entry)}`}<span class="sub">${hash(body.policy)}</span>`,
    ),
    fact(
      say(lang, 'member.invalidation'),
      row?.invalidated === undefined ? null : entryLink(asked, row.invalidated),
    ),
    fact(say(lang, 'entry.erasedBy'), erased === null ? null : entryLink(asked, erased.entry)),
  ]
}

/** Which language was read stands in the disclosure alone, unless the text has but one. */
function languagesOffered(row: TextRow | undefined, hidden: string): Markup | null {
  const offered = row === undefined ? 0 : row.manifest.texts.length + row.translations.length
  return offered > 1 ? html`<span class="sub">${hidden}</span>` : null
}

export function personErased({ asked, body, known }: Told<'person/erased'>): (Markup | null)[] {
  const { lang } = asked
  const row = known.row('persons', body.commitment)
  return [
    fact(say(lang, 'member.commitment'), hash(body.commitment)),
    fact(say(lang, 'entry.personSignedBy'), row === undefined ? null : entryLink(asked, row.entry)),
    fact(say(lang, 'member.ground'), say(lang, `entry.erasure.${body.ground}`)),
    fact(say(lang, 'entry.remains'), say(lang, 'entry.personGap')),
  ]
}

export async function personRestored({
  asked,
  body,
  known,
}: Told<'person/restored'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  const row = known.row('persons', body.commitment)
  return [
    fact(say(lang, 'member.commitment'), hash(body.commitment)),
    fact(say(lang, 'entry.personSignedBy'), row === undefined ? null : entryLink(asked, row.entry)),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}
