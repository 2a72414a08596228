import { Refusal } from '../../core/refusal.ts'
import type { SwitchName } from '../../register/types/switches.ts'
import { say } from '../messages/say.ts'
import { entryLink, inLang } from './links.ts'
import { html, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import type { Asked } from './request.ts'

/** Refuses `switched_off` where this, or everything, is switched off. */
export function requireSwitchedOn({ site }: Asked, name: SwitchName): void {
  const closed = closedBy(site, name)
  if (closed !== undefined)
    throw new Refusal(
      'switched_off',
      `The depositary has switched this off for the time being; entry ${closed.entry} says why.`,
    )
}

/** Whether it is open to readers: what is not, no page offers. */
export function isSwitchedOn({ site }: Asked, name: SwitchName): boolean {
  return closedBy(site, name) === undefined
}

const closedBy = ({ switches }: Asked['site'], name: SwitchName) =>
  switches.closed.get(name) ?? switches.closed.get('read-only')

export function isCounting({ site }: Asked): boolean {
  return !site.switches.closed.has('counting')
}

/** On every page while something is switched off: what, why, and since which entry. */
export function switchBanner(asked: Asked): Piece {
  const { lang, site } = asked
  if (site.switches.closed.size === 0) return null
  const lines = [...site.switches.closed].map(([name, { entry, reason }]) => {
    const why = 'text' in reason ? phrase(lang, 'switches.why', { reason: inLang(reason) }) : null
    return html`<p><b>${say(lang, `switches.off.${name}`)}</b> ${why} ${entryLink(asked, entry)}</p>`
  })
  return html`<aside class="switched" aria-label="${say(lang, 'switches.banner')}">
    <div class="sheet">${lines}</div>
  </aside>`
}
