import { formatTime } from '../../../core/time.ts'
import type { Filed } from '../../../people/applications.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import { shortMinute } from '../../wording.ts'

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
    const time = formatTime(received)
    const sent =
      words === ''
        ? null
        : html`<span class="sub typed" lang="${value.lang}" dir="auto">${excerpt(words)}</span>`
    const last = told === undefined ? null : html`<td class="all">${told.of({ id, value })}</td>`
    return html`<tr><th scope="row" class="who"><a href="${linkIn(asked, `/desk/applications/${id}`)}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">${name}</a><span class="sub">${domain ?? say(lang, 'desk.noDomain')}</span>${sent}</th><td class="all"><bdi>${person.name}</bdi><span class="sub">${person.email}</span></td><td class="nw"><time datetime="${time}">${shortMinute(time, lang)}</time></td>${last}</tr>`
  })
  const head = told === undefined ? null : html`<th scope="col">${told.heading}</th>`
  return html`<table class="table roll"><caption class="vh">${caption}</caption><thead><tr><th scope="col">${say(lang, 'desk.applicant')}</th><th scope="col">${say(lang, 'desk.person')}</th><th scope="col">${say(lang, 'queue.received')}</th>${head}</tr></thead><tbody>${rows}</tbody></table>`
}
