import { ref } from '../../register/rows.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn, callOf } from '../teller/call.ts'
import { partyLink } from '../teller/kinds.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'

/** Signatures that were invalidated, each by name or by its entry, with those that stand again. */
export const invalidation = {
  'signature/invalidated': {
    headline: sentence('entry.head.invalidated', batch),
    announced: sentence('entry.announced.invalidated', batch),
    members: { subjects },
    after: {
      ground: ({ asked: { lang } }) => [
        fact(say(lang, 'entry.invalidated.means'), say(lang, 'entry.invalidated.meansSays')),
      ],
    },
  },
  'signature/reinstated': {
    headline: sentence('entry.head.reinstated', it => ({ ...batch(it), entry: it.body.invalidation })),
    members: { subjects },
  },
} satisfies Tellings

type Batch = Told<'signature/invalidated'> | Told<'signature/reinstated'>

function batch(it: Batch): { count: number; call: Markup } {
  return { count: it.body.subjects.length, ...callOf(it) }
}

async function subjects(it: Batch): Promise<(Markup | null)[]> {
  const { lang } = it.asked
  return [
    fact(say(lang, 'entry.invalidated.parties'), await parties(it)),
    fact(say(lang, 'entry.invalidated.persons'), persons(it)),
  ]
}

async function parties(it: Batch): Promise<Markup | null> {
  const { asked, body, statement, index } = it
  const ids = body.subjects.flatMap(one => ('party' in one ? [one.party] : []))
  if (ids.length === 0) return null
  const call = callIn(statement)
  const signatures = await asked.site.log.store.rows(ids.map(id => ref('signatures', `${call}/${id}`)))
  const lines = ids.map((id, i) => {
    const events = signatures[i]?.events ?? []
    const at = events.findIndex(({ entry }) => entry === index)
    const later = at === -1 ? undefined : events[at + 1]
    return html`<li>${partyLink(it, id)}${later?.what === 'restored' ? restored(it, later.entry) : null}</li>`
  })
  return html`<ul>${lines}</ul>`
}

function persons(it: Batch): Markup | null {
  const { asked, body, index, known } = it
  const commitments = body.subjects.flatMap(one => ('commitment' in one ? [one.commitment] : []))
  if (commitments.length === 0) return null
  const lines = commitments.map(commitment => {
    const row = known.row('persons', commitment)
    // Before they are invalidated, nothing has happened to them yet.
    const again = row?.restored === undefined || row.restored <= index ? null : restored(it, row.restored)
    return html`<li>${row === undefined ? hash(commitment) : entryLink(asked, row.entry)}${again}</li>`
  })
  return html`<ul>${lines}</ul>`
}

function restored({ asked }: Batch, entry: number): Markup {
  const values = { entry: entryLink(asked, entry) }
  return html` <span class="muted">${phrase(asked.lang, 'entry.invalidated.restored', values)}</span>`
}
