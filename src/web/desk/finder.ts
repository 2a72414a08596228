import { foldWords, matchesWords, queryWords } from '../../register/search-words.ts'
import { type Asked, html, languageKept, linkButton, say } from '../kit/kit.ts'

/** Narrows a long list by what is typed: on launch day an officer looks for one letter among a thousand. */

const MOST_TYPED = 200
/** So many need no search. */
const FEW = 10

export function soughtIn({ query }: Asked): string {
  return (query.get('q') ?? '').trim().slice(0, MOST_TYPED)
}

export function found<T>(all: readonly T[], sought: string, wordsOf: (one: T) => string): readonly T[] {
  const words = queryWords(sought)
  const typed = sought.toLowerCase()
  if (typed === '') return all
  // An address is also found by any part of it.
  return all.filter(one => {
    const says = wordsOf(one)
    return says.toLowerCase().includes(typed) || (words.length > 0 && matchesWords(foldWords(says), words))
  })
}

/** `count` is how long the list at `path` is. */
export function finder(asked: Asked, path: string, label: string, count: number) {
  const { lang } = asked
  const sought = soughtIn(asked)
  if (count <= FEW && sought === '') return null
  const clear = sought === '' ? null : linkButton(asked, path, say(lang, 'queue.clear'))
  return html`<div class="box">
    <form class="filters" role="search" aria-label="${label}" action="${path}" novalidate>
      <div class="q">
        <label for="q">${label}</label>
        <input id="q" name="q" type="search" autocomplete="off" dir="auto" value="${sought}">
      </div>
      ${languageKept(asked)}<button class="btn">${say(lang, 'queue.find')}</button>
      ${clear}
    </form>
  </div>`
}
