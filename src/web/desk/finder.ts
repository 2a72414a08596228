import { foldWords, matchesWords, queryWords } from '../../register/search-words.ts'
import { type Asked, html, languageKept, linkButton, say } from '../kit/kit.ts'

/** A long list of the desk, narrowed by what is typed: on launch day, one letter is looked for among a thousand. */

const MOST_TYPED = 200
/** So many are seen at a glance. */
const FEW = 10

/** What is looked for, as it was typed. */
export function soughtIn({ query }: Asked): string {
  return (query.get('q') ?? '').trim().slice(0, MOST_TYPED)
}

/** Those whose words have all that was typed; all of them, if nothing was. */
export function found<T>(all: readonly T[], sought: string, wordsOf: (one: T) => string): readonly T[] {
  const words = queryWords(sought)
  const typed = sought.toLowerCase()
  if (typed === '') return all
  // An address is also found by any part of it, as it was written.
  return all.filter(one => {
    const says = wordsOf(one)
    return says.toLowerCase().includes(typed) || (words.length > 0 && matchesWords(foldWords(says), words))
  })
}

/** The form to look for something in the list at `path`, which has `count` things; none where nobody needs it. */
export function finder(asked: Asked, path: string, label: string, count: number) {
  const { lang } = asked
  const sought = soughtIn(asked)
  if (count <= FEW && sought === '') return null
  const clear = sought === '' ? null : linkButton(asked, path, say(lang, 'queue.clear'))
  return html`<div class="box">
    <form class="filters" role="search" aria-label="${label}" action="${path}">
      <div class="q">
        <label for="q">${label}</label>
        <input id="q" name="q" type="search" autocomplete="off" dir="auto" value="${sought}">
      </div>
      ${languageKept(asked)}<button class="btn">${say(lang, 'queue.find')}</button>
      ${clear}
    </form>
  </div>`
}
