import { MOST_ENTRIES_IN_PAGE, MOST_RECEIPT_IN_PAGE } from '../../browser/limits.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  classes,
  commandLine,
  engravedSeal,
  HTML_TYPE,
  html,
  indexIn,
  languageKept,
  linkTo,
  type Markup,
  opening,
  page,
  part,
  remark,
  say,
  scriptAt,
  seeOther,
  sizeOf,
  VERIFY_MARKS,
} from '../kit/kit.ts'
import { witnessList } from '../log/page.ts'
import { checkerWords, scriptWords } from './script-words.ts'

/**
 * The check of a receipt in the reader's own browser (src/browser/verify.page.ts). Without its script the page says how
 * to check elsewhere, and an entry's number leads to the entry.
 */
export function showVerify(asked: Asked): Answer | Promise<Answer> {
  const typed = asked.query.get('entry')?.trim()
  if (typed === undefined) return cachedPage(asked, 'verify', () => verifyPage(asked, null))
  const index = indexIn(typed)
  if (index !== undefined && index < sizeOf(asked.site)) return seeOther(asked, `/entries/${index}`)
  const body = verifyPage(asked, typed.slice(0, 40))
  return { status: 400, type: HTML_TYPE, body, caching: 'never' }
}

/** `wrong` is a number that was typed and that no entry has. */
function verifyPage(asked: Asked, wrong: string | null): string {
  const forms = html`${fileForm(asked)}${entryForm(asked, wrong)}${pasteForm(asked)}`
  return checkPage(asked, 'verify', tool(asked, 'verify', 'checker', forms), aroundCheck(asked))
}

/** Checks in the reader's browser: of one receipt, or of all of the log. */
type Check = 'verify' | 'audit'

function checkPage(asked: Asked, check: Check, matter: Markup, around: Markup, isScripted = true): string {
  const { lang } = asked
  const title = say(lang, `${check}.title`)
  const main = html`
    ${opening(say(lang, `${check}.kicker`), title, say(lang, `${check}.lede`), null, false)}
    ${matter}
    ${around}
    ${isScripted ? scriptWords(lang, ['check.say.', `${check}.say.`], checkerWords(lang)) : null}
    <template id="engraved">${engravedSeal(lang, '')}</template>
    ${VERIFY_MARKS}
  `
  return page(asked, { title, main, current: 'verify', ...(isScripted ? { script: check } : {}) })
}

/**
 * `forms` need a script. The stylesheet shows them, or what to do without, by whether the browser runs scripts at all:
 * so nothing moves when the script comes.
 */
function tool(asked: Asked, check: Check, id: string, forms: Markup): Markup {
  const { lang, site } = asked
  return html`<div id="${id}" data-origin="${site.log.origin}" data-worker="${scriptAt(`${check}-worker`) ?? ''}">
    ${
      scriptAt(check) === undefined
        ? html`<p class="notice">${say(lang, 'ceremony.notBuilt')} ${toYourself(asked, check)}</p>`
        : html`<p class="notice without" id="without">${say(lang, `${check}.without`)} ${toYourself(asked, check)}</p>`
    }
    <p class="notice warn" id="old" hidden>${say(lang, 'verify.old')} ${toYourself(asked, check)}</p>
    ${forms}
    ${trustFields(asked)}
    <div id="result"></div>
  </div>`
}

/** What is said where the browser runs scripts, and where it does not. */
function either(scripted: string, plain: string): Markup {
  return html`<span class="needs-script">${scripted}</span><span class="without-script">${plain}</span>`
}

function toYourself({ lang }: Asked, check: Check): Markup {
  return html`<a href="#yourself">${say(lang, `${check}.without.link`)}</a>`
}

/** How to check where nothing of this site is trusted. */
function yourselfPart({ lang }: Asked, check: Check, commands: Markup): Markup {
  const why = html`<p>${say(lang, `${check}.yourself.why`)}</p>`
  return part(
    say(lang, `${check}.yourself`),
    html`${why}${commands}<p>${say(lang, 'check.yourself.key')}</p><p class="fine">${say(lang, 'frame.clone')}</p>`,
    { id: 'yourself', inside: 'flow' },
  )
}

