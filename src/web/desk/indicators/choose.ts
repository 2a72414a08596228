import type { Catalogue, List } from '../../../register/figures/catalogue.ts'
import type { Manifest } from '../../../register/kinds.ts'
import { listed } from '../../../register/lists/indicator-line.ts'
import {
  type Asked,
  type Checking,
  type Fieldset,
  html,
  languageIn,
  type Markup,
  named,
  nameIn,
  numberedTitle,
  say,
  typedIn,
} from '../../kit/kit.ts'

/**
 * Begins with a set of ours, or with the last edition: what is not asked is left out, each section stands under a
 * principle of the text, and long lists are cut to those items that the call is about. Words are changed in a file.
 */

/** A set of ours begins with nothing asked, and a further edition with all of the last. */
type Begins = 'ready' | 'last'
const TICKS = { ready: 'ask', last: 'leave' } as const

/** Of a shorter list nobody leaves items out. */
const LONG_LIST = 30

export function chooseFields(
  asked: Asked,
  f: Fieldset,
  catalogue: Catalogue,
  { principles, is }: { readonly principles: Manifest['principles']; readonly is: Begins },
): Markup {
  const { lang } = asked
  const names = catalogue.titles.map(title =>
    f.text(`title.${title.lang}`, {
      label: say(lang, 'deskIndicators.name', { language: languageIn(title.lang, lang) }),
      // A set of ours is nobody's under our name.
      value: is === 'ready' ? '' : title.text,
      most: 200,
    }),
  )
  const options = [
    { value: '', says: say(lang, 'deskIndicators.noneOf') },
    ...principles.map(({ id, titles }) => ({ value: id, says: `${id}: ${nameIn(titles, lang).text}` })),
  ]
  const sections = catalogue.sections.map(section => {
    const own = catalogue.indicators.filter(one => one.section === section.id)
    return html`<fieldset class="field">
      <legend class="lab">${numberedTitle(section.number, section.titles, lang)}</legend>
      ${f.select(`principle.${section.id}`, {
        label: html`${say(lang, 'deskIndicators.under')}<span class="vh">: ${section.number}</span>`,
        options,
        value: section.principle ?? '',
        isOptional: 'unless',
      })}
      <div class="mt">
        ${own.length < 2 ? null : f.check(`${TICKS[is]}-all.${section.id}`, html`<b>${say(lang, `deskIndicators.${TICKS[is]}All`, { number: section.number, count: own.length })}</b>`)}
        ${own.map(one =>
          f.check(
            `${TICKS[is]}.${one.id}`,
            html`${say(lang, `deskIndicators.${TICKS[is]}`, { number: one.number, title: nameIn(one.titles, lang).text })}
              <span class="sub">${named(one.asks, lang)}</span>`,
          ),
        )}
      </div>
    </fieldset>`
  })
  const lists = catalogue.lists
    .filter(({ items }) => items.length > LONG_LIST)
    .map(({ id, titles, items }) =>
      f.area(`items.${id}`, {
        label: say(lang, 'deskIndicators.items', { list: nameIn(titles, lang).text }),
        hint: say(lang, 'deskIndicators.itemsHint', { count: items.length }),
        value: items.map(one => one.id).join(' '),
        rows: 3,
      }),
    )
  return html`<div class="two">${names}</div>${lists}${sections}`
}

/** What was chosen; faults stand in `check`. */
export function chosenFrom(
  { lang }: Asked,
  fields: URLSearchParams,
  { catalogue, is }: { readonly catalogue: Catalogue; readonly is: Begins },
  check: Checking,
): Catalogue {
  const titles = catalogue.titles.map(title => {
    const text = typedIn(fields, `title.${title.lang}`)
    const language = languageIn(title.lang, lang)
    check.must(`title.${title.lang}`, say(lang, 'deskIndicators.nameMissing', { language }), text !== '')
    return { lang: title.lang, text }
  })
  const tick = TICKS[is]
  const indicators = catalogue.indicators.filter(({ id, section }) => {
    const isTicked = fields.has(`${tick}.${id}`) || fields.has(`${tick}-all.${section}`)
    return isTicked === (is === 'ready')
  })
  if (indicators.length === 0)
    check.errors.set(
      `${tick}.${catalogue.indicators[0]!.id}`,
      say(lang, is === 'ready' ? 'deskIndicators.noneAsked' : 'deskIndicators.allLeft'),
    )
  const used = new Set(
    indicators.flatMap(({ by, value }) => [...by, ...(value.type === 'choice' ? [value.list] : [])]),
  )
  const lists = catalogue.lists
    .filter(({ id }) => used.has(id))
    .map(list => ({ ...list, items: itemsIn(lang, fields, list, check) }))
  return { ...catalogue, titles, indicators, lists, sections: sectionsFor(catalogue, indicators, fields) }
}

function itemsIn(lang: Asked['lang'], fields: URLSearchParams, { id, items }: List, check: Checking) {
  const typed = fields.get(`items.${id}`)
  if (typed === null) return items
  const ids = new Set(listed(typed.toLowerCase()))
  const unknown = [...ids].filter(one => items.every(item => item.id !== one))
  if (unknown.length > 0)
    check.errors.set(
      `items.${id}`,
      say(lang, 'deskIndicators.itemsWrong', { ids: unknown.join(' ').slice(0, 100) }),
    )
  else check.must(`items.${id}`, say(lang, 'deskIndicators.itemsNone'), ids.size > 0)
  return items.filter(item => ids.has(item.id))
}

/** Those with an indicator, and those within which one of these stands. */
function sectionsFor(
  { sections }: Catalogue,
  indicators: Catalogue['indicators'],
  fields: URLSearchParams,
): Catalogue['sections'] {
  const kept = new Set(indicators.map(({ section }) => section))
  for (const { id, within } of sections.toReversed()) if (kept.has(id) && within !== null) kept.add(within)
  return sections
    .filter(({ id }) => kept.has(id))
    .map(section => {
      const principle = fields.get(`principle.${section.id}`)
      return { ...section, principle: principle === null || principle === '' ? null : principle }
    })
}
