import type { Answer } from './answer.ts'
import { type Asked, cachedPage } from './asked.ts'
import { page } from './layout.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { witnessList } from './witness-list.ts'

/** How to check a receipt without this site, and what such a check is worth. */
export function showVerify(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'verify', () => {
    const { log, publicUrl } = asked.site
    const say = messagesIn(asked.lang).verify
    const list = (items: readonly string[]): Markup =>
      html`<ul class="plain-list">${items.map(item => html`<li>${item}</li>`)}</ul>`
    const main = html`<section class="opening"><p class="sc kicker">${messagesIn(asked.lang).nav.verify}</p><h1>${say.title}</h1><p class="lede">${say.lede}</p></section>
<section class="entry strong"><div class="side"><h2>${say.how}</h2></div><div class="flow"><p>${say.get}</p><p>${say.run}</p><p class="codeline">npx avow verify receipt.avow.json <span class="nw">--vkey</span> ${log.vkey}</p><p class="codeline">npx avow audit ${publicUrl} <span class="nw">--vkey</span> ${log.vkey}</p></div></section>
<section class="entry"><div class="side"><h2>${say.key}</h2></div><div class="flow"><p class="codeline">${log.vkey}</p><p class="note">${say.keyNote}</p></div></section>
<section class="entry"><div class="side"><h2>${say.proves}</h2></div>${list(say.proven)}</section>
<section class="entry"><div class="side"><h2>${say.open}</h2></div>${list(say.notProven)}</section>
<section class="entry" id="witnesses"><div class="side"><h2>${say.witnesses}</h2><p>${say.witnessesNote}</p></div>${witnessList(asked)}</section>`
    return page(asked, { title: say.title, main })
  })
}
