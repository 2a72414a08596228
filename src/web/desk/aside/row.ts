import type { Filed } from '../../../people/applications.ts'
import type { Kind } from '../../../register/kinds.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { minuteMark } from '../../moments.ts'
import type { Fact } from '../../private.ts'
import { say } from '../../say.ts'
import { callName } from '../../statement/facts.ts'
import { table } from '../../table.ts'
import { countryName, shortMinute } from '../../wording.ts'
import { FILTERS, NOWHERE, type QueueFilter, type QueueQuery } from '../queue/query.ts'

const MOST_SHOWN = 100

/** The beginning of what somebody typed. */
export function excerpt(words: string): string {
  const letters = [...words.replace(/\s+/g, ' ')]
  return letters.length <= MOST_SHOWN ? letters.join('') : `${letters.slice(0, MOST_SHOWN).join('')}…`
}

/** Applications by what was sent, each with a link to all of it; `told` is what there is to say of each, under that heading. */
export function sentTable(
  asked: Asked,
  caption: string,
  all: readonly Filed[],
  told?: { readonly heading: string; readonly of: (filed: Filed) => Piece },
): Markup {
  const { lang } = asked
  const rows = all.map(({ id, value }) => {
    const { organisation, person, words, received } = value
    const { name, nameLang, domain } = organisation
    const sent =
      words === ''
        ? null
        : html`<span class="sub typed" lang="${value.lang}" dir="auto">${excerpt(words)}</span>`
    const last = told === undefined ? null : html`<td class="all">${told.of({ id, value })}</td>`
    return html`<tr><th scope="row" class="who"><a href="${linkIn(asked, `/desk/applications/${id}`)}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">${name}</a><span class="sub">${domain ?? say(lang, 'desk.noDomain')}</span>${sent}</th><td class="all"><bdi>${person.name}</bdi><span class="sub">${person.email}</span></td><td class="nw">${minuteMark(received, lang)}</td>${last}</tr>`
  })
  const heads = [
    say(lang, 'desk.applicant'),
    say(lang, 'desk.person'),
    say(lang, 'queue.received'),
    told?.heading ?? null,
  ]
  return table(caption, heads, rows)
}

/** What an officer had looked for in the queue, in words: only what narrows it. */
export async function soughtFacts(asked: Asked, query: QueueQuery): Promise<Fact[]> {
  const { lang } = asked
  const words: Record<QueueFilter, (value: string) => string | Promise<string>> = {
    q: value => value,
    call: value => callName(asked, value),
    kind: value => say(lang, `kinds.${value as Kind}`),
    country: value => (value === NOWHERE ? say(lang, 'fields.noCountry') : countryName(value, lang)),
    proven: value => say(lang, `queue.proven.${value as 'nothing'}`),
    doubts: value => say(lang, `queue.doubts.${value as 'some'}`),
    network: value => value,
    mail: value => value,
    from: value => shortMinute(value, lang),
    to: value => shortMinute(value, lang),
  }
  const facts: Fact[] = [[say(lang, 'queue.stages'), say(lang, `queue.stage.${query.stage}`)]]
  for (const name of FILTERS)
    if (query[name] !== '') facts.push([say(lang, `queue.${name}`), await words[name](query[name])])
  return facts
}
