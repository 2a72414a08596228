import { laterBy } from '../../../core/time.ts'
import { type Clause, figuresAsked } from '../../../register/clauses.ts'
import { movesOn } from '../../../register/cycles.ts'
import { ref } from '../../../register/rows.ts'
import { type ToCome, toCome } from '../../../register/to-come.ts'
import { type Asked, html, longDay, type Markup, type Piece, say, sub } from '../../kit/kit.ts'
import { showRule } from '../../statement/quotes.ts'
import { asksShown } from '../../text/clause-facts.ts'
import type { Representative } from '../session.ts'
import type { Standing } from './standing.ts'

/** What the rules that bind a party will ask of it next: told before its period opens, so that nobody is surprised. */
export async function comingLines(asked: Asked, who: Representative, it: Standing): Promise<Markup[]> {
  const { lang } = asked
  const { policy } = it
  if (policy === null) return []
  const lines = (await comingOf(asked, who, it)).map(async ({ clause, next }) => {
    const days = say(lang, 'ours.coming', { opens: longDay(next.opens, lang), due: longDay(next.due, lang) })
    const late =
      next.last === next.due ? null : sub(say(lang, 'ours.reportUntil', { day: longDay(next.last, lang) }))
    return html`<li><div>
      ${await showRule(asked, clause.says, policy)}
      <p>${days}</p>${late}${await figuresLine(asked, it, clause)}
    </div></li>`
  })
  return Promise.all(lines)
}

/** Its own words need not say that it asks for figures. */
export async function figuresLine(
  asked: Asked,
  { id }: Pick<Standing, 'id'>,
  clause: Clause,
): Promise<Piece> {
  return figuresAsked(clause) === undefined ? null : sub(await asksShown(asked, id, clause))
}

type Coming = ToCome & { readonly next: NonNullable<ToCome['next']> }

async function comingOf({ site }: Asked, { party, row }: Representative, it: Standing): Promise<Coming[]> {
  const { day, duties, id, policy, rules, signature } = it
  const [classes] = await site.log.store.rows([ref('classes', id, party)])
  const known = { party: row, signature, classes, schedule: undefined }
  const moves = movesOn(rules.extensions, rules.interruptions, day)
  return (policy?.clauses ?? []).flatMap(clause => {
    const after = (on: string) => toCome(known, rules.call, { ...policy, clauses: [clause] }, moves, on)[0]
    const first = after(day)
    const open = duties.asked.findLast(one => one.clause.id === clause.id)
    // A period that is open stands among what is asked; once that is done, the next one comes.
    const isDone = open?.met != null && first?.next != null && first.next.opens <= day
    const found = isDone ? after(laterBy(first.next!.due, 1)) : first
    return found?.next != null && found.next.opens > day ? [{ ...found, next: found.next }] : []
  })
}
