import type { CallRow, PolicyRow, TextRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import { KINDS } from '../register/shapes.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { type Asked, cachedPage, sizeOf } from './asked.ts'
import { callOrRefuse } from './found.ts'
import { page } from './layout.ts'
import { entryLink, linkIn } from './links.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { type CallShown, callShown } from './record.ts'
import { shownTotal, signedAndCopied } from './roll-count.ts'
import { rollRow } from './roll-table.ts'
import { showSaid } from './said.ts'
import { say as sayOf } from './say.ts'
import { languageName, longDay, nameIn, shortDigest } from './wording.ts'

/** A call: who issued it, what it says, who stands on its roll, by which rules. */

export function showCall(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `call ${asked.params.call}`, () => callPage(asked, asked.params.call!))
}

/** The call as the register holds it, with the policy in force. */
export async function showCallJson(asked: Asked): Promise<Answer> {
  const id = asked.params.file!.replace(/\.json$/, '')
  const { store } = asked.site.log
  const row = await callOrRefuse(store, id)
  const { policy, entry } = await policyOf(asked, id, row)
  return jsonAnswer(
    { call: id, ...row, policy: { digest: row.policy, entry, ...policy }, size: sizeOf(asked.site) },
    'changing',
  )
}

async function policyOf(asked: Asked, id: string, row: CallRow): Promise<PolicyRow> {
  const [policy] = (await asked.site.log.store.rows([ref('policies', `${id}/${row.policy}`)])) as PolicyRow[]
  return policy!
}

async function callPage(asked: Asked, id: string): Promise<string> {
  const call = await callShown(asked, id)
  const [policy, tally, text] = await Promise.all([
    policyOf(asked, id, call.row),
    tallyOf(asked, call),
    textSlip(asked, call),
  ])
  const title = nameIn(call.row.titles, asked.lang)
  const main = html`${opening(asked, call, text)}
${tally}
${call.isRecord ? leavesOpen(asked) : null}
${await policyEntry(asked, policy)}`
  return page(asked, { title: title.text, main, call, current: 'call' })
}

function opening(asked: Asked, call: CallShown, text: Markup): Markup {
  const { lang } = asked
  const say = messagesIn(lang).call
  const { row, id, isRecord } = call
  const title = nameIn(row.titles, lang)
  const convener = nameIn(row.convener.names, lang)
  const issued =
    row.issued === null
      ? null
      : html` <span class="dot" aria-hidden="true">·</span> <time datetime="${row.issued}">${longDay(row.issued, lang)}</time>`
  return html`<section class="opening with-slip"><div><p class="sc kicker">${say.kicker}${issued}</p>
<h1 lang="${title.lang}">${title.text}</h1>
<p class="lede">${say.by(convener.text)}</p>
${row.closed === null ? null : html`<p class="notice warn mt">${say.closed(row.closed.entry)} ${entryLink(asked, row.closed.entry)}</p>`}
<div class="actions"><a class="btn" href="${linkIn(asked, `/${id}/roll`)}">${isRecord ? say.seeList : say.seeRoll}</a><a class="btn second" href="${linkIn(asked, `/${id}/text`)}">${say.readText}</a></div></div>
<aside class="slip" aria-labelledby="slip-h"><div class="slip-head"><h2 class="sc" id="slip-h">${isRecord ? say.slipCopy : say.slip}</h2></div>
<dl class="facts">${text}<div><dt>${say.authority}</dt><dd>${say.authorities[row.authority.level]}</dd></div><div><dt>${say.opened}</dt><dd>${entryLink(asked, row.opened)}</dd></div></dl></aside></section>`
}