function fileForm({ lang }: Asked): Markup {
  const note = { ending: '.avow.json', most: MOST_RECEIPT_IN_PAGE / 1024 ** 2 }
  return html`<form id="by-file" class="drop needs-script" novalidate>
    <label for="file">${say(lang, 'verify.drop')}</label>
    <p class="chosen">
      <input id="file" type="file" multiple accept=".json,.txt,application/json">
      <button class="btn second">${say(lang, 'verify.button')}</button>
    </p>
    <p class="note">
      ${say(lang, 'verify.drop.note', note)} ${say(lang, 'verify.drop.offline')} ${say(lang, 'verify.drop.sealed')}
    </p>
  </form>`
}

function pasteForm({ lang }: Asked): Markup {
  return html`<details id="by-paste" class="alt mt needs-script">
    <summary>${say(lang, 'verify.paste')}</summary>
    <form class="form narrow" novalidate>
      <div class="field">
        <label for="paste">${say(lang, 'verify.paste.label')}</label>
        <textarea id="paste" rows="6" spellcheck="false" autocomplete="off" dir="ltr"></textarea>
      </div>
      <p><button class="btn second small">${say(lang, 'verify.button')}</button></p>
    </form>
  </details>`
}

function entryForm(asked: Asked, wrong: string | null): Markup {
  const { lang, site } = asked
  const last = sizeOf(site) - 1
  const isWrong = wrong !== null
  const error =
    last < 0 ? say(lang, 'verify.entry.empty') : say(lang, 'verify.entry.wrong', { last, typed: wrong ?? '' })
  const input = attributes({
    value: wrong ?? '',
    'aria-invalid': isWrong && 'true',
    'aria-describedby': isWrong && 'entry-error',
  })
  return html`<form id="by-entry" class="by-entry mt" action="/verify" method="get" novalidate>
    ${languageKept(asked)}
    <div class="${classes('field', isWrong && 'bad')}">
      <label for="entry">${say(lang, 'verify.entry.label')}</label>
      ${isWrong ? html`<p class="error" id="entry-error">${error}</p>` : null}
      <input id="entry" name="entry" inputmode="numeric" size="12" autocomplete="off"${input}>
    </div>
    <button class="btn second">${either(say(lang, 'verify.entry.fetch'), say(lang, 'verify.entry.show'))}</button>
  </form>`
}

function aroundCheck(asked: Asked): Markup {
  const { lang, site } = asked
  const open = html`<p>
    ${say(lang, 'verify.open.revoked')} ${say(lang, 'verify.open.read')} ${say(lang, 'verify.open.page')}
  </p>`
  const audit = html`
    <p>${say(lang, 'verify.audit.note')}</p>
    <p>${linkTo(asked, '/audit', say(lang, 'verify.audit.link'))}</p>
  `
  const commands = html`
    ${commandLine(asked, 'verify receipt.avow.json')}
    <p>${say(lang, 'verify.yourself.audit')}</p>
    ${commandLine(asked, `audit ${site.publicUrl}`)}
  `
  return html`
    <div class="mt-l">${part(say(lang, 'verify.open'), open, { strong: true, id: 'no-receipt', inside: 'flow' })}</div>
    ${part(say(lang, 'verify.audit'), audit, { inside: 'flow' })}
    ${part(say(lang, 'verify.witnesses'), witnessList(asked), {
      note: say(lang, 'verify.witnesses.note'),
      id: 'witnesses',
      inside: null,
    })}
    ${yourselfPart(asked, 'verify', commands)}
  `
}

/**
 * The audit of the whole log in the reader's own browser (src/browser/audit.page.ts with audit.worker.ts). Without a
 * script, or if the log is too large for a page, it says how to audit elsewhere.
 */
export function showAudit(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'audit', () => auditPage(asked))
}

