import { type DraftHead, openHead } from '../../../people/report-drafts.ts'
import type { Catalogue } from '../../../register/figures/catalogue.ts'
import {
  ACCOUNT,
  draftDigest,
  partDigest,
  partOf,
  readParts,
  SOURCES,
} from '../../../work/reporting/draft.ts'
import { partsOf } from '../../../work/reporting/questions.ts'
import { type Asked, addressWith, html, linkTo, type Markup, nameIn, type Piece, say } from '../../kit/kit.ts'
import { type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Representative } from '../session.ts'
import { endedSaid } from './ended.ts'
import { titleOf } from './faults.ts'
import { leavesOf } from './leaves.ts'
import { type Answered, catalogueOf, reportPath } from './sitting.ts'

/**
 * What a colleague changed between the preview and the signature, part by part, each with who it was and the way there:
 * nobody finds it among a thousand answers that they have read.
 */

/** Of each part that a report by these indicators may have. */
const names = ({ indicators }: Catalogue) => [ACCOUNT, SOURCES, ...indicators.map(partOf)]
const LETTERS = 6
const lettersOf = (digest: string) => digest.slice('sha256:'.length, 'sha256:'.length + LETTERS)

/** Of what its reader has seen, in six letters a part. */
export const seenOf = ({ catalogue, parts }: Pick<Answered, 'catalogue' | 'parts'>): string =>
  names(catalogue)
    .map(name => lettersOf(partDigest(parts.get(name))))
    .join('')
export const MOST_SEEN = 4000

interface Seen extends Answered {
  readonly call: string
  readonly keys: readonly OwnKey[]
}

export function changedNotice(asked: Asked, who: Representative, now: Seen, seen: string): Markup {
  const { lang } = asked
  const { catalogue, parts, keys } = now
  const known = seenOf(now)
  const lines = names(catalogue).flatMap((name, n) => {
    const at = [n * LETTERS, (n + 1) * LETTERS] as const
    if (known.slice(...at) === seen.slice(...at)) return []
    const part = parts.get(name)
    const by = part === undefined ? null : html`: ${byWhom(asked, who, keys, part.saved.by)}`
    return [html`<li>${partLink(asked, now, name)}${by}</li>`]
  })
  // Its periods say what is asked, and are no part.
  const says =
    lines.length === 0 ? html`<p>${say(lang, 'filing.changedPeriods')}</p>` : html`<ul>${lines}</ul>`
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'filing.changedSince')}</b> <code>seen_stale</code></p>${says}
  </div>`
}

/** To the page on which a part is answered. */
export function partLink(
  asked: Asked,
  { call, catalogue, head }: Pick<Seen, 'call' | 'catalogue' | 'head'>,
  name: string,
): Piece {
  const { lang } = asked
  const to = (...more: readonly string[]) => reportPath({ id: call }, ...more)
  if (name === ACCOUNT) return linkTo(asked, to('commitments'), say(lang, 'filing.commitments'))
  if (name === SOURCES) return linkTo(asked, to('sources'), say(lang, 'showing.pageTitle'))
  const found = partsOf(catalogue).find(([, own]) => own.some(one => partOf(one) === name))!
  const [{ id, number, titles }, own] = found
  const indicator = own.find(one => partOf(one) === name)!
  const leaves = leavesOf(catalogue, own, head.periods)
  const at = leaves.findIndex(({ asking }) => asking.some(one => one.indicator === indicator))
  const says = `${number} ${nameIn(titles, lang).text}, ${titleOf(indicator, lang)}`
  return linkTo(asked, addressWith(to('parts', id), { page: at < 1 ? '' : String(at + 1) }), says)
}

interface Read {
  readonly round: string
  readonly read: string
  readonly seen: string
}

/** On the page on which a report is signed: that a colleague has changed, signed or deleted its draft since. */
export async function reportChanged(
  asked: Asked,
  who: Representative,
  call: string,
  { round, read, seen }: Read,
): Promise<Markup | null> {
  const { drawer } = asked.site.log
  const { party } = who
  const found = await openHead(drawer, { party, call }, asked.site.now())
  if (found?.value.round !== round)
    return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
      <p><b>${await endedSaid(asked, who, call)}</b> <code>seen_stale</code></p>
    </div>`
  const head: DraftHead = found.value
  const parts = await readParts(drawer, { round, party }, asked.site.now())
  if (draftDigest(parts, head) === read) return null
  const [catalogue, keys] = await Promise.all([
    catalogueOf(asked, call, head.catalogue),
    ownKeys(asked, party),
  ])
  return changedNotice(asked, who, { call, catalogue, head, parts, keys }, seen)
}
