import { SESSION_SECONDS } from '../people/sessions.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  contactLink,
  howToReach,
  html,
  inLang,
  keeperIn,
  type Lang,
  listed,
  longDate,
  type Markup,
  opening,
  page,
  part,
  phrase,
  say,
} from './kit/kit.ts'

/**
 * How far everyone can use these pages. `test/papers/accessibility.test.ts` says which tests hold the pages to each of
 * these claims, and has docs/adopting.md say the same: change all of them together, and the date.
 */
export const STATED = '2026-11-30'

export const TESTED = ['axe', 'keyboard', 'zoom', 'outline', 'scripts', 'motion'] as const
export const KNOWN = ['people', 'time', 'signing', 'files', 'words', 'english', 'digests'] as const

const HOURS = { party: SESSION_SECONDS.party / 3600, officer: SESSION_SECONDS.officer / 3600 }

export const testedWords = (lang: Lang, name: (typeof TESTED)[number]) => say(lang, `access.tested.${name}`)

export function knownWords(lang: Lang, name: (typeof KNOWN)[number]): string {
  return name === 'time' ? say(lang, 'access.known.time', HOURS) : say(lang, `access.known.${name}`)
}

export function showAccessibility(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'accessibility', async () => {
    const { lang } = asked
    const inside = 'flow'
    const state = html`
      <p class="plain">${say(lang, 'access.state.says')}</p>
      <p>${say(lang, 'access.state.partial')}</p>
    `
    const tested = sentences(TESTED.map(name => testedWords(lang, name)))
    const known = sentences(KNOWN.map(name => knownWords(lang, name)))
    const date = html`<p>${phrase(lang, 'access.date.says', { day: longDate(STATED, lang) })}</p>`
    const main = html`
      ${opening(say(lang, 'access.kicker'), say(lang, 'access.title'), say(lang, 'access.lede'))}
      ${part(say(lang, 'access.state'), state, { strong: true, inside })}
      ${part(say(lang, 'access.tested'), tested, { note: say(lang, 'access.tested.note'), inside })}
      ${part(say(lang, 'access.known'), known, { inside })}
      ${part(say(lang, 'access.complain'), await complaint(asked), { inside })}
      ${part(say(lang, 'access.date'), date, { inside })}
    `
    return page(asked, { title: say(lang, 'access.title'), main, current: 'accessibility' })
  })
}

const sentences = (all: readonly string[]) => listed(all, 'plain-list')

/** The keeper of this depositary answers for it; the page says if they have named no way to write. */
async function complaint(asked: Asked): Promise<Markup> {
  const { lang } = asked
  const keeper = inLang(await keeperIn(asked))
  const contact = contactLink(asked)
  const further = html`<p>${say(lang, 'access.complain.further')}</p>`
  if (contact === null) return html`<p>${howToReach(asked)}</p>${further}`
  const ask = phrase(lang, 'access.complain.contact', { keeper, contact })
  return html`<p>${ask}</p><p>${say(lang, 'access.complain.tell')}</p>${further}`
}
