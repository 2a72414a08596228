import { ref } from '../../register/rows.ts'
import { beforeAsked, historyPager } from '../entry/history.ts'
import { entryLedger } from '../entry/ledger.ts'
import {
  type Asked,
  entryShown,
  html,
  type Markup,
  notedPart,
  type Piece,
  phrase,
  type Shown,
  say,
  shortDigest,
  sub,
} from '../kit/kit.ts'
import type { OwnKey } from '../passkey/own-keys.ts'
import type { Representative } from './session.ts'

/**
 * What was done by a party's people and about it, as the log has it, newest first. Beside each entry stands who of the party
 * did it: the log has keys without names, and these pages know what the party calls them.
 */

/** Entries on the page; older ones follow by pages. */
const MOST_SHOWN = 8

/** Null where the log has nothing of it yet, as of whoever joins under seal. */
export async function historyPart(
  asked: Asked,
  { party, keyid }: Representative,
  keys: readonly OwnKey[],
): Promise<Markup | null> {
  const { lang, site } = asked
  const before = beforeAsked(asked)
  const page = await site.log.store.entriesOn(`party ${party}`, { before, limit: MOST_SHOWN })
  if (page.entries.length === 0) return null
  const shown = await Promise.all(page.entries.map(index => entryShown(asked, index)))
  const holders = await holdersOf(asked, shown)
  const whose = shown.map(one => byWhom(asked, party, one, { keys, holders, own: keyid }))
  const list = await entryLedger(asked, page.entries, i => whose[i]!)
  const pager = historyPager(asked, page, '/representative', 'acts')
  return notedPart(lang, 'rep.acts', html`${list}${pager}`, { id: 'acts' })
}

/** The signatures of what an entry says: those of what it opens, where it opened a seal. */
const signaturesOf = ({ prepared, signatures }: Shown) => prepared.enclosed?.envelope.signatures ?? signatures

/** Of the keys that signed, by their ids: the party, an officer, or the depositary itself. */
async function holdersOf({ site }: Asked, shown: readonly Shown[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(shown.flatMap(signaturesOf).map(({ keyid }) => keyid))]
  const rows = await site.log.store.rows(ids.map(id => ref('keys', id)))
  return new Map(ids.flatMap((id, i) => (rows[i] === undefined ? [] : [[id, rows[i].holder] as const])))
}

interface Known {
  readonly keys: readonly OwnKey[]
  readonly holders: ReadonlyMap<string, string>
  /** Of the reader. */
  readonly own: string
}

/** Of another party's statement its sentence says all. */
function byWhom(asked: Asked, party: string, shown: Shown, { keys, holders, own }: Known): Piece {
  const { lang } = asked
  const { statement } = shown.prepared.enclosed ?? shown.prepared
  const signed = signaturesOf(shown).map(({ keyid }) => keyid)
  const { brought } = shown.prepared.enclosed ?? shown.prepared
  const author = signed.find(id => !brought.has(id)) ?? signed[0]
  if (author === undefined) return null
  if (statement.by === 'depositary') {
    const holder = holders.get(author)
    const by =
      holder === undefined || holder === 'depositary'
        ? say(lang, 'rep.actByUs')
        : say(lang, 'rep.actByOfficer', { officer: holder })
    return sub(html`${by}${aboutKeys(asked, shown, keys, '')}`)
  }
  if (statement.by !== party) return null
  const who = author === own ? say(lang, 'rep.actYou') : nameOf(asked, keys, author)
  return sub(html`${phrase(lang, 'rep.actBy', { who: who })}${aboutKeys(asked, shown, keys, author)}`)
}

function nameOf({ lang }: Asked, keys: readonly OwnKey[], keyid: string): Markup {
  const key = keys.find(one => one.keyid === keyid)
  // A label is what its holder says today: the key beside it says whose act it was, whatever they called themselves since.
  const digest = html`<span class="hash">${shortDigest(keyid)}</span>`
  const name = key?.label === undefined ? digest : html`<bdi>${key.label}</bdi> ${digest}`
  const isEnded = key === undefined || key.row.revoked !== null
  return isEnded ? phrase(lang, 'rep.actKeyEnded', { name }) : name
}

/** Whose passkey came or went. */
function aboutKeys(
  asked: Asked,
  { prepared, statement }: Shown,
  keys: readonly OwnKey[],
  author: string,
): Piece {
  const { keyid, ends = [] } = statement.body as {
    readonly keyid?: string
    readonly ends?: readonly string[]
  }
  const named = [...prepared.brought.keys(), ...(keyid === undefined ? [] : [keyid]), ...ends]
  const theirs = named.filter(id => id !== author && keys.some(one => one.keyid === id && one.label))
  return theirs.map(id => html` ${phrase(asked.lang, 'rep.actAbout', { name: nameOf(asked, keys, id) })}`)
}
