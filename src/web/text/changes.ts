import { numbersOf, type Principle } from '../../comparison/principles.ts'
import { type Line, type Redline, redline } from '../../comparison/redline.ts'
import type { textCorrected } from '../../register/types/corrections.ts'
import {
  type Answer,
  type Asked,
  bodyOf,
  type CallShown,
  cachedPage,
  callShown,
  directionOf,
  entryLink,
  entryShown,
  html,
  inLang,
  languageIn,
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
import { changedIn, lineOf, unitsIn } from './redlined.ts'
import { wishIn } from './text.ts'
import { invitedWords, titleIn } from './text-column.ts'
import { supersededNotice } from './version-list.ts'
import {
  changesLink,
  languageAsked,
  languagesOf,
  languageTabs,
  type Shown,
  textLink,
  type Version,
  versionFact,
  versionName,
  versionOrRefuse,
  versionsOf,
} from './versions.ts'

/** What a version changed of the one that it replaced: its words, and the principles that its manifest names. */

export function showTextChanges(asked: Asked): Promise<Answer> {
  const { call, manifest } = asked.params
  return cachedPage(asked, `changes ${call} ${manifest} ${wishIn(asked)}`, async () => {
    const shown = await callShown(asked, call!)
    const versions = await versionsOf(asked, call!)
    const version = versionOrRefuse(versions, call!, manifest!)
    const title =
      version.before === undefined || version.correction !== undefined
        ? versionName(asked, version)
        : say(asked.lang, 'changes.title', { old: version.before.number, new: version.number })
    const main = html`
      ${await opening(asked, shown, versions, version, title)}
      ${version.before === undefined ? null : await changes(asked, shown, version, version.before)}
    `
    return page(asked, { title, main, call: shown, current: 'text' })
  })
}

async function opening(
  asked: Asked,
  call: CallShown,
  versions: readonly Version[],
  version: Version,
  title: string,
) {
  const { id } = call
  const { lang } = asked
  const { before, correction, number } = version
  const fact = (one: Version) =>
    versionFact(
      versionName(asked, one),
      html`
        ${longDate(one.day, lang)}, ${entryLink(asked, one.entry)}
        , <a class="hash" href="${textLink(asked, id, { digest: one.digest })}">${one.digest}</a>
      `,
    )
  const ledes =
    correction === undefined ? say(lang, 'changes.lede', { new: number }) : say(lang, 'correction.lede')
  const lede = before === undefined ? say(lang, 'changes.first') : ledes
  return html`<section class="opening quiet">
    <p class="sc kicker">${say(lang, 'changes.kicker')}</p>
    ${supersededNotice(asked, id, versions, version, lang)}
    ${await correctionNotice(asked, call, versions, version, lang)}
    <h1>${title}</h1>
    <p class="lede">${lede}</p>
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

async function changes(asked: Asked, call: CallShown, version: Version, before: Version) {
  const old = languagesOf(before.row)
  const both = languagesOf(version.row).filter(({ text }) => old.some(one => one.text.lang === text.lang))
  const ui = asked.lang
  if (both.length === 0)
    return html`<p class="plain">${say(ui, 'changes.noCommon')}</p>${principles(asked, version, before, ui)}`
  const fresh = languageAsked(asked, both)
  const { lang } = fresh.text
  const earlier = old.find(({ text }) => text.lang === lang)!
  const tabs = languageTabs(both, lang, one => changesLink(asked, call.id, version.digest, one))
  return html`
    <nav class="tabs inset-line" aria-label="${say(ui, 'text.language')}">${tabs}</nav>
    ${await words(asked, call, version, earlier, fresh)}
    ${principles(asked, version, before, lang)}
  `
}

async function words(asked: Asked, { id }: CallShown, version: Version, earlier: Shown, fresh: Shown) {
  const ui = asked.lang
  const { lang } = fresh.text
  const [before, after] = await Promise.all([unitsIn(asked, earlier), unitsIn(asked, fresh)])
  if (before === undefined || after === undefined)
    return html`<p class="plain">${say(ui, 'text.notKept')}</p>`
  const found = redline(before, after)
  const link = textLink(asked, id, { digest: version.digest, lang })
  return html`
    ${remark(counts(asked, found), 'mt inset-line')}
    ${found.lines.every(({ kind }) => kind === 'same') ? await changedElsewhere(asked, id, version) : null}
    <article class="act diff" dir="${directionOf(lang)}">
      ${found.lines.map((line, i) =>
        lineOf(asked, line, { lang, link, isNumbered: isNumbered(line, found.lines[i - 1]) }),
      )}
    </article>
    <p class="note mt inset-line">
      ${say(ui, 'changes.notCompared')} <a class="hash" href="/words/${earlier.text.digest}">${earlier.text.digest}</a>
      , <a class="hash" href="/words/${fresh.text.digest}">${fresh.text.digest}</a>
    </p>
  `
}

/** Where the words change in other languages alone, each is named: any authentic one binds. */
async function changedElsewhere(asked: Asked, id: string, version: Version) {
  const ui = asked.lang
  const changed = await changedIn(asked, version, version.before!)
  if (changed.length === 0) return null
  const links = changed.map(
    ({ lang }, i) =>
      html`${i === 0 ? '' : ', '}<a href="${changesLink(asked, id, version.digest, lang)}">${languageIn(lang, ui)}</a>`,
  )
  return remark(phrase(ui, 'changes.elsewhere', { languages: html`${links}` }), 'mt inset-line')
}

function counts({ lang }: Asked, { lines, isCoarse }: Redline) {
  const of = (kind: Line['kind']) => lines.filter(line => line.kind === kind).length
  const [changed, added, removed] = [of('changed'), of('added'), of('removed')]
  if (changed + added + removed === 0) return html`${say(lang, 'changes.none')}`
  return html`
    ${say(lang, 'changes.counts', { changed, added, removed })}
    ${isCoarse ? html` ${say(lang, 'changes.coarse')}` : null}
  `
}

/** An item of a list shows no number where the item before it has it, unless something changed here. */
function isNumbered({ kind, paragraph }: Line, before: Line | undefined) {
  return kind !== 'same' || paragraph !== before?.paragraph
}

function principles(asked: Asked, version: Version, before: Version, lang: string) {
  const { lang: ui } = asked
  const old = new Map(before.row.manifest.principles.map(principle => [principle.id, principle]))
  const all = version.row.manifest.principles
  const numbers = numbersOf(all)
  const titleOf = (principle: Principle) => titleIn(principle, lang, ui).text
  const inItsLang = (principle: Principle) => inLang(titleIn(principle, lang, ui))
  const kindsOf = ({ kinds, persons }: Principle) =>
    kinds === null ? say(ui, 'changes.everyKind') : invitedWords(asked, { kinds, persons })
  const lines: Markup[] = []
  for (const [i, principle] of all.entries()) {
    const earlier = old.get(principle.id)
    if (earlier === undefined) {
      const values = { number: numbers[i]!, kinds: kindsOf(principle) }
      lines.push(phrase(ui, 'changes.principleNew', { ...values, title: inItsLang(principle) }))
      continue
    }
    if (titleOf(earlier) !== titleOf(principle))
      lines.push(
        phrase(ui, 'changes.principleTitle', { before: inItsLang(earlier), after: inItsLang(principle) }),
      )
    if (kindsOf(earlier) !== kindsOf(principle)) {
      const values = { before: kindsOf(earlier), after: kindsOf(principle) }
      lines.push(phrase(ui, 'changes.principleBinds', { ...values, title: inItsLang(principle) }))
    }
  }
  for (const principle of old.values())
    if (!all.some(({ id }) => id === principle.id))
      lines.push(phrase(ui, 'changes.principleGone', { title: inItsLang(principle) }))
  const matter =
    lines.length === 0 ? html`<p>${say(ui, 'changes.principlesSame')}</p>` : listed(lines, 'plain-list')
  return part(say(ui, 'changes.principles'), matter, { strong: true, also: 'mt-l', inside: 'flow' })
}
