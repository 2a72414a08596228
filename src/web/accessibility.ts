import {
  type Answer,
  type Asked,
  cachedPage,
  contactLink,
  html,
  inLang,
  type Key,
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

type Sentence = Extract<Key, `access.${'tested' | 'known'}.${string}`>

const TESTED: readonly Sentence[] = [
  'access.tested.axe',
  'access.tested.keyboard',
  'access.tested.zoom',
  'access.tested.outline',
  'access.tested.scripts',
  'access.tested.motion',
]

const KNOWN: readonly Sentence[] = [
  'access.known.people',
  'access.known.signing',
  'access.known.words',
  'access.known.english',
  'access.known.digests',
]

export function showAccessibility(asked: Asked): Promise<Answer> {
  return cachedPage(asked, 'accessibility', async () => {
    const { lang } = asked
    const inside = 'flow'
    const main = html`
      ${opening(say(lang, 'access.kicker'), say(lang, 'access.title'), say(lang, 'access.lede'))}
      ${part(
        say(lang, 'access.state'),
        html`
        <p class="plain">${say(lang, 'access.state.says')}</p>
        <p>${say(lang, 'access.state.partial')}</p>
      `,
        { strong: true, inside },
      )}
      ${part(say(lang, 'access.tested'), list(asked, TESTED), { note: say(lang, 'access.tested.note'), inside })}
      ${part(say(lang, 'access.known'), list(asked, KNOWN), { inside })}
      ${part(say(lang, 'access.complain'), await complaint(asked), { inside })}
      ${part(
        say(lang, 'access.date'),
        html`<p>
        ${phrase(lang, 'access.date.says', { day: longDate(STATED, lang) })}
      </p>`,
        { inside },
      )}
    `
    return page(asked, { title: say(lang, 'access.title'), main, current: 'accessibility' })
  })
}

function list({ lang }: Asked, sentences: readonly Sentence[]): Markup {
  return listed(
    sentences.map(key => say(lang, key)),
    'plain-list',
  )
}

/** The keeper of this depositary answers for it; the page says if they have named no way to write. */
async function complaint(asked: Asked): Promise<Markup> {
  const { lang } = asked
  const keeper = inLang(await keeperIn(asked))
  const contact = contactLink(asked)
  const ask =
    contact === null
      ? phrase(lang, 'access.complain.noContact', { keeper })
      : phrase(lang, 'access.complain.contact', { keeper, contact })
  return html`<p>${ask}</p><p>${say(lang, 'access.complain.tell')}</p><p>${say(lang, 'access.complain.further')}</p>`
}
