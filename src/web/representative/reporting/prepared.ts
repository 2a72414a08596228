import type { JsonObject } from '../../../core/json.ts'
import { countsOf, type Figures, formatFigures } from '../../../register/figures/figures.ts'
import type { TitledFile } from '../../../register/kinds.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { type Composed, Saying, wordsBeside } from '../../../work/compose.ts'
import { draftDigest, type Source, sourcesIn } from '../../../work/reporting/draft.ts'
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
  /** Of what a signatory has read. */
  readonly read: string
}

export async function prepared(asked: Asked, who: Representative, sitting: Sitting): Promise<Prepared> {
  const { parts, head, catalogue, own } = sitting
  const account = await accountOf(asked, who, sitting)
  const { figures, oversize } = fittedFigures(sitting)
  const sources = [...sourcesIn(parts).values()]
  return {
    figures,
    oversize,
    files: titledFiles(sources),
    unrecorded: unrecorded(parts, head, catalogue, own),
    account,
    read: draftDigest(parts, head),
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
