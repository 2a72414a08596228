import { onItsDay } from '../commitments/on-day.ts'
import { namesOn } from '../commitments/one-commitment.ts'
import { reportsListed } from '../commitments/party-reports.ts'
import { reportLine } from '../commitments/report-line.ts'
import { dayNotice, onThatDay, payForOne, type ShownDay } from '../commitments/shown-day.ts'
import { beforeAsked } from '../entry/history.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  cachedPage,
  callShown,
  headLine,
  html,
  linkIn,
  nameIn,
  page,
  pager,
  partyLink,
  partyOrRefuse,
  remark,
  say,
} from '../kit/kit.ts'
import { reportsPath } from '../statement/report-path.ts'

/** All reports of an organisation to a call, newest first. */

const ON_A_PAGE = 20

export function showReports(asked: Asked): Promise<Answer> {
  const { call, party } = asked.params
  const before = beforeAsked(asked)
  return onItsDay(asked, {
    title: say(asked.lang, 'reports.list', { name: party! }),
    keeps: ['before'],
    pay: on => payForOne(asked, on),
    make: on =>
      cachedPage(asked, `reports ${call} ${party} ${before ?? ''} ${on.day} ${on.at ?? ''}`, () =>
        listPage(asked, before, on),
      ),
  })
}

async function listPage(asked: Asked, before: number | undefined, on: ShownDay): Promise<string> {
  const { lang } = asked
  const call = await callShown(asked, asked.params.call!)
  const id = asked.params.party!
  const party = await partyOrRefuse(asked.site.log.store, id)
  const names = namesOn(party, on.day) ?? party.names
  const wanted = { call: call.id, party: id, day: on.day, before, limit: ON_A_PAGE }
  const { reports, older } = await reportsListed(asked, wanted)
  const lines = await Promise.all(reports.map(one => reportLine(asked, call.id, id, one, on)))
  const path = reportsPath(call.id, id)
  const at = on.at ?? ''
  const earlier = older === undefined ? undefined : addressWith(path, { before: String(older), at })
  const title = say(lang, 'reports.list', { name: nameIn(names, lang).text })
  const none = older === undefined ? 'reports.none' : 'reports.noneBefore'
  const main = html`
    ${headLine(title, html`${remark(say(lang, 'reports.listNote'))}${remark(partyLink(asked, id, names))}`)}
    ${dayNotice(asked, path, on)}
    ${lines.length === 0 ? html`<p class="plain">${say(lang, none)}</p>` : html`<div class="box"><ol class="ledger three">${lines}</ol></div>`}
    ${pager(
      lang,
      before === undefined ? undefined : linkIn(asked, onThatDay(path, on)),
      earlier === undefined ? undefined : linkIn(asked, earlier),
    )}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}
