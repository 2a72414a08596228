import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { formatJson, type JsonObject } from '../../../core/json.ts'
import { SALT_LENGTH } from '../../../core/words.ts'
import { countsOf, type Figures, formatFigures } from '../../../register/figures/figures.ts'
import type { TitledFile } from '../../../register/kinds.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { rowIn } from '../../../store/each-row.ts'
import { type Composed, Saying, wordsBeside } from '../../../work/compose.ts'
import { type Source, sourcesIn } from '../../../work/reporting/draft.ts'
import { titledFiles } from '../../../work/reporting/evidence.ts'
import { fittedFigures, type Oversize } from '../../../work/reporting/room.ts'
import { unrecorded } from '../../../work/reporting/whole.ts'
import type { Asked } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import { type Account, accountOf } from './account.ts'
import type { Sitting } from './sitting.ts'

/** What would be filed. */
export interface Prepared {
  readonly figures: Figures | null
  /** What of them does not fit; null where all do. */
  readonly oversize: Oversize | null
  /** They lie with the draft until it is signed, and are sent with the signature (`acts`). */
  readonly files: readonly TitledFile[]
  /** Sources that it does not record, since it has no figures. */
  readonly unrecorded: readonly Source[]
  readonly account: Account
  /** The newest entry by which the party said something under the call; -1 where none did. */
  readonly said: number
}

export async function prepared(asked: Asked, who: Representative, sitting: Sitting): Promise<Prepared> {
  const { parts, head, catalogue, own } = sitting
  const { store } = asked.site.log
  // First, so that whatever is recorded while the rest is read is found to be newer.
  const schedule = await rowIn(store, 'schedules', sitting.it.id, who.party)
  const account = await accountOf(asked, who, sitting)
  const { figures, oversize } = fittedFigures(sitting)
  const sources = [...sourcesIn(parts).values()]
  return {
    figures,
    oversize,
    files: titledFiles(sources),
    unrecorded: unrecorded(parts, head, catalogue, own),
    account,
    said: schedule?.since ?? -1,
  }
}

/** The statement that files it, with what travels beside it but its files. */
export async function composedOf(
  { site }: Asked,
  { it: { id: call }, catalogue }: Sitting,
  { figures, files, account }: Prepared,
): Promise<Composed> {
  const saying = new Saying()
  const bound =
    figures === null
      ? {}
      : {
          figures: {
            ...{ catalogue: figures.catalogue, edition: figures.edition },
            ...{ data: saying.data(formatFigures(figures, catalogue)), periods: countsOf(figures) },
          },
        }
  const named = files.length === 0 ? {} : { files }
  const body = { ...account.body!, ...bound, ...named } as unknown as JsonObject
  const said = [...account.parts, ...saying.parts]
  const again = await wordsBeside(site.log.store, body, said)
  return { type: reportFiled.type, call, body, parts: [...said, ...again] }
}

/**
 * Of what a statement and the files beside it say, without their salts: these are drawn anew each time that a report is
 * composed, and what it says is then the same or not.
 */
export function saysDigest({ body, parts }: Pick<Composed, 'body' | 'parts'>): string {
  const plain = new Map(parts.map(({ name, bytes }) => [name, digestOf(bytes.subarray(SALT_LENGTH))]))
  const says = formatJson(body).replaceAll(/sha256:[A-Za-z0-9_-]{43}/g, one => plain.get(one) ?? one)
  return digestOf(utf8(says))
}
