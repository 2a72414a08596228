import type { Catalogue } from '../../../register/figures/catalogue.ts'
import type { Manifest } from '../../../register/kinds.ts'
import { type ReadySet, readySets } from '../../../work/ready-indicators.ts'
import { textInForce } from '../../forms/subjects.ts'
import { type Asked, type CallShown, callShown } from '../../kit/kit.ts'
import { editionOf, fileOf, type Published, publishedOn } from './published.ts'

/** A call as its form of indicators sees it, and with what the form can begin. */

export interface Place {
  readonly call: CallShown
  readonly here: string
  readonly published: readonly Published[]
  readonly principles: Manifest['principles']
}

export async function placeOf(asked: Asked): Promise<Place> {
  const id = asked.params.call!
  const call = await callShown(asked, id)
  const text = await textInForce(asked, { id, row: call.row })
  return {
    call,
    here: `/desk/calls/${id}/indicators`,
    published: await publishedOn(asked, id),
    principles: text?.manifest.principles ?? [],
  }
}

/** What a choice begins with; undefined for a file, or where there is no such thing (any more). */
export type Begun = Readonly<
  { catalogue: Catalogue } & ({ is: 'ready'; set: ReadySet } | { is: 'last'; of: Published })
>

export async function begunFrom(asked: Asked, it: Place, from: string): Promise<Begun | undefined> {
  const [is, name] = from.split(' ')
  if (is === 'ready') {
    const set = readySets().find(one => one.name === name)
    return set && { is, set, catalogue: set.catalogue }
  }
  const newest = it.published.find(one => is === 'last' && one.name === name)
  return newest && newestReadable(asked, it.call.id, newest)
}

/** The newest edition whose file is not withheld: with a later one gone, the next begins with it. */
export async function newestReadable(
  asked: Asked,
  call: string,
  newest: Published,
): Promise<Extract<Begun, { is: 'last' }> | undefined> {
  for (let edition = newest.edition; edition > 0; edition--) {
    const of = edition === newest.edition ? newest : await editionOf(asked, call, newest.name, edition)
    const file = await fileOf(asked, of)
    if (file !== undefined) return { is: 'last', of, catalogue: file.catalogue }
  }
  return undefined
}
