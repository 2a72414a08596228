import type { Asked } from '../asked.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'

/**
 * Whom a check or an audit in the page trusts: to begin with the keys that this site names, which prove only that it
 * agrees with itself, and say so. The script remembers what was shown (`data-shown`), to tell it from what was typed.
 */
export function trustFields({ lang, site }: Asked): Markup {
  const witnesses = site.log.witnesses().map(({ vkey }) => vkey)
  const field = (id: string, label: string, hint: string, shown: string) =>
    html`<div class="field"><label for="${id}">${label}</label><p class="hint" id="${id}-hint">${hint}</p><textarea id="${id}" rows="${Math.max(2, shown.split('\n').length)}" spellcheck="false" autocomplete="off" dir="ltr" aria-describedby="${id}-hint" data-shown="${shown}">${shown}</textarea></div>`
  return html`<details id="trust" class="alt" hidden><summary>${say(lang, 'verify.trust')}</summary><div class="form narrow"><p class="hint">${say(lang, 'verify.trust.note')}</p>
${field('vkey', say(lang, 'verify.trust.key'), say(lang, 'verify.trust.key.hint'), site.log.vkey)}
${field('witness-keys', say(lang, 'verify.trust.witnesses'), say(lang, witnesses.length === 0 ? 'verify.trust.witnesses.none' : 'verify.trust.witnesses.hint'), witnesses.join('\n'))}
<div class="field"><label for="quorum">${say(lang, 'verify.trust.quorum')}</label><input id="quorum" inputmode="numeric" size="4" value="0" autocomplete="off"></div></div></details>`
}
