import type { Line } from '../../comparison/redline.ts'
import { clip } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { digest } from '../../register/kinds.ts'
import type { TextRow } from '../../register/rows.ts'
import type { textCorrected } from '../../register/types/corrections.ts'
import { rowIn } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  type CallShown,
  cachedPage,
  callShown,
  comma,
  directionOf,
  entryLink,
  entryShown,
  html,
  linkIn,
  linkTo,
  listed,
  longDate,
  type Markup,
  page,
  part,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { showSaid } from '../statement/quotes.ts'
import { correctionNotice, stateLine } from './corrections.ts'
import { changedElsewhere, countsOf, headChanges } from './differences.ts'
import { originsBetween, principleLines } from './principle-changes.ts'
import { differing, lineOf, type Pair, pairsIn, redlineOf } from './redlined.ts'
import { ruleChanges } from './rule-changes.ts'
import { supersededNotice } from './version-list.ts'
import {
  changesAddress,
  fromTo,
  languageAsked,
  languageKey,
  languagesOf,
  languageTabs,
  textLink,
  type Version,
  versionFact,
  versionName,
  versionOrRefuse,
  versionsIn,
  versionsOf,
} from './versions.ts'

/**
 * What a version changed of the one that it replaced, or of any other: its words, and the principles that its manifest
 * names; and what the rules in force change of others, where the address names them.
 */

export async function showTextChanges(asked: Asked): Promise<Answer> {
  const { call, manifest } = asked.params
  const [from, rules] = [digestAsked(asked, 'from'), digestAsked(asked, 'rules')]
  const wish = await languageShown(asked, call!, manifest!, from)
  const name = `changes ${call} ${manifest} ${from} ${rules} ${wish}`
  return cachedPage(asked, name, async () => {
    const shown = await callShown(asked, call!)
    const versions = await versionsOf(asked, call!)
    const version = versionOrRefuse(versions, call!, manifest!)
    const before = from === null ? version.before : versionOrRefuse(versions, call!, from)
    const ruled = rules === null ? null : await rulesPart(asked, shown, rules)
    const compared = { version, before, hasRules: ruled !== null }
    const title = titleOf(asked, compared)
    const main = html`
      ${await opening(asked, shown, versions, compared, title)}
      ${before === undefined ? null : await changes(asked, shown, version, before, from)}
      ${ruled}
    `
    return page(asked, { title, main, call: shown, current: 'text' })
  })
}

/** By which the page is kept. */
async function languageShown(asked: Asked, call: string, manifest: string, from: string | null) {
  const { store } = asked.site.log
  const row = await rowIn(store, 'texts', `${call}/${manifest}`)
  const other = from ?? row?.corrects ?? row?.supersedes
  const before = other == null ? undefined : await rowIn(store, 'texts', `${call}/${other}`)
  const wishes = row && before ? wishesIn(row, before) : []
  return wishes.length === 0 ? '' : languageKey(asked, wishes)
}

/** The languages of the newer text that both have. */
function wishesIn(row: TextRow, before: TextRow) {
  const pairs = pairsIn(before, row)
  return languagesOf(row).filter(({ text }) => pairs.some(({ after }) => after === text))
}

/** Refuses `query_malformed`: two addresses of one page would be two pages to whoever keeps them. */
function digestAsked({ query }: Asked, name: 'from' | 'rules'): Digest | null {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return null
  const { data } = digest.safeParse(text)
  if (data === undefined || more.length > 0)
    throw new Refusal('query_malformed', `The parameter ${name} is ${clip(text)}; it has to be one digest.`)
  return data
}

interface Compared {
  readonly version: Version
  /** Undefined for the first, where no other was asked for. */
  readonly before: Version | undefined
  readonly hasRules: boolean
}

function titleOf(asked: Asked, { version, before }: Compared): string {
  if (before === undefined || version.correction?.from === before.digest) return versionName(asked, version)
  return fromTo(asked, before, version)
}

async function opening(
  asked: Asked,
  call: CallShown,
  versions: readonly Version[],
  { version, before, hasRules }: Compared,
  title: string,
) {
  const { id } = call
  const { lang } = asked
  const { number } = version
  const correction = before?.digest === version.correction?.from ? version.correction : undefined
  const fact = (one: Version) =>
    versionFact(
      versionName(asked, one),
      html`
        ${longDate(one.day, lang)}${comma(lang)}${entryLink(asked, one.entry)}
        ${comma(lang)}<a class="hash" href="${textLink(asked, id, { digest: one.digest })}">${one.digest}</a>
      `,
    )
  const ledes =
    correction === undefined ? say(lang, 'changes.lede', { new: number }) : say(lang, 'correction.lede')
  const toRules = html` <a href="#rules">${say(lang, 'changes.rulesToo')}</a>`
  const lede = before === undefined ? say(lang, 'changes.first') : ledes
  return html`<section class="opening quiet">
    <p class="sc kicker">${say(lang, 'changes.kicker')}</p>
    ${supersededNotice(asked, id, versions, version, lang)}
    ${await correctionNotice(asked, call, versions, version, lang)}
    <h1>${title}</h1>
    <p class="lede">${lede}${hasRules ? toRules : null}</p>
    <dl class="version mt">${before === undefined ? null : fact(before)}${fact(version)}</dl>
    ${correction === undefined ? null : await whyCorrected(asked, correction)}
  </section>`
}

