import { id as idSchema } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { partiesIn } from '../entry/recorded.ts'
import { type Asked, entryShown, indexIn, seeOther, sizeOf } from '../kit/kit.ts'

/**
 * From a public page to the place of the desk that is about the same. Public pages are the same for everybody, so each
 * has this way in its foot; who has not signed in does so first.
 */
export async function showAt(asked: Asked) {
  return seeOther(asked, await placeOf(asked, asked.query.get('path') ?? ''))
}

/** `path` is attacker-controlled: only what the register knows leads anywhere, and never to another site. */
async function placeOf(asked: Asked, path: string): Promise<string> {
  const [, first = '', second = ''] = path.split('/')
  if (first === 'parties') return ofParty(asked, second)
  if (first === 'entries') return ofEntry(asked, indexIn(second))
  return ofCall(asked, first)
}

const HOME = '/desk'

async function ofCall({ site }: Asked, id: string): Promise<string> {
  if (!idSchema.safeParse(id).success) return HOME
  const [row] = await site.log.store.rows([ref('calls', id)])
  return row === undefined ? HOME : `/desk/calls/${id}`
}

async function ofParty({ site }: Asked, id: string): Promise<string> {
  if (!idSchema.safeParse(id).success) return HOME
  const [row] = await site.log.store.rows([ref('parties', id)])
  return row === undefined ? HOME : `/desk/organisations/${id}`
}

/** Of the organisation that it is about, else of its call. */
async function ofEntry(asked: Asked, index: number | undefined): Promise<string> {
  if (index === undefined || index >= sizeOf(asked.site)) return HOME
  const shown = await entryShown(asked, index)
  const { by, call } = shown.statement
  const [party = by] = partiesIn(shown)
  const place = party === 'depositary' ? HOME : await ofParty(asked, party)
  return place === HOME && call !== null ? ofCall(asked, call) : place
}
