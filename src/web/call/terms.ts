import { numbersOf } from '../../comparison/principles.ts'
import type { PolicyRow } from '../../register/rows.ts'
import {
  type Asked,
  type CallShown,
  entryLink,
  html,
  linkTo,
  type Markup,
  type Piece,
  type PlainKey,
  part,
  phrase,
  recordWord,
  say,
  sub,
} from '../kit/kit.ts'
import { factsShown } from '../text/policy-facts.ts'
import { anchorOf, bindsWords, titleIn } from '../text/text-column.ts'
import { textLink, type Version } from '../text/versions.ts'

/** What a call asks for: the principles of its text, and the policy in force. */

/** By the titles of the principles, each leading to the words themselves. */
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

/** What of a policy a reader of the call asks for first; the rest stands on the policy's own page. */
const FIRST: readonly PlainKey[] = [
  'policy.invited',
  'policy.mandate',
  'policy.persons',
  'policy.effect',
  'policy.entities',
  'policy.delisting',
]

export async function rulesEntry(
  asked: Asked,
  { id, isRecord }: CallShown,
  { policy, entry }: PolicyRow,
): Promise<Markup> {
  const { lang } = asked
  const facts = await factsShown(asked, policy, term => FIRST.includes(term))
  return part(
    say(lang, 'call.rules'),
    html`
      <dl class="facts wide">${facts}</dl>
      <p class="proof mt-s">${entryLink(asked, entry)}</p>
      <p class="ways mt-s">${linkTo(asked, `/${id}/policy`, say(lang, 'call.wholePolicy'))}</p>
    `,
    { note: say(lang, isRecord ? 'call.rulesNoteRecord' : 'call.rulesNote'), id: 'rules', inside: 'narrow' },
  )
}
