import {
  type Answer,
  type Asked,
  cachedPage,
  contactLink,
  howToReach,
  html,
  inLang,
  keeperIn,
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
 * How far everyone can use these pages. The tests in `test/browser` hold the pages to these claims: change both
 * together, and the date.
 */
const STATED = '2026-11-25'

const TESTED = ['axe', 'keyboard', 'zoom', 'outline', 'scripts', 'motion'] as const
const KNOWN = ['people', 'signing', 'words', 'english', 'digests'] as const

export function showAccessibility(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'accessibility', async () => {
    const { lang } = asked
    const inside = 'flow'
    const state = html`
      <p class="plain">${say(lang, 'access.state.says')}</p>
      <p>${say(lang, 'access.state.partial')}</p>
    `
    const tested = sentences(TESTED.map(name => say(lang, `access.tested.${name}`)))
    const known = sentences(KNOWN.map(name => say(lang, `access.known.${name}`)))
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
