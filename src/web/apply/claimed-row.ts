import { id as idSchema, type Localised } from '../../register/kinds.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { NO_COUNTRY } from '../choices.ts'
import { hostIn } from '../typed.ts'
import { nameIn } from '../wording.ts'

/** A row that was copied from an older list, and that an applicant says is theirs. */
interface ClaimedRow {
  readonly id: string
  readonly names: Localised
  readonly kind: PartyRow['kind']
  readonly country: string | null
  /** What the list gives as its web site, and the domain of that. */
  readonly website: string | null
  readonly domain: string | null
}

/** The row of this id on the list of a call, if nobody has claimed it yet. */
export async function claimedRow(
  { site }: Asked,
  call: string,
  id: string | null | undefined,
): Promise<ClaimedRow | undefined> {
  if (!id || !idSchema.safeParse(id).success) return undefined
  const [party, listing] = await site.log.store.rows([ref('parties', id), ref('listings', `${call}/${id}`)])
  if (party?.status !== 'listed' || listing === undefined) return undefined
  const { names, kind, country, website } = listing.versions.at(-1)!
  return { id, names, kind, country, website, domain: website === null ? null : hostIn(website) || null }
}

/** The form of an application as the list would fill it in. */
export function typedFromList(
  { id, names, kind, country, domain }: ClaimedRow,
  { lang }: Asked,
): URLSearchParams {
  const name = nameIn(names, lang)
  return new URLSearchParams({
    claims: id,
    name: name.text,
    nameLang: name.lang,
    kind,
    country: country ?? NO_COUNTRY,
    ...(domain === null ? {} : { domain }),
  })
}
