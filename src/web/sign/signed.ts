import { ref, type SignatureRow } from '../../register/rows.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  Choice,
  callShown,
  copyButton,
  datedLine,
  engravedSeal,
  entryNamed,
  fact,
  formatNumber,
  html,
  inLang,
  linkIn,
  linkTo,
  longMinute,
  type Markup,
  mailTo,
  named,
  nameIn,
  part,
  partyOrRefuse,
  phrase,
  privatePage,
  remark,
  type Shown,
  say,
  seeOther,
} from '../kit/kit.ts'
import { askForAnother } from '../passkey/way-back.ts'
import { acceptanceIn } from '../receipt/signature.ts'
import { kindsSaid } from '../statement/quotes.ts'
import { quoted } from '../teller/pieces.ts'
import { callIn, inEffect, Known, nounOf, type Setting } from '../teller/setting.ts'
import { boundBy } from '../text/bound.ts'
import { noticeOf } from '../text/policy-facts.ts'
import { askedNext } from './asked-next.ts'

/**
 * What whoever has just signed is shown: the receipt, something to pass on, and what happens next. It says nothing that
 * the log does not, so it needs no draft and no session: who lost the answer finds it again.
 */

interface Signed {
  readonly shown: Shown
  readonly call: CallShown
  /** The party, and what it is called. */
  readonly id: string
  readonly name: Markup
  readonly names: Parameters<typeof nameIn>[0]
  readonly row: SignatureRow
}

export async function showSigned(asked: Asked): Promise<Answer> {
  const { lang } = asked
  const shown = await entryNamed(asked, asked.params.index!)
  const { index, statement } = shown
  const it: Setting = { asked, index, statement, known: await Known.of(asked, [shown]) }
  const acceptance = await acceptanceIn(it)
  // Of any other entry, and of a signature that was replaced or has ended, the receipt says what there is to say.
  if (acceptance?.row?.entry !== index || acceptance.onPaper || acceptance.row.state !== 'standing')
    return seeOther(asked, `/entries/${index}/receipt`)
  const call = await callShown(asked, callIn(inEffect(it).statement))
  const { party: id, row } = acceptance
  const { names } = await partyOrRefuse(asked.site.log.store, id)
  const signed = { shown, call, id, name: named(names, lang), names, row }
  const main = html`
    ${await deed(asked, signed)}
    ${part(say(lang, 'signed.tell'), tellOthers(asked, signed), { strong: true, also: 'mt-l no-print' })}
    ${part(say(lang, 'signed.next'), await whatNext(it, signed), { also: 'no-print' })}
  `
  const title = say(lang, 'signed.tab', {
    party: nameIn(names, lang).text,
    call: nameIn(call.row.titles, lang).text,
  })
  return privatePage(asked, { title, main, call, current: 'sign', script: 'copy' })
}

const saidWith = (row: SignatureRow) => kindsSaid(row) ?? 'none'

async function deed(asked: Asked, signed: Signed) {
  const { shown, call, id, name, row } = signed
  const { lang } = asked
  const { index, admitted } = shown
  const title = nameIn(call.row.titles, lang)
  const said = saidWith(row)
  const words = async (name: 'reservation' | 'declaration') =>
    row[name] && fact(say(lang, `sign.${name}`), await quoted(asked, row[name]))
  const facts = [
    await words('reservation'),
    await words('declaration'),
    await boundBy(asked, call.id, { party: id, manifest: row.manifest }),
  ]
  const ring = say(lang, 'receipt.seal', { index, call: title.text })
  return html`
    <article class="deed short mt-l">
      <div class="deed-head">
        <div>
          <p class="sc kicker">${say(lang, 'receipt.kickerSignature')}</p>
          <h1 class="mt-s">${phrase(lang, 'signed.title', { party: name, call: inLang(title) })}</h1>
          <p class="deed-lede mt">
            ${phrase(lang, 'signed.lede', {
              version: formatNumber(row.version, lang),
              said: new Choice(said),
              time: html`<time datetime="${admitted}">${longMinute(admitted, lang)}</time>`,
            })}
          </p>
          ${facts.some(one => one !== null) ? html`<dl class="facts wide mt">${facts}</dl>` : null}
        </div>
        ${engravedSeal(lang, ring.toLocaleUpperCase(lang), formatNumber(index, lang))}
      </div>
    </article>
    <div class="actions no-print">
      <a class="btn" href="/receipts/${index}" download>${say(lang, 'receipt.download')}</a>
      <a class="btn second" href="${linkIn(asked, `/entries/${index}/receipt`)}">${say(lang, 'signed.print')}</a>
      <a class="btn second" href="${linkIn(asked, '/verify')}#entry-${index}">${say(lang, 'receipt.check')}</a>
    </div>
    ${remark(say(lang, 'signed.keep'), 'mt-s no-print')}
  `
}

