import { partyListed } from '../../register/types/listings.ts'
import { signatureDeposited, signatureGiven, signatureRestored } from '../../register/types/signatures.ts'
import { callShown, html, isolated, type Markup, nameIn, part, remark, say } from '../kit/kit.ts'
import { inEffect, type Setting } from '../teller/setting.ts'
import { badgeOf, badgeSize } from './badge.ts'

/** How to show the badge on another site: a picture in a link, with what it says for those who do not see it. */
export async function badgeEntry(it: Setting): Promise<Markup | null> {
  const { asked } = it
  const { call: id, type, by, body } = inEffect(it).statement
  const party = type === signatureGiven.type ? by : BADGED.includes(type) ? String(body.party) : undefined
  if (id === null || party === undefined) return null
  const { lang, site } = asked
  const call = await callShown(asked, id)
  const { party: name, says, entry } = await badgeOf(asked, call, party)
  const path = `/${id}/badges/${party}.svg?lang=${lang}`
  const to = entry === undefined ? `/parties/${party}` : `/entries/${entry}`
  const title = nameIn(call.row.titles, lang).text
  const record = call.isRecord ? `${say(lang, 'badge.record')}. ` : ''
  const alt = `${record}${isolated(name)}. ${isolated(title)}. ${says}`
  const { width, height } = badgeSize(call)
  const size = html`width="${width}" height="${height}"`
  const code = html`<a href="${site.publicUrl}${to}"><img src="${site.publicUrl}${path}" ${size} alt="${alt}"></a>`
  const label = say(lang, 'badge.code')
  return part(
    say(lang, 'badge.title'),
    html`
      <p><img class="badge" src="${path}" ${size} alt="${alt}"></p>
      ${remark(say(lang, 'badge.says'))}
      <pre class="raw" tabindex="0" role="region" aria-label="${label}">${code.toString()}</pre>
      ${remark(say(lang, 'badge.link'))}
      <p class="codeline">${site.publicUrl}/entries/${entry ?? 0}</p>
    `,
    {
      note: say(lang, call.isRecord ? 'badge.noteRecord' : 'badge.note'),
      also: 'no-print',
      id: 'badge',
      inside: 'narrow flow',
    },
  )
}

/** Types of statements that say of a party how it stands to a call. */
const BADGED: readonly string[] = [signatureDeposited, signatureRestored, partyListed].map(({ type }) => type)
