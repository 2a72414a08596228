import { Refusal } from '../../core/refusal.ts'
import type { Batch, BatchRow } from '../../people/batches.ts'
import { endInvitation, invite } from '../../people/invitations.ts'
import { writtenAbout } from '../../people/letters.ts'
import { ref } from '../../register/rows.ts'
import { askedByItself, type RunningSite } from '../asked.ts'
import { LANGS } from '../languages.ts'
import { writeInvitation } from '../letters/application.ts'

const MOST_KEYS = 20

/** Invites the representative of a row, once: a letter about this party that lies in the queue is the one. */
export async function inviteRow(
  site: RunningSite,
  batch: Batch,
  row: BatchRow,
  keep: (row: BatchRow) => Promise<void>,
): Promise<BatchRow> {
  const { drawer, store } = site.log
  const person = row.person!
  const about = `invitation/${row.party}`
  if (row.link !== null) {
    const letter = await writtenAbout(drawer, about, site.now())
    if (letter !== undefined) return { ...row, letter }
    await endInvitation(drawer, row.link)
  }
  const keys = await store.keysOf(row.party, MOST_KEYS)
  if (keys.some(key => key.row.revoked === null)) return row
  const [party] = await store.rows([ref('parties', row.party)])
  if (party === undefined || party.admitted === null)
    throw new Refusal('party_unknown', `No party ${row.party} was admitted here.`)
  const lang = LANGS.find(one => one === person.lang) ?? 'en'
  const { call, name, role, email } = person
  const of = { call, lang, admitted: party.admitted }
  const made = await invite(
    drawer,
    { ...of, party: row.party, application: null, person: name, by: batch.approved!.by },
    site.now(),
  )
  const inviting: BatchRow = { ...row, state: 'inviting', link: made.link }
  await keep(inviting)
  const letter = await writeInvitation(askedByItself(site, lang), {
    id: row.party,
    application: { call, lang, person: { name, role, email } },
    name: row.admission?.name ?? party.names[0]!.text,
    made,
    hasApplied: false,
  })
  return { ...inviting, letter: letter.id }
}
