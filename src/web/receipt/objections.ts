import { ref } from '../../register/rows.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/call.ts'
import { fact, quoted } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'
import { nameIn } from '../wording.ts'

/** What others object to in what was said with this signature, and what was answered: beside it, of one size with it. */
export async function objectionFacts(it: Setting, party: string): Promise<(Markup | null)[]> {
  const { asked, index, statement } = it
  const { lang, site } = asked
  const [found] = await site.log.store.rows([ref('objections', `${callIn(statement)}/${party}`)])
  const all = found?.objections ?? []
  const objections = all.filter(({ against, withdrawn }) => against === index && withdrawn === null)
  const ids = [party, ...objections.map(({ by }) => by)]
  const rows = await site.log.store.rows(ids.map(id => ref('parties', id)))
  const name = (i: number) => (rows[i] === undefined ? ids[i]! : nameIn(rows[i].names, lang).text)
  const facts = objections.map(async ({ words, answered, entry }, i) => {
    const said = html`${await quoted(asked, words)}<span class="sub">${entryLink(asked, entry)}</span>`
    const objection = fact(say(lang, 'objection.of', { party: name(i + 1) }), said)
    if (answered === null) return [objection]
    const title = say(lang, 'objection.answerOf', { party: name(0), objector: name(i + 1) })
    const reply = html`${await quoted(asked, answered.words)}<span class="sub">${entryLink(asked, answered.entry)}</span>`
    return [objection, fact(title, reply)]
  })
  return (await Promise.all(facts)).flat()
}
