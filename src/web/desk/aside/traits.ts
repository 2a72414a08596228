import { formatTime } from '../../../core/time.ts'
import type { Filed } from '../../../people/applications.ts'
import { everyOrigin } from '../../../people/caught.ts'
import type { Asked } from '../../asked.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import { callName } from '../../statement/facts.ts'
import { mailDomainOf } from '../../turns.ts'
import { countryName, formatNumber, shortMinute } from '../../wording.ts'
import { excerpt } from './row.ts'

/** What is named of each trait: the commonest, and how many more there are. */
const MOST_NAMED = 3

interface Trait {
  readonly label: string
  readonly of: (all: readonly Filed[]) => Piece
}

/**
 * What applications have in common, beside what the others in the queue have: an invented thousand looks alike in
 * something, and what it shares with a real one is seen before both are set aside.
 */
export async function traitTable(
  asked: Asked,
  piled: readonly Filed[],
  others: readonly Filed[],
): Promise<Markup> {
  const { lang } = asked
  const traits = await traitsShown(asked, [...piled, ...others])
  const heads = [
    say(lang, 'aside.these', { count: piled.length }),
    say(lang, 'aside.others', { count: others.length }),
  ] as const
  const rows = traits.map(
    ({ label, of }) =>
      html`<tr><th scope="row">${label}</th><td class="all" data-k="${heads[0]}">${of(piled)}</td><td class="all" data-k="${heads[1]}">${of(others)}</td></tr>`,
  )
  return html`<table class="table roll"><caption class="vh">${say(lang, 'aside.traits')}</caption><thead><tr><th scope="col">${say(lang, 'aside.trait')}</th>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

async function traitsShown(asked: Asked, all: readonly Filed[]): Promise<Trait[]> {
  const { lang, site } = asked
  const networks = await everyOrigin(site.log.drawer, site.now())
  const calls = new Map<string, string>()
  for (const { value } of all)
    if (!calls.has(value.call)) calls.set(value.call, await callName(asked, value.call))
  const common = (label: string, of: (filed: Filed) => string): Trait => ({
    label,
    of: list => commonest(asked, list.map(of)),
  })
  const some: Trait[] = [
    { label: say(lang, 'queue.received'), of: list => spanOf(asked, list) },
    common(say(lang, 'queue.network'), ({ id }) => networks.get(id) ?? say(lang, 'aside.unknown')),
    common(say(lang, 'queue.mail'), ({ value }) => mailDomainOf(value.person.email)),
    common(say(lang, 'queue.kind'), ({ value }) => say(lang, `kinds.${value.organisation.kind}`)),
    common(say(lang, 'queue.country'), ({ value: { organisation } }) =>
      organisation.country === null ? say(lang, 'fields.noCountry') : countryName(organisation.country, lang),
    ),
    common(say(lang, 'desk.words'), ({ value: { words } }) =>
      words === '' ? say(lang, 'desk.none') : excerpt(words),
    ),
  ]
  if (calls.size < 2) return some
  return [...some, common(say(lang, 'queue.call'), ({ value }) => calls.get(value.call)!)]
}

/** The values that most have, each with how many. */
function commonest({ lang }: Asked, values: readonly string[]): Piece {
  if (values.length === 0) return '–'
  const counted = [...Map.groupBy(values, value => value)]
    .map(([value, { length }]) => ({ value, length }))
    .sort((a, b) => b.length - a.length || (a.value < b.value ? -1 : 1))
  const named = counted
    .slice(0, MOST_NAMED)
    .map(
      ({ value, length }) =>
        html`<li><bdi>${value}</bdi> <span class="muted">${formatNumber(length, lang)}</span></li>`,
    )
  const more = counted.length - named.length
  const rest = more === 0 ? null : html`<li class="muted">${say(lang, 'aside.more', { count: more })}</li>`
  return html`<ul class="plain-list">${named}${rest}</ul>`
}

function spanOf({ lang }: Asked, list: readonly Filed[]): Piece {
  if (list.length === 0) return '–'
  const times = list.map(({ value }) => value.received)
  const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))].map(
    at => formatTime(at!),
  ) as [string, string]
  return html`<time datetime="${first}">${shortMinute(first, lang)}</time> – <time datetime="${last}">${shortMinute(last, lang)}</time>`
}
