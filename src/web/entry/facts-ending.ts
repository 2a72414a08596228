import { inLang, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { fact, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { nameIn } from '../wording.ts'
import { partyLink } from './facts-party.ts'

/** The end of a party in words: where it went, which of its signatures went along, and why. */
export async function endingFacts(
  it: Told<'party/merged'> | Told<'party/succeeded'> | Told<'party/ended'>,
  into: string | null,
  calls: readonly string[],
): Promise<(Markup | null)[]> {
  const { asked, body, known } = it
  const { lang } = asked
  const titles = calls.map(call => {
    const row = known.row('calls', call)
    const title = row === undefined ? html`<code>${call}</code>` : inLang(nameIn(row.titles, lang))
    return html`<li><a href="${linkIn(asked, `/${call}`)}">${title}</a></li>`
  })
  return [
    fact(say(lang, 'member.party'), partyLink(it, body.party)),
    into === null ? null : fact(say(lang, 'member.into'), partyLink(it, into)),
    into === null
      ? null
      : fact(
          say(lang, 'member.calls'),
          titles.length === 0 ? say(lang, 'ending.carriedNone') : html`<ul>${titles}</ul>`,
        ),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
    fact(say(lang, 'entry.effect'), say(lang, 'ending.effect')),
  ]
}
