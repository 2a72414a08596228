import { ref } from '../../register/rows.ts'
import {
  type Asked,
  entryDay,
  entryLink,
  html,
  ledgerLine,
  type Markup,
  part,
  remark,
  say,
  sub,
} from '../kit/kit.ts'

/** Batches that the page of a call tells; the others are in the log as well. */
const MOST_BATCHES = 20

/** What was invalidated on a call, by the entries that say why; null where nothing was. */
export async function invalidatedEntry(asked: Asked, call: string): Promise<Markup | null> {
  const { lang, site } = asked
  const [row] = await site.log.store.rows([ref('invalidations', call)])
  if (row === undefined) return null
  const newest = row.batches.toReversed().slice(0, MOST_BATCHES)
  const lines = await Promise.all(
    newest.map(async ({ entry, parties, persons, restored }) => {
      const said = [
        parties === 0 ? null : say(lang, 'invalidated.ofParties', { count: parties }),
        persons === 0 ? null : say(lang, 'invalidated.ofPersons', { count: persons }),
        restored === 0 ? null : say(lang, 'invalidated.restored', { count: restored }),
      ].filter(one => one !== null)
      return ledgerLine(
        await entryDay(asked, entry),
        lang,
        html`${say(lang, 'invalidated.count', { count: parties + persons })}${sub(said.join(', '))}`,
        entryLink(asked, entry),
      )
    }),
  )
  const earlier = row.batches.length - newest.length
  const more = earlier === 0 ? null : remark(say(lang, 'invalidated.earlier', { count: earlier }), 'mt-s')
  return part(say(lang, 'invalidated.head'), html`<ol class="ledger three in-words">${lines}</ol>${more}`, {
    note: say(lang, 'invalidated.note'),
    id: 'invalidated',
  })
}
