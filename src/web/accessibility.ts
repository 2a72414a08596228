import { type LogRow, ref } from '../register/rows.ts'
import type { Answer } from './answer.ts'
import { type Asked, cachedPage } from './asked.ts'
import { longDate, named } from './kit.ts'
import { page } from './layout/layout.ts'
import { contactLink } from './links.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { phrase } from './phrase.ts'
import { part } from './private.ts'
import { type Key, say } from './say.ts'

/**
 * How far these pages can be used by everyone. What is claimed here is what the tests in `test/browser` hold the pages
 * to; whoever changes one changes the other, and the date.
 */
const STATED = '2026-11-25'

type Sentence = Extract<Key, `access.${'tested' | 'known'}.${string}`>

const TESTED = [
  'access.tested.axe',
  'access.tested.keyboard',
  'access.tested.zoom',
  'access.tested.outline',
  'access.tested.scripts',
  'access.tested.motion',
] as const satisfies readonly Sentence[]

const KNOWN = [
  'access.known.people',
  'access.known.signing',
  'access.known.words',
  'access.known.english',
  'access.known.digests',
] as const satisfies readonly Sentence[]

export function showAccessibility(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'accessibility', async () => {
    const { lang, site } = asked
    const [log] = await site.log.store.rows([ref('log', 'log')])
    const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'access.kicker')}</p><h1>${say(lang, 'access.title')}</h1><p class="lede">${say(lang, 'access.lede')}</p></section>
${entry(say(lang, 'access.state'), html`<p class="plain">${say(lang, 'access.state.says')}</p><p>${say(lang, 'access.state.partial')}</p>`, true)}
${entry(say(lang, 'access.tested'), list(asked, TESTED), false, say(lang, 'access.tested.note'))}
${entry(say(lang, 'access.known'), list(asked, KNOWN))}
${entry(say(lang, 'access.complain'), complaint(asked, log))}
${entry(say(lang, 'access.date'), html`<p>${phrase(lang, 'access.date.says', { day: longDate(STATED, lang) })}</p>`)}`
    return page(asked, { title: say(lang, 'access.title'), main, current: 'accessibility' })
  })
}

function entry(heading: string, matter: Piece, isStrong = false, note?: string): Markup {
  return part(heading, matter, { note: note === undefined ? null : note, strong: isStrong, inside: 'flow' })
}

function list({ lang }: Asked, sentences: readonly (typeof TESTED | typeof KNOWN)[number][]): Markup {
  return html`<ul class="plain-list">${sentences.map(key => html`<li>${say(lang, key)}</li>`)}</ul>`
}

/** Whoever keeps this depositary answers for it; where it has named no way to write to it, that is said. */
function complaint(asked: Asked, log: LogRow | undefined): Markup {
  const { lang } = asked
  const keeper = log === undefined ? asked.site.log.origin : named(log.names, lang)
  const contact = contactLink(asked)
  const ask =
    contact === null
      ? phrase(lang, 'access.complain.noContact', { keeper })
      : phrase(lang, 'access.complain.contact', { keeper, contact })
  return html`<p>${ask}</p><p>${say(lang, 'access.complain.tell')}</p><p>${say(lang, 'access.complain.further')}</p>`
}
