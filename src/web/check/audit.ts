import { MOST_ENTRIES_IN_PAGE } from '../../browser/limits.ts'
import type { Answer } from '../answer.ts'
import { type Asked, cachedPage, sizeOf } from '../asked.ts'
import { scriptAt } from '../assets.ts'
import { page } from '../layout/layout.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { checkerWords, scriptWords } from './script-words.ts'
import { engravedSeal, VERIFY_MARKS } from './seal.ts'
import { trustFields } from './trust.ts'

/**
 * The audit of the whole log in the reader's own browser (src/browser/audit.page.ts, whose work audit.worker.ts does).
 * Without a script, and for a log that is too large for a page, it says how the same is done elsewhere.
 */
export function showAudit(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'audit', () => auditPage(asked))
}

function auditPage(asked: Asked): string {
  const { lang, site } = asked
  const isLarge = sizeOf(site) > MOST_ENTRIES_IN_PAGE
  const main = html`<section class="opening"><p class="sc kicker">${say(lang, 'audit.kicker')}</p><h1>${say(lang, 'audit.title')}</h1><p class="lede">${say(lang, 'audit.lede')}</p></section>
${isLarge ? tooLarge(asked) : auditor(asked)}
${aroundIt(asked)}
${isLarge ? null : scriptWords(lang, ['check.say.', 'audit.say.'], checkerWords(lang))}
<template id="engraved">${engravedSeal('')}</template>
${VERIFY_MARKS}`
  const title = say(lang, 'audit.title')
  return page(asked, { title, main, current: 'verify', ...(isLarge ? {} : { script: 'audit' }) })
}

function tooLarge({ lang, site }: Asked): Markup {
  return html`<p class="notice warn">${say(lang, 'audit.large', { size: sizeOf(site), most: MOST_ENTRIES_IN_PAGE })} <a href="#yourself">${say(lang, 'audit.without.link')}</a></p>`
}

/** Hidden, but for what to do without it, until the script that it needs runs. */
function auditor(asked: Asked): Markup {
  const { lang, site } = asked
  return html`<div id="auditor" data-origin="${site.log.origin}" data-worker="${scriptAt('audit-worker') ?? ''}">
<p class="notice" id="without">${say(lang, 'audit.without')} <a href="#yourself">${say(lang, 'audit.without.link')}</a></p>
<p class="notice warn" id="old" hidden>${say(lang, 'verify.old')} <a href="#yourself">${say(lang, 'audit.without.link')}</a></p>
<form id="begin" class="form narrow" hidden><p class="note">${say(lang, 'audit.begin', { size: sizeOf(site) })}</p>
<label class="check" for="remember"><input type="checkbox" id="remember" checked aria-describedby="remember-hint"><span>${say(lang, 'audit.remember')}</span></label><p class="note" id="remember-hint">${say(lang, 'audit.remember.note')}</p>
<p><button class="btn">${say(lang, 'audit.button')}</button></p></form>
${trustFields(asked)}
<div id="result"></div>
</div>`
}

function aroundIt({ lang, site }: Asked): Markup {
  return html`<div id="scope"><section class="entry strong mt-l"><div class="side"><h2>${say(lang, 'audit.scope')}</h2></div><div class="flow"><p>${say(lang, 'audit.scope.text')}</p></div></section>
<section class="entry"><div class="side"><h2>${say(lang, 'audit.open')}</h2></div><div class="flow"><p>${say(lang, 'audit.open.text')}</p></div></section></div>
<section class="entry" id="memory" hidden><div class="side"><h2>${say(lang, 'audit.memory')}</h2></div><div class="flow"><p><span id="remembered" role="status"></span> ${say(lang, 'audit.memory.note')}</p><p><button type="button" class="btn second small" id="forget" hidden>${say(lang, 'audit.say.memory.forget')}</button></p></div></section>
<section class="entry" id="yourself"><div class="side"><h2>${say(lang, 'audit.yourself')}</h2><p>${say(lang, 'audit.yourself.note')}</p></div><div class="flow"><p>${say(lang, 'audit.yourself.why')}</p><p class="codeline">npx avow audit ${site.publicUrl} <span class="nw">--vkey</span> ${site.log.vkey} <span class="nw">--state seen.json</span></p><p class="fine">${say(lang, 'frame.clone')}</p></div></section>`
}
