import { id as idSchema } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  type CallShown,
  hostIn,
  html,
  inLang,
  linkTo,
  NO_COUNTRY,
  nameIn,
  phrase,
} from '../kit/kit.ts'

/** The row of an older list that an applicant says is theirs; undefined once it was claimed. */
export async function claimedRow({ site }: Asked, call: string, id: string | null | undefined) {
  if (!id || !idSchema.safeParse(id).success) return undefined
  const [party, listing] = await site.log.store.rows([ref('parties', id), ref('listings', `${call}/${id}`)])
  if (party?.status !== 'listed' || listing === undefined) return undefined
  // Of whom only other sources report, the register says as whom.
  const { names, kind, country, website } = listing.versions.at(-1) ?? { ...party, website: null }
  return { id, names, kind, country, website, domain: hostIn(website ?? '') || null }
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimedRow>>>

export function typedFromList({ id, names, kind, country, domain }: Claimed, { lang }: Asked) {
  const name = nameIn(names, lang)
  return new URLSearchParams({
    claims: id,
    name: name.text,
    nameLang: name.lang,
    kind,
    country: country ?? NO_COUNTRY,
    domain: domain ?? '',
  })
}

/** Told above the fields, and above what will be sent. */
export async function claimedNotice(asked: Asked, call: CallShown, typed: URLSearchParams) {
  const row = await claimedRow(asked, call.id, typed.get('claims'))
  if (row === undefined || call.isRecord) return null
  const link = linkTo(asked, `/parties/${row.id}`, inLang(nameIn(row.names, asked.lang)))
  return html`<div class="notice"><p>${phrase(asked.lang, 'apply.claims', { row: link })}</p></div>`
}