/** Why it was corrected, and what was objected. */
async function whyCorrected(asked: Asked, correction: NonNullable<Version['correction']>) {
  const { lang } = asked
  const { reason } = bodyOf<typeof textCorrected.type>(await entryShown(asked, correction.entry))
  return html`
    <h2 class="mt">${say(lang, 'member.reason')}</h2>
    <blockquote class="quoted">${await showSaid(asked, reason)}</blockquote>
    <h2 class="mt">${say(lang, 'correction.fate')}</h2>
    ${await stateLine(asked, correction)}
  `
}

async function changes(
  asked: Asked,
  call: CallShown,
  version: Version,
  before: Version,
  from: Digest | null,
) {
  const pairs = pairsIn(before.row, version.row)
  const ui = asked.lang
  const wishes = wishesIn(version.row, before.row)
  if (wishes.length === 0)
    return html`<p class="plain">${say(ui, 'changes.noCommon')}</p>${principles(asked, version, before, ui)}`
  const fresh = languageAsked(asked, wishes)
  const { lang } = fresh.text
  const to = (one: string) =>
    linkIn(
      asked,
      changesAddress(call.id, version.digest, { from, text: one, rules: asked.query.get('rules') }),
    )
  const pair = pairs.find(({ after }) => after.lang === lang)!
  return html`
    <nav class="tabs inset-line" aria-label="${say(ui, 'text.language')}">${languageTabs(wishes, lang, to)}</nav>
    ${await words(asked, call, version, pair, await differing(asked, pairs), to)}
    ${principles(asked, version, before, lang)}
  `
}

/** Some milliseconds' worth. */
const LINES_AT_ONCE = 200

async function words(
  asked: Asked,
  { id }: CallShown,
  version: Version,
  pair: Pair,
  changed: readonly Pair[],
  to: (lang: string) => string,
) {
  const ui = asked.lang
  const { before, after } = pair
  const { lang } = after
  const found = await redlineOf(asked, pair)
  if (found === undefined) return html`<p class="plain">${say(ui, 'text.notKept')}</p>`
  const link = textLink(asked, id, { digest: version.digest, lang })
  const isSame = found.lines.every(({ kind }) => kind === 'same')
  const lines: Markup[] = []
  for (const [i, line] of found.lines.entries()) {
    if (i % LINES_AT_ONCE === 0) await ownTurn()
    lines.push(lineOf(asked, line, { lang, link, isNumbered: isNumbered(line, found.lines[i - 1]) }))
  }
  return html`
    <div class="mt inset-line">
      ${headChanges(asked, pair)}${remark(countsOf(asked, found))}
      ${isSame ? changedElsewhere(asked, changed, to) : null}
    </div>
    <article class="act diff" dir="${directionOf(lang)}">
      ${lines}
    </article>
    <p class="note mt inset-line">
      ${say(ui, 'changes.notCompared')} <a class="hash" href="/words/${before.digest}">${before.digest}</a>
      ${comma(ui)}<a class="hash" href="/words/${after.digest}">${after.digest}</a>
    </p>
  `
}

/** What the rules in force change of those that the address names. */
async function rulesPart(asked: Asked, { id, row }: CallShown, rules: Digest) {
  const policies = await versionsIn(asked, 'policies', id)
  const [before, now] = [rules, row.policy].map(one => policies.find(({ digest }) => digest === one))
  if (before === undefined)
    throw new Refusal('query_malformed', `No rules ${clip(rules)} were ever in force under ${id}.`)
  const { lang } = asked
  const found = await ruleChanges(asked, before.row.policy, now!.row.policy)
  const note = phrase(lang, 'changes.rulesNote', {
    before: linkTo(asked, `/${id}/policy#${rules}`, say(lang, 'binding.rules', { number: before.number })),
    now: linkTo(asked, `/${id}/policy#${row.policy}`, say(lang, 'binding.rules', { number: now!.number })),
  })
  return part(say(lang, 'changes.rules'), found ?? html`<p>${say(lang, 'changes.rulesSame')}</p>`, {
    strong: true,
    also: 'mt-l',
    inside: 'narrow',
    id: 'rules',
    note,
  })
}

/** An item of a list shows no number where the item before it has it, unless something changed here. */
function isNumbered({ kind, paragraph }: Line, before: Line | undefined) {
  return kind !== 'same' || paragraph !== before?.paragraph
}

function principles(asked: Asked, version: Version, before: Version, lang: string) {
  const { lang: ui } = asked
  const origins = originsBetween(before, version)
  const lines = principleLines(asked, before.row.manifest, version.row.manifest, { origins, lang })
  const matter =
    lines.length === 0 ? html`<p>${say(ui, 'changes.principlesSame')}</p>` : listed(lines, 'plain-list')
  return part(say(ui, 'changes.principles'), matter, { strong: true, also: 'mt-l', inside: 'flow' })
}
