import { dayOf } from '../../core/time.ts'
import { FRAMES_OUR_OWN } from '../http/respond.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedAnswer,
  callShown,
  cardOf,
  copyButton,
  feedsAt,
  HTML_TYPE,
  html,
  inLang,
  isolated,
  linkTo,
  type Markup,
  nameIn,
  notedPart,
  opening,
  type Piece,
  page,
  partyOrRefuse,
  recordWord,
  remark,
  say,
} from '../kit/kit.ts'
import type { Lang } from '../messages/languages.ts'
import { badgeCode, badgeShown } from '../receipt/badge.ts'
import { signedCardOf } from './card-facts.ts'
import { EMBED_WIDTH, embedHeight } from './embed.ts'

/** What can be passed on of a call, or shown on another site; with `for`, also of one organisation. */

export function showShare(asked: Asked): Promise<Answer> {
  const { lang, params, query } = asked
  const party = query.get('for')?.trim() ?? ''
  const key = `share ${lang}${query.has('lang') ? '+' : ''} ${params.call} ${party}`
  return cachedAnswer(asked, key, async () => ({
    type: HTML_TYPE,
    body: await sharePage(asked, await callShown(asked, params.call!), party),
    headers: FRAMES_OUR_OWN,
  }))
}

async function sharePage(asked: Asked, call: CallShown, party: string): Promise<string> {
  const { lang } = asked
  const title = nameIn(call.row.titles, lang)
  const own = party === '' ? null : await ownPart(asked, call, party)
  const main = html`
    ${opening(linkTo(asked, `/${call.id}`, inLang(title)), say(lang, 'share.title'), say(lang, 'share.lede'))}
    ${own}${linkPart(asked, call, own === null)}${await counterPart(asked, call, title.text)}${feedsPart(asked, call, title.text)}
    ${own === null && !call.isRecord ? notedPart(lang, 'share.badge', remark(say(lang, 'share.badgeWhere'))) : null}
  `
  return page(asked, {
    title: say(lang, 'share.title'),
    main,
    call,
    script: 'copy',
    picture: cardOf(asked, call),
    feeds: feedsAt(asked, `/${call.id}`, title.text),
  })
}

/** Words to copy, whole, by any means that a browser has. */
function toCopy(lang: Lang, id: string, label: string, text: string, rows: number): Markup {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <div class="copy">
      <textarea id="${id}" class="to-copy" rows="${rows}" readonly dir="ltr" translate="no">${text}</textarea>
      ${copyButton(lang, id)}
    </div>
  </div>`
}

/** One picture is enough: that of an organisation stands for the call's. */
function linkPart(asked: Asked, call: CallShown, isPictured: boolean): Markup {
  const { lang, site } = asked
  const { path, alt } = cardOf(asked, call)
  return notedPart(
    lang,
    'share.link',
    html`
      ${isPictured ? picture(path, alt) : null}
      ${toCopy(lang, 'link', say(lang, 'share.address'), `${site.publicUrl}/${call.id}`, 1)}
    `,
    { id: 'address', strong: true, inside: 'flow' },
  )
}

function picture(path: string, alt: string): Markup {
  return html`<p><img class="shared" src="${path}&small" width="600" height="315" alt="${alt}" loading="lazy"></p>`
}

async function counterPart(asked: Asked, call: CallShown, title: string): Promise<Markup> {
  const { lang, site } = asked
  const { id, isRecord } = call
  const path = `/${id}/embed?lang=${lang}`
  const name = say(lang, 'embed.title', { record: recordWord(isRecord), title: isolated(title) })
  const height = await embedHeight(asked, call)
  /** What is shown here beside its code is no stop of the Tab key: it leads where this page stands. */
  const frame = (src: string, stop: Piece = null) =>
    html`<iframe src="${src}" title="${name}" width="${EMBED_WIDTH}" height="${height}"${stop} loading="lazy" referrerpolicy="no-referrer"></iframe>`
  return notedPart(
    lang,
    'share.counter',
    html`
      <p class="framed">${frame(path, html` tabindex="-1"`)}</p>
      ${toCopy(lang, 'counter-code', say(lang, 'share.paste'), frame(site.publicUrl + path).toString(), 4)}
      ${remark(say(lang, 'share.noCookies'))}
    `,
    { id: 'counter', inside: 'flow' },
  )
}

function feedsPart(asked: Asked, { id }: CallShown, title: string): Markup {
  const { lang } = asked
  const feeds = feedsAt(asked, `/${id}`, title)
  const all = [...feeds, ...feedsAt(asked, '/log', say(lang, 'log.title'))]
  return notedPart(
    lang,
    'share.feeds',
    html`<ul class="ways">${all.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`)}</ul>`,
    { id: 'feeds', inside: '' },
  )
}

/** The badge of one organisation, and its picture where it stands on the call. */
async function ownPart(asked: Asked, call: CallShown, party: string): Promise<Markup> {
  const { lang, site } = asked
  const { names } = await partyOrRefuse(site.log.store, party)
  const name = nameIn(names, lang)
  const card = await signedCardOf(asked, call, party)
  const own =
    card === null
      ? null
      : picture(`/${call.id}/cards/${party}.png?lang=${lang}&day=${dayOf(site.now())}`, card.says)
  return notedPart(
    lang,
    'share.own',
    html`
      <p class="lede">${linkTo(asked, `/parties/${party}`, inLang(name))}</p>
      ${own}${await badgeShown(asked, call, party)}
      ${toCopy(lang, 'badge-code', say(lang, 'badge.code'), await badgeCode(asked, call, party), 4)}
    `,
    { id: 'badge', strong: true, inside: 'flow' },
  )
}
