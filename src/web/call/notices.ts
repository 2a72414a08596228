import type { Statement } from '../../core/statement.ts'
import { ref } from '../../register/rows.ts'
import { reservationMade } from '../../register/types/reservations.ts'
import { noticeToEach } from '../../work/letters/notices.ts'
import { beforeAsked, historyData, historyPager } from '../entry/history.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callOrRefuse,
  callShown,
  entryLink,
  entryShown,
  html,
  inLang,
  jsonAnswer,
  linkTo,
  nameIn,
  opening,
  type Piece,
  page,
  part,
  recordWord,
  remark,
  type Shown,
  say,
  shortDay,
  sizeOf,
  sub,
  timeMark,
} from '../kit/kit.ts'
import { rulesLink } from '../text/binding.ts'
import { stateWords } from '../text/corrections.ts'
import { isTold, sayingState, sayingsToday } from '../text/sayings.ts'
import { seeChanges, textLink, versionName, versionsIn, versionsOf } from '../text/versions.ts'

/** The notices of a call: what its signatories are told of, each with its number, as anybody counts it in the log. */

const NOTICES_ON_PAGE = 30
const NOTICES_IN_JSON = 100

export function showNotices(asked: Asked): Promise<Answer> {
  const before = beforeAsked(asked)
  const id = asked.params.call!
  return cachedPage(asked, `notices ${id} ${before ?? ''}`, async () => {
    const { lang, site } = asked
    const call = await callShown(asked, id)
    const notices = await site.log.store.entriesOn(`notices ${id}`, { before, limit: NOTICES_ON_PAGE })
    const { entries, older } = notices
    const told = await entriesTold(asked, entries)
    const fates = await fatesOf(asked, call, told)
    const lines = told.map(({ admitted, headline, index, statement }, i) => {
      const number = older + entries.length - i
      const day = timeMark(admitted, shortDay(admitted.slice(0, 10), lang))
      const whom = say(lang, noticeToEach(statement.type) === null ? 'notices.asked' : 'notices.each')
      return html`<li id="notice-${number}">
        <span class="when">${say(lang, 'notices.number', { number })}<br>${day}</span>
        <span class="what">${headline}<span class="sub">${whom}</span>${fates[i]!}</span>
        <span class="meta">${entryLink(asked, index)}</span>
      </li>`
    })
    const list =
      lines.length === 0
        ? remark(say(lang, 'notices.none'))
        : html`<div class="box"><ol class="ledger three in-words" reversed>${lines}</ol></div>
            ${historyPager(asked, notices, `/${id}/notices`, 'notices')}`
    const main = html`
      ${opening(linkTo(asked, `/${id}`, inLang(nameIn(call.row.titles, lang))), say(lang, 'notices.title'), say(lang, 'notices.lede', { record: recordWord(call.isRecord) }))}
      ${part(say(lang, 'notices.all', { count: notices.total }), list, { id: 'notices', strong: true, note: say(lang, 'notices.note') })}
    `
    return page(asked, { title: say(lang, 'notices.title'), main, call, current: 'call' })
  })
}

/** What became of each, and the way to what it changed. */
async function fatesOf(
  asked: Asked,
  { id: call, row }: CallShown,
  notices: readonly Shown[],
): Promise<Piece[]> {
  const { store } = asked.site.log
  const [versions, policies] = await Promise.all([
    versionsOf(asked, call),
    versionsIn(asked, 'policies', call),
  ])
  const reserved = (statement: Statement) =>
    statement.type === reservationMade.type ? [reservationMade.read(statement as never).party] : []
  const parties = [...new Set(notices.flatMap(({ statement }) => reserved(statement)))]
  const signatures = await store.rows(parties.map(party => ref('signatures', call, party)))
  const objections = await store.rows(parties.map(party => ref('objections', call, party)))
  return Promise.all(
    notices.map(async ({ index, statement }) => {
      const version = versions.find(({ entry }) => entry === index)
      if (version !== undefined) {
        const { correction } = version
        const fate = correction === undefined ? null : sub(await stateWords(asked, correction))
        const see =
          seeChanges(asked, call, version) ??
          html`<a href="${textLink(asked, call, { digest: version.digest })}">${versionName(asked, version)}</a>`
        return html`${fate}<span class="sub ways">${see}</span>`
      }
      const rules = row.policies.find(({ entry }) => entry === index)
      if (rules !== undefined)
        return html`<span class="sub ways">${rulesLink(asked, call, policies, rules.policy)}</span>`
      const ended = row.corrections?.find(one => one.ended?.entry === index)
      const failed = ended && versions.find(({ digest }) => digest === ended.manifest)
      if (failed !== undefined) return html`<span class="sub ways">${seeChanges(asked, call, failed)}</span>`
      for (const party of reserved(statement)) {
        const at = parties.indexOf(party)
        const signature = signatures[at]!
        const said = sayingsToday(asked, signature, objections[at]?.objections).find(
          ({ entry }) => entry === index,
        )
        if (said !== undefined && isTold(said, signature.state === 'standing'))
          return sub(sayingState(asked, said))
      }
      return null
    }),
  )
}

export async function showNoticesJson(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const { store } = asked.site.log
  await callOrRefuse(store, id)
  const before = beforeAsked(asked)
  const found = await store.entriesOn(`notices ${id}`, { before, limit: NOTICES_IN_JSON })
  const { entries: _, ...pages } = historyData(found)
  const shown = await Promise.all(found.entries.map(entry => entryShown(asked, entry)))
  const notices = shown.map(({ index, admitted, statement }, i) => ({
    number: found.older + shown.length - i,
    entry: index,
    admitted,
    type: statement.type,
    by: statement.by,
    letters: noticeToEach(statement.type) === null ? 'asked' : 'each',
  }))
  return jsonAnswer({ call: id, ...pages, notices, size: sizeOf(asked.site) }, 'changing')
}