function auditPage(asked: Asked): string {
  const isLarge = sizeOf(asked.site) > MOST_ENTRIES_IN_PAGE
  return checkPage(asked, 'audit', isLarge ? tooLarge(asked) : auditor(asked), aroundAudit(asked), !isLarge)
}

function tooLarge(asked: Asked): Markup {
  const values = { size: sizeOf(asked.site), most: MOST_ENTRIES_IN_PAGE }
  return html`<p class="notice warn">${say(asked.lang, 'audit.large', values)} ${toYourself(asked, 'audit')}</p>`
}

function auditor(asked: Asked): Markup {
  const { lang, site } = asked
  const form = html`<form id="begin" class="form narrow needs-script" novalidate>
    <label class="check" for="remember">
      <input type="checkbox" id="remember" checked aria-describedby="remember-hint">
      <span>${say(lang, 'audit.remember')}</span>
    </label>
    <p class="note" id="remember-hint">${say(lang, 'audit.remember.note')}</p>
    <div>
      <button class="btn">${say(lang, 'audit.button')}</button>
      ${remark(say(lang, 'audit.begin', { size: sizeOf(site) }), 'mt-s')}
    </div>
  </form>`
  return tool(asked, 'audit', 'auditor', form)
}

function aroundAudit(asked: Asked): Markup {
  const { lang, site } = asked
  const words = (name: 'scope' | 'open') => html`<p>${say(lang, `audit.${name}.text`)}</p>`
  const command = commandLine(asked, `audit ${site.publicUrl}`, '--state seen.json')
  return html`
    <div id="scope" class="mt-l">
      ${part(say(lang, 'audit.scope'), words('scope'), { strong: true, inside: 'flow' })}
      ${part(say(lang, 'audit.open'), words('open'), { inside: 'flow' })}
    </div>
    <section class="entry needs-script" id="memory">
      <div class="side"><h2>${say(lang, 'audit.memory')}</h2></div>
      <div class="flow">
        <p class="remembered"><span id="remembered" role="status">${say(lang, 'audit.say.memory.none')}</span> ${say(lang, 'audit.memory.note')}</p>
        <p>
          <button type="button" class="btn second small" id="forget" disabled>
            ${say(lang, 'audit.say.memory.forget')}
          </button>
        </p>
      </div>
    </section>
    ${yourselfPart(asked, 'audit', command)}
  `
}

/**
 * Whom the check trusts: at first the keys that this site names. These prove only that the site agrees with itself, and
 * the page says so. `data-shown` lets the script tell them from what was typed.
 */
function trustFields({ lang, site }: Asked): Markup {
  const witnesses = site.log.witnesses().map(({ vkey }) => vkey)
  const field = (id: string, label: string, hint: string, shown: string) =>
    html`<div class="field">
      <label for="${id}">${label}</label>
      <p class="hint" id="${id}-hint">${hint}</p>
      <textarea id="${id}" rows="${Math.max(2, shown.split('\n').length)}" spellcheck="false" autocomplete="off" dir="ltr" aria-describedby="${id}-hint" data-shown="${shown}">${shown}</textarea>
    </div>`
  return html`<details id="trust" class="alt needs-script">
    <summary>${say(lang, 'verify.trust')}</summary>
    <div class="form narrow">
      <p class="hint">${say(lang, 'verify.trust.note')}</p>
      ${field('vkey', say(lang, 'verify.trust.key'), say(lang, 'verify.trust.key.hint'), site.log.vkey)}
      ${field(
        'witness-keys',
        say(lang, 'verify.trust.witnesses'),
        say(lang, witnesses.length === 0 ? 'verify.trust.witnesses.none' : 'verify.trust.witnesses.hint'),
        witnesses.join('\n'),
      )}
      <div class="field">
        <label for="quorum">${say(lang, 'verify.trust.quorum')}</label>
        <input id="quorum" inputmode="numeric" size="4" value="0" autocomplete="off">
      </div>
    </div>
  </details>`
}
