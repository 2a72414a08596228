import { blocksOf } from '../../comparison/blocks.ts'
import { redline, unitsOf } from '../../comparison/redline.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { formatJson } from '../../core/json.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import {
  type Asked,
  directionOf,
  fact,
  html,
  languageIn,
  type Markup,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { factsOf, type PolicyFact, type RuleWords } from './policy-facts.ts'
import { stretch } from './redlined.ts'

/** What one policy changes of another: each rule that differs, as it was and as it is. */

/** Undefined where they say the same. `beside`: words of a policy that is not recorded yet. */
export async function ruleChanges(
  asked: Asked,
  before: Policy,
  after: Policy,
  beside: readonly Part[] | null = null,
): Promise<Markup | undefined> {
  const differing = factsOf(after, before).filter(
    ({ value }) => formatJson(value(before)) !== formatJson(value(after)),
  )
  if (differing.length === 0) return undefined
  const facts = await Promise.all(
    differing.map(async of => {
      const words = await wordsChanged(asked, of, before, after, beside)
      const shown = words ?? (await changed(asked, of.shown(asked, after, beside), of.shown(asked, before)))
      return fact(say(asked.lang, of.term), shown)
    }),
  )
  return html`<dl class="facts wide diff">${facts}</dl>`
}

/** What it says now, and what it said. */
export async function changed(
  { lang }: Asked,
  now: Piece | Promise<Piece>,
  before: Piece | Promise<Piece>,
): Promise<Markup> {
  return html`
    <ins>${await now}</ins>
    <div class="sub">
      ${phrase(lang, 'general.pair', { what: say(lang, 'policy.was'), value: html`<del>${await before}</del>` })}
    </div>
  `
}

/** Word by word, in each language in which they differ; undefined where it has no words, or they are not kept. */
async function wordsChanged(
  asked: Asked,
  { words }: PolicyFact,
  before: Policy,
  after: Policy,
  beside: readonly Part[] | null,
): Promise<Markup[] | undefined> {
  if (words === undefined) return undefined
  const [old, fresh] = [words(before), words(after)]
  const names = new Set([...old, ...fresh].map(nameOf))
  const found = [...names].map(async name => {
    const said = [old, fresh].map(all => all.find(one => nameOf(one) === name)?.said)
    const texts = await Promise.all(said.map(one => one && textBeside(asked, one, beside)))
    if (said.some((one, i) => one !== undefined && texts[i] === undefined)) return undefined
    return texts[0] === texts[1] ? [] : [compared(asked, name, texts)]
  })
  const all = await Promise.all(found)
  return all.includes(undefined) ? undefined : (all as Markup[][]).flat()
}

const nameOf = ({ id, said }: RuleWords) => `${said.lang} ${id ?? ''}`

async function textBeside(asked: Asked, said: Said, beside: readonly Part[] | null) {
  const part = 'digest' in said ? beside?.find(({ name }) => name === said.digest) : undefined
  return part === undefined ? textOfSaid(asked, said) : fromUtf8(part.bytes.subarray(SALT_LENGTH))
}

function compared({ lang }: Asked, name: string, [before = '', after = '']: readonly (string | undefined)[]) {
  const [tag, id] = name.split(' ') as [string, string]
  const units = [before, after].map(text => {
    const blocks = blocksOf(text, 'text/plain')
    return unitsOf(
      blocks,
      blocks.map(() => null),
    )
  })
  const { lines } = redline(units[0]!, units[1]!)
  const rule = id === '' ? null : html`<code>${id}</code> `
  return html`<div>
    <p class="sub">${rule}${languageIn(tag, lang)}</p>
    <div class="flow" lang="${tag}" dir="${directionOf(tag)}">
      ${lines.map(({ stretches }) => html`<p>${stretches.map(stretch)}</p>`)}
    </div>
  </div>`
}
