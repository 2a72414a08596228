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
import { showRule, textOfSaid } from '../statement/quotes.ts'
import { clauseLines, clauseShown } from './clause-facts.ts'
import { CLAUSES_TERM, factsOf, type PolicyFact, type RuleWords } from './policy-facts.ts'
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
      if (of.term === CLAUSES_TERM) {
        const clauses = await clauseChanges(asked, before, after, beside)
        return fact(say(asked.lang, of.term), clauses)
      }
      const words = await factWordsChanged(asked, of, before, after, beside)
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

/** Undefined where it has no words, or says something beside them that differs. */
async function factWordsChanged(
  asked: Asked,
  { words, rest = () => null }: PolicyFact,
  before: Policy,
  after: Policy,
  beside: readonly Part[] | null,
): Promise<Markup[] | undefined> {
  if (words === undefined || formatJson(rest(before)) !== formatJson(rest(after))) return undefined
  return wordsChanged(asked, words(before), words(after), beside)
}

/** Each clause that is new, dropped, or another than it was under its name. */
async function clauseChanges(
  asked: Asked,
  before: Policy,
  after: Policy,
  beside: readonly Part[] | null,
): Promise<Markup[]> {
  const { lang } = asked
  const [old, fresh] = [before.clauses ?? [], after.clauses ?? []]
  const ids = new Set([...fresh, ...old].map(({ id }) => id))
  const found = [...ids].map(async id => {
    const [was, is] = [old, fresh].map(all => all.find(one => one.id === id))
    if (was === undefined)
      return told(lang, 'New', html`<ins>${await clauseShown(asked, after, is!, beside)}</ins>`)
    if (is === undefined) return told(lang, 'Gone', html`<del>${await clauseShown(asked, before, was)}</del>`)
    const lines = [clauseLines(lang, before, was), clauseLines(lang, after, is)] as const
    const isSame = lines[0].join('\n') === lines[1].join('\n')
    if (isSame && formatJson(was) === formatJson(is)) return []
    const says = [was, is].map(one => one.says.map(said => ({ id, said })))
    const words =
      (await wordsChanged(asked, says[0]!, says[1]!, beside)) ??
      (await changed(asked, showRule(asked, is.says, after, beside), showRule(asked, was.says, before)))
    const rest = lines[1].map((line, i) => lineChanged(asked, line, lines[0][i]))
    const gone = lines[0].slice(lines[1].length).map(line => html`<p><del>${line}</del></p>`)
    return told(lang, 'Changed', html`<code>${id}</code>${words}${rest}${gone}`)
  })
  return (await Promise.all(found)).flat()
}

function told(lang: Asked['lang'], what: 'New' | 'Gone' | 'Changed', shown: Markup): Markup[] {
  return [html`<div class="mt-s"><p class="sub">${say(lang, `policy.clause${what}`)}</p>${shown}</div>`]
}

function lineChanged({ lang }: Asked, now: string, before: string | undefined): Markup {
  if (now === before) return html`<p>${now}</p>`
  if (before === undefined) return html`<p><ins>${now}</ins></p>`
  const was = phrase(lang, 'general.pair', {
    what: say(lang, 'policy.was'),
    value: html`<del>${before}</del>`,
  })
  return html`<p><ins>${now}</ins><br><span class="sub">${was}</span></p>`
}

/** Word by word, in each language in which they differ; undefined where they are not kept. */
async function wordsChanged(
  asked: Asked,
  old: readonly RuleWords[],
  fresh: readonly RuleWords[],
  beside: readonly Part[] | null,
): Promise<Markup[] | undefined> {
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
