import type { Asked } from '../asked.ts'
import { phrase } from '../entry/phrase.ts'
import { external, hashes, quoted } from '../entry/pieces.ts'
import { entryLink, inLang } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import type { CallShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'

/** From the least to the most: how it may be shown that a register is its convener's. */
const LEVELS = ['independent', 'declared', 'domain', 'vetted'] as const

/** Who issued the call, and how far it was shown, by whom, that this register is theirs. */
export async function convenerEntry(asked: Asked, { row, keeper }: CallShown): Promise<Markup> {
  const { lang } = asked
  const { convener, authority } = row
  const at = LEVELS.indexOf(authority.level)
  const steps = LEVELS.map((level, i) => {
    const isThis = i === at
    const says = isThis
      ? html`<span class="sub">${phrase(lang, `call.authoritySays.${level}`, { keeper: inLang(nameIn(keeper.names, lang)) })}</span>`
      : null
    return html`<li${isThis ? html` aria-current="true"` : null}><b>${say(lang, `call.authority.${level}`)}</b>${says}</li>`
  })
  const note = await quoted(asked, authority.note)
  const evidence =
    authority.evidence.length === 0
      ? null
      : html`<p class="note">${say(lang, 'call.evidence')}</p>${hashes(authority.evidence)}`
  return html`<section class="entry" id="convener"><div class="side"><h2>${say(lang, 'call.convener')}</h2><p>${say(lang, 'call.convenerNote')}</p></div><div class="narrow flow"><p class="plain">${inLang(nameIn(convener.names, lang))}</p>${convener.url === null ? null : html`<p class="note">${external(convener.url)}</p>`}<ol class="ladder">${steps}</ol>${note}${authority.source === null ? null : html`<p class="note">${say(lang, 'call.authoritySource')} ${external(authority.source)}</p>`}${evidence}<p class="proof">${entryLink(asked, row.opened)}</p></div></section>`
}
