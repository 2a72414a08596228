import { type Rests, removalRests } from '../../work/commitments/removable.ts'
import { type Asked, entryDay, html, longDay, type Markup, say } from '../kit/kit.ts'
import { showRule } from '../statement/quotes.ts'

/** What a removal by a clause rested on, in words: what was asked, by which day, and how long it was waited for. */

/** Null where the rule that it names follows no clause. */
export async function removalRestsOn(
  asked: Asked,
  call: string,
  removal: Parameters<typeof removalRests>[2],
  entry: number,
): Promise<Markup | null> {
  const day = await entryDay(asked, entry)
  const rests = await removalRests(asked.site.log.store, call, removal, { entry, day })
  return rests === undefined ? null : restsShown(asked, rests)
}

async function restsShown(asked: Asked, { clause, policy, due, step, since, from }: Rests): Promise<Markup> {
  const { lang } = asked
  const days = { step, since: longDay(since, lang), from: longDay(from, lang) }
  return html`
    ${say(lang, 'removal.asked', { due: longDay(due, lang) })}
    <blockquote class="quoted">${await showRule(asked, clause.says, policy)}</blockquote>
    ${say(lang, 'removal.step', days)}
  `
}
