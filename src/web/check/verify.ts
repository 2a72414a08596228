import { MOST_RECEIPT_IN_PAGE } from '../../browser/limits.ts'
import { type Answer, HTML_TYPE } from '../answer.ts'
import { type Asked, cachedPage, sizeOf } from '../asked.ts'
import { scriptAt } from '../assets.ts'
import { page } from '../layout/layout.ts'
import { linkTo } from '../links.ts'
import { witnessList } from '../log/witnesses.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { seeOther } from '../private.ts'
import { say } from '../say.ts'
import { checkerWords, scriptWords } from './script-words.ts'
import { engravedSeal, VERIFY_MARKS } from './seal.ts'
import { trustFields } from './trust.ts'

/**
 * The check of a receipt, in the reader's own browser (src/browser/verify.page.ts). Without its script the page says how
 * to check elsewhere, and the number of an entry leads to that entry.
 */
export function showVerify(asked: Asked): Answer | Promise<Answer> {
  const typed = asked.query.get('entry')?.trim()
  if (typed === undefined) return cachedPage(asked, 'verify', () => verifyPage(asked, null))
  const size = sizeOf(asked.site)
  if (/^(?:0|[1-9]\d{0,15})$/.test(typed) && Number(typed) < size) return seeOther(asked, `/entries/${typed}`)
  const body = verifyPage(asked, typed.slice(0, 40))
  return { status: 400, type: HTML_TYPE, body, caching: 'never' }
}

/** `wrong` is what was typed for the number of an entry, where there is none of that number. */
function verifyPage(asked: Asked, wrong: string | null): string {
  const { lang } = asked
  const main = html`<section class="opening"><p class="sc kicker">${say(lang, 'verify.kicker')}</p><h1>${say(lang, 'verify.title')}</h1><p class="lede">${say(lang, 'verify.lede')}</p></section>
<div id="checker" data-origin="${asked.site.log.origin}" data-worker="${scriptAt('verify-worker') ?? ''}">
<p class="notice" id="without">${say(lang, 'verify.without')} <a href="#yourself">${say(lang, 'verify.without.link')}</a></p>
<p class="notice warn" id="old" hidden>${say(lang, 'verify.old')} <a href="#yourself">${say(lang, 'verify.without.link')}</a></p>
${fileForm(asked)}
${entryForm(asked, wrong)}
${pasteForm(asked)}
${trustFields(asked)}
<div id="result"></div>
</div>
${aroundIt(asked)}
${scriptWords(lang, ['check.say.', 'verify.say.'], checkerWords(lang))}
<template id="engraved">${engravedSeal('')}</template>
${VERIFY_MARKS}`
  return page(asked, { title: say(lang, 'verify.title'), main, current: 'verify', script: 'verify' })
}

/** Hidden until the script that it needs runs. */
function fileForm({ lang }: Asked): Markup {
  return html`<form id="by-file" class="drop" hidden><label for="file">${say(lang, 'verify.drop')}</label><input id="file" type="file" multiple accept=".json,.txt,application/json"><p class="note">${say(lang, 'verify.drop.note', { ending: '.avow.json', most: MOST_RECEIPT_IN_PAGE / 1024 ** 2 })} ${say(lang, 'verify.drop.offline')} ${say(lang, 'verify.drop.sealed')}</p><button class="btn second small">${say(lang, 'verify.button')}</button></form>`
}

function pasteForm({ lang }: Asked): Markup {
  return html`<details id="by-paste" class="alt mt" hidden><summary>${say(lang, 'verify.paste')}</summary><form class="form narrow"><div class="field"><label for="paste">${say(lang, 'verify.paste.label')}</label><textarea id="paste" rows="6" spellcheck="false" autocomplete="off" dir="ltr"></textarea></div><p><button class="btn second small">${say(lang, 'verify.button')}</button></p></form></details>`
}

function entryForm(asked: Asked, wrong: string | null): Markup {
  const { lang, site } = asked
  const last = sizeOf(site) - 1
  const error =
    wrong === null
      ? null
      : last < 0
        ? say(lang, 'verify.entry.empty')
        : say(lang, 'verify.entry.wrong', { last, typed: wrong })
  return html`<form id="by-entry" class="by-entry mt" action="/verify" method="get">${languageField(asked)}<div class="field${error === null ? '' : ' bad'}"><label for="entry">${say(lang, 'verify.entry.label')}</label>${errorLine('entry', error)}<input id="entry" name="entry" inputmode="numeric" size="12" autocomplete="off" value="${wrong ?? ''}"${error === null ? null : html` aria-invalid="true"`} aria-describedby="${error === null ? '' : 'entry-error '}entry-note"></div><button class="btn second">${say(lang, 'verify.entry.show')}</button><p class="note" id="entry-note"><span id="entry-with" hidden>${say(lang, 'verify.entry.note')}</span><span id="entry-without">${say(lang, 'verify.entry.without')}</span></p></form>`
}

function errorLine(field: string, error: string | null): Piece {
  return error === null ? null : html`<p class="error" id="${field}-error">${error}</p>`
}

function languageField({ query, lang }: Asked): Piece {
  return query.has('lang') ? html`<input type="hidden" name="lang" value="${lang}">` : null
}

function aroundIt(asked: Asked): Markup {
  const { lang, site } = asked
  const { vkey } = site.log
  return html`<section class="entry strong mt-l" id="no-receipt"><div class="side"><h2>${say(lang, 'verify.open')}</h2></div><div class="flow"><p>${say(lang, 'verify.open.revoked')} ${say(lang, 'verify.open.read')} ${say(lang, 'verify.open.page')}</p></div></section>
<section class="entry"><div class="side"><h2>${say(lang, 'verify.audit')}</h2></div><div class="flow"><p>${say(lang, 'verify.audit.note')}</p><p>${linkTo(asked, '/audit', say(lang, 'verify.audit.link'))}</p></div></section>
<section class="entry" id="witnesses"><div class="side"><h2>${say(lang, 'verify.witnesses')}</h2><p>${say(lang, 'verify.witnesses.note')}</p></div>${witnessList(asked)}</section>
<section class="entry" id="yourself"><div class="side"><h2>${say(lang, 'verify.yourself')}</h2><p>${say(lang, 'verify.yourself.note')}</p></div><div class="flow"><p>${say(lang, 'verify.yourself.why')}</p><p class="codeline">npx avow verify receipt.avow.json <span class="nw">--vkey</span> ${vkey}</p><p>${say(lang, 'verify.yourself.audit')}</p><p class="codeline">npx avow audit ${site.publicUrl} <span class="nw">--vkey</span> ${vkey}</p><p class="fine">${say(lang, 'frame.clone')}</p></div></section>`
}
