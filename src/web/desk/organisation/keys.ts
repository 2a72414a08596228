import type { KeyRow } from '../../../register/rows.ts'
import { rowIn } from '../../../store/each-row.ts'
import { keysOf } from '../../../work/holder-keys.ts'
import {
  type Asked,
  Choice,
  entryDay,
  entryLink,
  entryShown,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  type Piece,
  phrase,
  say,
  shortDigest,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import type { Officer } from '../officer/officer.ts'

/**
 * The keys of an organisation as officers tell them apart, who have to revoke one that was lost: by what each may do, how
 * it came in and when it last signed. What its people call it is for them alone.
 */

interface InForce {
  readonly key: string
  readonly row: KeyRow
}

/** Entries of the organisation that are searched for the last one that a key has signed. */
const MOST_SEARCHED = 50

const isSigner = ({ row }: InForce) => (row.role ?? 'signatory') === 'signatory'

const inForceOf = async ({ site }: Asked, party: string): Promise<InForce[]> =>
  (await keysOf(site, party))
    .filter(({ row }) => row.revoked === null)
    .sort((a, b) => a.row.added - b.row.added)

/** Those in force, each with the way to revoke it. */
export async function keysShown(asked: Asked, officer: Officer, party: string): Promise<Piece> {
  const { lang } = asked
  const keys = await inForceOf(asked, party)
  if (keys.length === 0) return say(lang, 'deskOrganisations.count', { count: 0 })
  const used = await lastUses(asked, party)
  const lines = keys.map(async one => {
    const digest = shortDigest(one.key)
    const revoke = mayCome(officer, 'deskForm')
      ? html` <span aria-hidden="true">·</span> ${linkTo(asked, `/desk/new/revocation?keyid=${one.key}`, spoken(say(lang, 'rep.revokeThis'), digest))}`
      : null
    return keyTold(asked, party, one, used, revoke)
  })
  return listed(await Promise.all(lines), 'plain-list')
}

/** As `Signatory. Added by us on 3 March 2026, entry 12.`, and beneath it when it last signed. */
async function keyTold(
  asked: Asked,
  party: string,
  { key, row }: InForce,
  used: LastUses,
  act: Piece = null,
): Promise<Markup> {
  const { lang, site } = asked
  const versions = (await rowIn(site.log.store, 'parties', party))?.versions ?? []
  const how = versions.some(({ entry }) => entry === row.added) ? 'first' : row.addedBy
  const last = used.by.get(key)
  const isUsed = last !== undefined && last !== row.added
  const signed = isUsed
    ? phrase(lang, 'deskKey.used', {
        day: longDay(await entryDay(asked, last), lang),
        entry: entryLink(asked, last),
      })
    : say(lang, 'deskKey.unused', {
        all: used.isAll || last !== undefined ? 'yes' : 'no',
        count: MOST_SEARCHED,
      })
  return html`<b>${say(lang, `rep.role.${row.role ?? 'signatory'}`)}.</b> ${phrase(lang, 'deskKey.added', {
    how: new Choice(how),
    day: longDay(await entryDay(asked, row.added), lang),
    entry: entryLink(asked, row.added),
  })}${sub(html`${signed} <span class="hash">${shortDigest(key)}</span>${act}`)}`
}

interface LastUses {
  /** The newest entry that each key has signed, by its id. */
  readonly by: ReadonlyMap<string, number>
  /** Whether all entries of the organisation were searched. */
  readonly isAll: boolean
}

async function lastUses(asked: Asked, party: string): Promise<LastUses> {
  const page = await asked.site.log.store.entriesOn(`party ${party}`, { limit: MOST_SEARCHED })
  const shown = await Promise.all(page.entries.map(index => entryShown(asked, index)))
  const by = new Map<string, number>()
  // The newest come first.
  for (const { index, prepared, signatures } of shown)
    for (const { keyid } of [...signatures, ...(prepared.enclosed?.envelope.signatures ?? [])])
      if (!by.has(keyid)) by.set(keyid, index)
  return { by, isAll: page.older === 0 }
}

/**
 * Before an officer signs that a key of an organisation is revoked: which one, and what is left. Somebody who has lost a
 * key has just got another, and one slip would revoke that.
 */
export async function revokedTold(asked: Asked, party: string, keyid: string): Promise<Piece[]> {
  const { lang } = asked
  const keys = await inForceOf(asked, party)
  const it = keys.find(({ key }) => key === keyid)
  if (it === undefined) return []
  const others = keys.filter(one => one !== it)
  const isNewest = others.length > 0 && keys.at(-1) === it
  return [
    await keyTold(asked, party, it, await lastUses(asked, party)),
    isNewest ? say(lang, 'deskKey.newest') : null,
    isSigner(it) ? say(lang, 'deskKey.left', { count: others.filter(isSigner).length }) : null,
  ]
}