/** An address and a sentence to pass on; in the reader's language, with what the call asks in its own words. */
function tellOthers(asked: Asked, { shown, call, id, names, row }: Signed) {
  const { lang, site } = asked
  const { titles, summary } = call.row
  const address = `${site.publicUrl}/parties/${id}`
  const words = say(lang, 'signed.words', { said: saidWith(row), call: nameIn(titles, lang).text })
  const asks = summary === null ? '' : ` ${nameIn(summary, lang).text}`
  const text = `${words}${asks} ${address}`
  const card = `/${call.id}/cards/${id}.png?lang=${lang}`
  const alt = say(lang, 'signed.tab', { party: nameIn(names, lang).text, call: nameIn(titles, lang).text })
  return html`<div class="share">
    <img src="${card}&small=1" width="600" height="315" alt="${alt}">
    <div>
      <label for="address">${say(lang, 'signed.address')}</label>
      <div class="copy"><input id="address" readonly dir="ltr" value="${address}">${copyButton(lang, 'address')}</div>
    </div>
    <div>
      <label for="text">${say(lang, 'signed.text')}</label>
      <div class="copy"><textarea id="text" readonly rows="4" dir="auto">
${text}</textarea>${copyButton(lang, 'text')}</div>
    </div>
    <ul class="ways">
      <li><a href="${card}" download="${call.id}-${id}.png">${say(lang, 'signed.picture')}</a></li>
      <li><a href="${linkIn(asked, `/entries/${shown.index}/receipt`)}#badge">${say(lang, 'signed.badge')}</a></li>
      <li><a href="${mailTo('', { subject: words, text })}">${say(lang, 'signed.mail')}</a></li>
    </ul>
  </div>`
}

async function whatNext(it: Setting, { call, id, row }: Signed) {
  const { asked } = it
  const { lang, site } = asked
  const [rules] = await site.log.store.rows([ref('policies', call.id, row.policy)])
  const roll = linkTo(asked, `/${call.id}/roll`, say(lang, 'signed.roll'))
  const own = linkTo(asked, `/parties/${id}`, say(lang, 'signed.own'))
  const withdraw = linkTo(
    asked,
    `/representative/new/withdrawal?call=${call.id}`,
    say(lang, 'signed.withdraw'),
  )
  const device = linkTo(asked, '/representative/colleagues', say(lang, 'signed.device'))
  const colleague = linkTo(asked, '/representative/colleagues', say(lang, 'signed.colleague'))
  return html`
    <ul class="ledger">
      ${datedLine(say(lang, 'receipt.now'), phrase(lang, 'signed.now', { roll, own, noun: nounOf(it, call.id) }))}
      ${await askedNext(asked, call.id, id)}
      ${datedLine(say(lang, 'signed.newText'), say(lang, 'signed.newTextSays'))}
      ${datedLine(say(lang, 'signed.newRules'), say(lang, 'sign.notice', noticeOf(rules!.policy)))}
      ${datedLine(say(lang, 'signed.second'), phrase(lang, 'signed.secondSays', { device }))}
      ${datedLine(say(lang, 'signed.lost'), html`${say(lang, 'signed.lostSays')} ${askForAnother(asked)}`)}
      ${datedLine(say(lang, 'receipt.anyTime'), phrase(lang, 'signed.anyTime', { withdraw, colleague }))}
    </ul>
    <p class="ways mt">${linkTo(asked, '/representative', say(lang, 'signed.representative'))}</p>
  `
}
