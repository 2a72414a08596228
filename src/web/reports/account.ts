import type { Part } from '../../log/attachments.ts'
import type { Answer, AskedFor } from '../../register/commitment-kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { askedElsewhere, indicatorsOf } from '../../work/reporting/questions.ts'
import { askedMoved, clauseWords } from '../commitments/asked.ts'
import { onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { commitmentPath } from '../commitments/words.ts'
import {
  type Asked,
  html,
  type Lang,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  part,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { commitmentWithId } from '../statement/commitment-names.ts'
import { quoted } from '../teller/pieces.ts'

/** What an organisation says became of its commitments, in its own name. Nobody else has said so here. */

interface Account {
  readonly call: string
  readonly answers: readonly Answer[]
  /** Commitments are called as they were before this entry. */
  readonly entry: number
  readonly on: ShownDay
  readonly beside: readonly Part[] | null
}

/** S in the mocks: its own word, with the mark of that word. */
function outlookMark(lang: Lang, says: Answer['says']): Markup {
  const word = say(lang, `commitment.outlook.${says ?? 'none'}`)
  return says === null
    ? html`<span class="outlook none">${word}</span>`
    : html`<span class="outlook ${says}"><svg class="i" aria-hidden="true"><use href="#o-${says}"/></svg>${word}</span>`
}

export async function accountPart(asked: Asked, it: Account): Promise<Markup | null> {
  if (it.answers.length === 0) return null
  const { lang } = asked
  const lines = await Promise.all(it.answers.map(one => lineOf(asked, it, one)))
  return part(say(lang, 'reports.account'), html`<ol class="account">${lines}</ol>`, {
    id: 'account',
    strong: true,
  })
}

async function lineOf(asked: Asked, { call, entry, on, beside }: Account, one: Answer): Promise<Markup> {
  const { lang } = asked
  const { party, id } = one.commitment
  const to = linkIn(asked, onThatDay(commitmentPath(call, { lead: party, id }), on))
  const name = html`<a href="${to}">${await commitmentWithId(asked, call, one.commitment, entry)}</a>`
  const by = one.due === null ? null : say(lang, 'commitment.reportOf', { day: longDay(one.due, lang) })
  const final = one.final ? say(lang, 'commitment.final') : null
  const about = [by, final].filter(text => text !== null)
  return html`<li>
    <p>${outlookMark(lang, one.says)}</p>
    <p>${name}${about.length === 0 ? null : html` <span class="muted">${about.join('. ')}</span>`}</p>
    ${await quoted(asked, one.words, beside)}
  </li>`
}

interface Answering {
  readonly call: string
  readonly party: string
  readonly asks: readonly AskedFor[]
  readonly policy: string | null
  readonly by: string | null
  readonly on: ShownDay
}

/**
 * What the rules asked for that this report says it answers, in their words, by the day that bound it. A clause that
 * asks for figures by other indicators than those of the report is answered without them: that is told beside it.
 */
export async function askedPart(
  asked: Asked,
  { call, party, asks, policy: digest, by, on }: Answering,
): Promise<Markup | null> {
  if (asks.length === 0) return null
  const { lang, site } = asked
  const { store } = site.log
  const row = digest === null ? undefined : await rowIn(store, 'policies', call, digest)
  const rules = await readRules(store, call)
  const duties = rules && (await readDuties(store, rules, call, party, on.day))
  const windows = [...(duties?.asked ?? []), ...(duties?.earlier ?? [])]
  const all = await indicatorsOf(store, call)
  const lines = await Promise.all(
    asks.map(async ({ clause, due }) => {
      const found = row?.policy.clauses?.find(({ id }) => id === clause)
      const words = found && (await clauseWords(asked, found, row!.policy))
      const says =
        words === undefined
          ? html`<code>${clause}</code>`
          : html`<blockquote class="quoted">${words}</blockquote>`
      const window = windows.find(one => one.clause.id === clause && one.due === due)
      const other = found && askedElsewhere(all, found, by)
      const lacks = other && phrase(lang, 'reports.elsewhere', { catalogue: named(other.titles, lang) })
      return html`${says}${sub(say(lang, 'reports.askedOf', { day: longDay(window?.moved ?? due, lang) }))}
        ${window === undefined ? null : sub(askedMoved(asked, window))}${lacks === undefined ? null : remark(lacks)}`
    }),
  )
  const link = linkTo(asked, `/${call}/policy`, say(lang, 'asked.rules'))
  return part(say(lang, 'reports.asked'), html`${listed(lines)}<p class="note mt-s">${link}</p>`)
}
