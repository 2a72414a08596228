import { ref } from '../../register/rows.ts'
import { entryLink } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { partyLink } from '../teller/kinds.ts'
import { factIn, hash } from '../teller/pieces.ts'
import { callIn, type Told } from '../teller/setting.ts'
import type { Facts, Tellings } from '../teller/telling.ts'

/** Signatures that were invalidated, each by name or by its entry, with those that stand again. */
export const invalidation = {
  'signature/invalidated': { members: { subjects: null }, after: { subjects } },
  'signature/reinstated': { members: { subjects: null }, after: { subjects } },
} satisfies Tellings

type Batch = Told<'signature/invalidated'> | Told<'signature/reinstated'>

async function subjects(it: Batch): Promise<Facts> {
  return [
    factIn(it, 'entry.invalidated.parties', listed(await parties(it))),
    factIn(it, 'entry.invalidated.persons', listed(persons(it))),
  ]
}

function listed(lines: readonly Markup[]): Piece {
  return lines.length === 0 ? null : html`<ul>${lines}</ul>`
}

async function parties(it: Batch): Promise<Markup[]> {
  const { asked, body, statement, index } = it
  const ids = body.subjects.flatMap(one => ('party' in one ? [one.party] : []))
  const call = callIn(statement)
  const signatures = await asked.site.log.store.rows(ids.map(id => ref('signatures', `${call}/${id}`)))
  return ids.map((id, i) => {
    const events = signatures[i]?.events ?? []
    const at = events.findIndex(({ entry }) => entry === index)
    const later = at === -1 ? undefined : events[at + 1]
    return html`<li>${partyLink(it, id)}${later?.what === 'restored' ? restored(it, later.entry) : null}</li>`
  })
}

function persons(it: Batch): Markup[] {
  const { asked, body, index, known } = it
  const commitments = body.subjects.flatMap(one => ('commitment' in one ? [one.commitment] : []))
  return commitments.map(commitment => {
    const row = known.row('persons', commitment)
    // Before they are invalidated, nothing has happened to them yet.
    const again = row?.restored === undefined || row.restored <= index ? null : restored(it, row.restored)
    return html`<li>${row === undefined ? hash(commitment) : entryLink(asked, row.entry)}${again}</li>`
  })
}

function restored({ asked }: Batch, entry: number): Markup {
  const values = { entry: entryLink(asked, entry) }
  return html` <span class="muted">${phrase(asked.lang, 'entry.invalidated.restored', values)}</span>`
}
