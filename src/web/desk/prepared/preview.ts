import { blocksOf } from '../../../comparison/blocks.ts'
import { type PreparedFields, preparedCalls } from '../../../people/prepared-calls.ts'
import type { Localised } from '../../../register/kinds.ts'
import { headOf } from '../../call/opening.ts'
import { beginningOf } from '../../call/terms.ts'
import {
  type Asked,
  html,
  inLang,
  linkTo,
  nameIn,
  type Piece,
  part,
  privatePage,
  remark,
  say,
} from '../../kit/kit.ts'
import type { Officer } from '../officer/officer.ts'
import { hourIn, hourSaid } from './launch-hour.ts'
import { type Opening, policyFacts, reviewed } from './review.ts'
import { inItsLanguages, tagsOf } from './steps.ts'
import { principlesIn } from './words.ts'

/** The page of a call as visitors will see it, as far as it can be drawn of what was typed; nothing on it can be done. */

export async function showPreview(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const call = await preparedCalls.find(site.log.drawer, params.prepared!, site.now())
  const fields = inItsLanguages(call.fields)
  const row = rowTyped(fields)
  const back = linkTo(asked, `/desk/prepared/${params.prepared}/review`, say(lang, 'prepared.backToReview'))
  const summary = localisedIn(fields, 'summary')
  const title = row.titles.length === 0 ? say(lang, 'prepared.untitled') : nameIn(row.titles, lang).text
  const main = html`
    <p class="notice mt">${say(lang, 'prepared.isPreview')} ${back}</p>
    <section class="asks-first"><div>
      ${row.titles.length === 0 ? html`<h1>${title}</h1>` : headOf(asked, row)}
      ${summary.length === 0 ? null : html`<p class="lede">${inLang(nameIn(summary, lang))}</p>`}
      <p class="plain">${opensWords(asked, fields)}</p>
    </div></section>
    ${textPart(asked, fields)}${await rulesPart(asked, await reviewed(asked, officer, fields))}
  `
  return privatePage(asked, { title: say(lang, 'prepared.previewOf', { title }), main })
}

function localisedIn(fields: PreparedFields, name: string): Localised {
  return tagsOf(fields).flatMap(lang => {
    const text = (fields[`${name}.${lang}`] ?? '').trim()
    return text === '' ? [] : [{ lang, text }]
  })
}

function rowTyped(fields: PreparedFields) {
  const names = localisedIn(fields, 'convener')
  const issued = /^\d{4}-\d\d-\d\d$/.test(fields.issued ?? '') ? fields.issued! : null
  const none = [{ lang: tagsOf(fields)[0]!, text: '…' }]
  return {
    titles: localisedIn(fields, 'titles'),
    issued,
    convener: { names: names.length === 0 ? none : names, url: null },
  }
}

function opensWords(asked: Asked, fields: PreparedFields): string {
  const { lang } = asked
  const opens = hourIn(fields)
  if (tagsOf(fields).every(tag => (fields[`text.${tag}`] ?? '').trim() === ''))
    return say(lang, 'call.unready')
  return opens === null || opens === undefined
    ? say(lang, 'call.state.open')
    : say(lang, 'call.opensOn', { hour: hourSaid(asked, fields)! })
}

/** As its page begins: the first paragraphs, then the principles by their names. */
function textPart({ lang }: Asked, fields: PreparedFields): Piece {
  const tag = [lang as string, ...tagsOf(fields)].find(one => (fields[`text.${one}`] ?? '').trim() !== '')
  const heading = say(lang, 'call.words')
  if (tag === undefined)
    return part(heading, remark(say(lang, 'call.noTextYet')), { strong: true, inside: 'opens' })
  const principles = principlesIn(fields)
  const manifest = principles
    .filter(({ name }) => name !== '')
    .map(({ number, name, lang: of }) => ({
      id: `p${number}`,
      titles: [{ lang: of, text: name }],
      kinds: null,
    }))
  const begins = beginningOf(blocksOf(fields[`text.${tag}`]!.trim(), 'text/markdown'), {
    principles: manifest,
  })
  const lines = principles.map(
    ({ number, name, lang: of }) =>
      html`<li><b aria-hidden="true">${number}</b><span>${inLang({ lang: of, text: name })}</span></li>`,
  )
  return part(
    heading,
    html`<div lang="${tag}" dir="auto">${begins}</div>${lines.length === 0 ? null : html`<ol class="seven">${lines}</ol>`}`,
    { strong: true, inside: 'opens' },
  )
}

async function rulesPart(asked: Asked, found: Awaited<ReturnType<typeof reviewed>>): Promise<Piece> {
  const { lang } = asked
  if (!('composed' in found)) return part(say(lang, 'call.rules'), remark(say(lang, 'prepared.rulesLater')))
  const { policy } = found.composed.body as unknown as Opening
  const told = await policyFacts(asked, policy, found.composed.parts)
  return part(
    say(lang, 'call.rules'),
    html`<dl class="facts wide">${told.map(([term, says]) => html`<div><dt>${term}</dt><dd>${says}</dd></div>`)}</dl>`,
    { note: say(lang, 'call.rulesNote'), inside: 'narrow' },
  )
}
