import type { Part } from '../../log/attachments.ts'
import type { Answer, AskedFor } from '../../register/commitment-kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import { clauseWords } from '../commitments/asked.ts'
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
  part,
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
    note: say(lang, 'reports.accountNote'),
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

/** What the rules asked for that this report answers, in their words. */
export async function askedPart(
  asked: Asked,
  call: string,
  all: readonly AskedFor[],
  digest: string | null,
): Promise<Markup | null> {
  if (all.length === 0) return null
  const { lang, site } = asked
  const row = digest === null ? undefined : await rowIn(site.log.store, 'policies', call, digest)
  const lines = await Promise.all(
    all.map(async ({ clause, due }) => {
      const found = row?.policy.clauses?.find(({ id }) => id === clause)
      const words = found && (await clauseWords(asked, found, row!.policy))
      const says =
        words === undefined
          ? html`<code>${clause}</code>`
          : html`<blockquote class="quoted">${words}</blockquote>`
      return html`${says}${sub(say(lang, 'reports.askedOf', { day: longDay(due, lang) }))}`
    }),
  )
  const rules = linkTo(asked, `/${call}/policy`, say(lang, 'asked.rules'))
  return part(say(lang, 'reports.asked'), html`${listed(lines)}<p class="note mt-s">${rules}</p>`)
}