async function textSlip(asked: Asked, { id, row }: CallShown): Promise<Markup> {
  const say = messagesIn(asked.lang).call
  if (row.text === null) return html`<div><dt>${say.text}</dt><dd>${say.noText}</dd></div>`
  const [text] = await asked.site.log.store.rows([ref('texts', `${id}/${row.text}`)])
  const { manifest, translations, entry } = text as TextRow
  const all = [...manifest.texts, ...translations.map(one => one.text)]
  const links = all.map(
    ({ lang }, i) =>
      html`${i === 0 ? null : ', '}<a href="/${id}/text?lang=${lang}" lang="${lang}" hreflang="${lang}">${languageName(lang)}</a>`,
  )
  return html`<div><dt>${say.text}</dt><dd>${links}; ${entryLink(asked, entry)}</dd></div><div><dt>${say.digest}</dt><dd><span class="hash" title="${row.text}">${shortDigest(row.text)}</span></dd></div>`
}

async function tallyOf(asked: Asked, { id, isRecord, source }: CallShown): Promise<Markup> {
  const { lang, site } = asked
  const messages = messagesIn(lang)
  const say = messages.call
  const { store } = site.log
  const whole = await store.roll({ call: id, limit: 8 })
  const counts = await Promise.all(
    KINDS.map(async kind => ({ kind, ...(await store.roll({ call: id, kind, limit: 1 })) })),
  )
  const apart = isRecord ? null : signedAndCopied(asked, await store.rollTally(id))
  const side = isRecord && source ? say.rowsOfList(longDay(source.date, lang)) : (apart ?? say.countedHere)
  return html`<section class="entry strong"><div class="side"><h2>${isRecord ? say.onList : say.onRoll}</h2><p>${side}</p></div>
<div><div class="box"><dl class="tally"><div class="lead"><dt>${isRecord ? say.totalList : say.total}</dt><dd>${shownTotal(asked, whole)}</dd></div>${counts
    .filter(({ total }) => total > 0)
    .map(
      count =>
        html`<div><dt>${messages.kindsMany[count.kind]}</dt><dd>${shownTotal(asked, count)}</dd></div>`,
    )}</dl></div>
${whole.items.length === 0 ? html`<p class="note mt">${sayOf(lang, 'roll.nobody')}</p>` : html`<div class="box mt"><ol class="ledger three">${whole.items.map(item => rollRow(asked, item))}</ol></div>`}
<p class="note mt-s"><a href="${linkIn(asked, `/${id}/roll`)}">${isRecord ? say.wholeList : say.whole}</a></p></div></section>`
}

function leavesOpen(asked: Asked): Markup {
  const say = messagesIn(asked.lang).call
  return html`<section class="entry"><div class="side"><h2>${say.leavesOpen}</h2></div><div class="flow"><p class="plain">${say.leavesOpenSays}</p></div></section>`
}

async function policyEntry(asked: Asked, { policy, entry }: PolicyRow): Promise<Markup> {
  const { lang } = asked
  const messages = messagesIn(lang)
  const say = messages.call
  const fact = (term: string, what: Markup | string) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`
  const [effect, entities] = await Promise.all([
    showSaid(asked, policy.effect),
    showSaid(asked, policy.entities),
  ])
  const delisting = await Promise.all(
    policy.delisting.map(async ({ rule }) => html`<li>${await showSaid(asked, rule)}</li>`),
  )
  const { reporting } = policy
  return html`<section class="entry"><div class="side"><h2>${say.policy}</h2><p>${say.policyNote}</p></div><div class="narrow"><dl class="facts wide">${[
    fact(say.invited, policy.kinds.map(kind => messages.kindsMany[kind]).join(', ')),
    fact(say.mandate, messages.mandates[policy.mandate]),
    fact(say.effect, effect),
    fact(say.entities, entities),
    fact(
      say.reporting,
      reporting === null ? say.noReports : say.everyMonths(reporting.months, longDay(reporting.from, lang)),
    ),
    fact(say.grace, say.days(policy.graceDays)),
    fact(say.notice, say.days(policy.noticeDays)),
    fact(
      say.delisting,
      delisting.length === 0 ? say.noDelisting : html`<ul class="plain-list">${delisting}</ul>`,
    ),
  ]}</dl><p class="proof mt-s">${entryLink(asked, entry)}</p></div></section>`
}
