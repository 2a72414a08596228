import { noticeToEach } from '../../work/letters/notices.ts'
import { beforeAsked, historyData, historyPager } from '../entry/history.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callOrRefuse,
  callShown,
  entryLink,
  entryShown,
  html,
  jsonAnswer,
  opening,
  page,
  part,
  recordWord,
  remark,
  say,
  shortDay,
  sizeOf,
  timeMark,
} from '../kit/kit.ts'

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
    const lines = (await entriesTold(asked, entries)).map(({ admitted, headline, index, statement }, i) => {
      const number = older + entries.length - i
      const day = timeMark(admitted, shortDay(admitted.slice(0, 10), lang))
      const whom = say(lang, noticeToEach(statement.type) === null ? 'notices.asked' : 'notices.each')
      return html`<li id="notice-${number}">
        <span class="when">${say(lang, 'notices.number', { number })}<br>${day}</span>
        <span class="what">${headline}<span class="sub">${whom}</span></span>
        <span class="meta">${entryLink(asked, index)}</span>
      </li>`
    })
    const list =
      lines.length === 0
        ? remark(say(lang, 'notices.none'))
        : html`<div class="box"><ol class="ledger three in-words" reversed>${lines}</ol></div>
            ${historyPager(asked, notices, `/${id}/notices`, 'notices')}`
    const main = html`
      ${opening(say(lang, 'call.kicker'), say(lang, 'notices.title'), say(lang, 'notices.lede', { record: recordWord(call.isRecord) }))}
      ${part(say(lang, 'notices.all', { count: notices.total }), list, { id: 'notices', strong: true, note: say(lang, 'notices.note') })}
    `
    return page(asked, { title: say(lang, 'notices.title'), main, call, current: 'call' })
  })
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
