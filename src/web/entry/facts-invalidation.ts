import { ref } from '../../register/rows.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import { fact, hash, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { nameIn } from '../wording.ts'

/** Signatures that were invalidated, each by name or by its entry, with those that stand again. */

export async function signatureInvalidated(it: Told<'signature/invalidated'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.ground'), await quoted(asked, body.ground)),
    fact(say(lang, 'entry.invalidated.means'), say(lang, 'entry.invalidated.meansSays')),
    fact(say(lang, 'entry.invalidated.parties'), await parties(it)),
    fact(say(lang, 'entry.invalidated.persons'), await persons(it)),
  ]
}

/** The same signatures, told by the entry that counts them again. */
export async function signatureReinstated(it: Told<'signature/reinstated'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
    fact(say(lang, 'member.invalidation'), entryLink(asked, body.invalidation)),
    fact(say(lang, 'entry.invalidated.parties'), await parties(it)),
    fact(say(lang, 'entry.invalidated.persons'), await persons(it)),
  ]
}

type Batch = Told<'signature/invalidated'> | Told<'signature/reinstated'>

/** Asked for here, since lists of entries tell how many there are and no more. */
async function parties({ asked, body, statement, index }: Batch): Promise<Markup | null> {
  const { lang, site } = asked
  const ids = body.subjects.flatMap(one => ('party' in one ? [one.party] : []))
  if (ids.length === 0) return null
  const call = callIn(statement)
  const [rows, signatures] = await Promise.all([
    site.log.store.rows(ids.map(id => ref('parties', id))),
    site.log.store.rows(ids.map(id => ref('signatures', `${call}/${id}`))),
  ])
  const lines = ids.map((id, i) => {
    const row = rows[i]
    const name = row === undefined ? html`<code>${id}</code>` : inLang(nameIn(row.names, lang))
    const events = signatures[i]?.events ?? []
    const later = events[events.findIndex(({ entry }) => entry === index) + 1]
    const again = later?.what === 'restored' ? restored(lang, entryLink(asked, later.entry)) : null
    return html`<li><a href="${linkIn(asked, `/parties/${id}`)}">${name}</a>${again}</li>`
  })
  return html`<ul>${lines}</ul>`
}

async function persons({ asked, body, index }: Batch): Promise<Markup | null> {
  const { lang, site } = asked
  const commitments = body.subjects.flatMap(one => ('commitment' in one ? [one.commitment] : []))
  if (commitments.length === 0) return null
  const rows = await site.log.store.rows(commitments.map(one => ref('persons', one)))
  const lines = commitments.map((commitment, i) => {
    const row = rows[i]
    // An announcement names persons whom nothing has happened to yet.
    const again =
      row?.restored === undefined || row.restored <= index
        ? null
        : restored(lang, entryLink(asked, row.restored))
    return html`<li>${row === undefined ? hash(commitment) : entryLink(asked, row.entry)}${again}</li>`
  })
  return html`<ul>${lines}</ul>`
}

function restored(lang: Parameters<typeof say>[0], entry: Markup): Markup {
  return html` <span class="muted">${phrase(lang, 'entry.invalidated.restored', { entry })}</span>`
}
