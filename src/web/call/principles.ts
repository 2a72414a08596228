import { numbersOf } from '../../comparison/principles.ts'
import {
  type Asked,
  type CallShown,
  entryLink,
  html,
  linkTo,
  type Markup,
  type Piece,
  part,
  phrase,
  recordWord,
  say,
  sub,
} from '../kit/kit.ts'
import { textLink, type Version } from '../text/versions.ts'
import { anchorOf, bindsWords, titleIn } from '../text/words.ts'

/** What the text asks for, by the titles of its principles, each leading to the words themselves. */
export function principlesOf(asked: Asked, { id, isRecord }: CallShown, version: Version | undefined): Piece {
  if (version === undefined || version.row.manifest.principles.length === 0) return null
  const { lang } = asked
  const { principles } = version.row.manifest
  const numbers = numbersOf(principles)
  const line = (principle: (typeof principles)[number], i: number): Markup => {
    const title = titleIn(principle, lang, lang)
    const binds = principle.kinds === null ? null : sub(bindsWords(asked, principle, isRecord))
    return html`<li>
      <span class="numeral" aria-hidden="true">${numbers[i]!}</span>
      <div>
        <a href="${textLink(asked, id)}#${anchorOf(principle.id)}" lang="${title.lang}" dir="auto">${title.text}</a>
        ${binds}
      </div>
    </li>`
  }
  return part(
    say(lang, 'call.says'),
    html`
      <ol class="titles">${principles.map(line)}</ol>
      <p class="ways mt-s">
        ${linkTo(asked, `/${id}/text`, say(lang, 'call.readText', { record: recordWord(isRecord) }))}
      </p>
    `,
    { note: phrase(lang, 'call.saysNote', { entry: entryLink(asked, version.row.entry) }), id: 'says' },
  )
}
