import type { Objection } from '../../register/objection-rows.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Asked } from '../asked.ts'
import { partyRecord } from '../party/record.ts'
import { callName, partyName } from '../statement/facts.ts'
import { nameIn } from '../wording.ts'
import type { Representative } from './who.ts'

/** What a party can speak about: the calls that it has signed, and the objections that are its own or concern it. */

/** As a form offers them. */
export async function signedCalls(
  asked: Asked,
  { party }: Representative,
): Promise<{ value: string; says: string }[]> {
  const { signatures, calls } = await partyRecord(asked, party)
  return signatures
    .filter(({ row }) => row.state === 'standing')
    .map(({ call }) => ({ value: call, says: nameIn(calls.get(call)!.titles, asked.lang).text }))
}

export type Objected = Readonly<Awaited<ReturnType<typeof objected>>>

/** An objection to what `party` said; `other` is the other side, as the reader of the form sees it. */
async function objected(asked: Asked, call: string, party: string, objection: Objection, other: string) {
  const [title, name] = await Promise.all([callName(asked, call), partyName(asked, other)])
  return { call, title, party, name, objection }
}

/** How a form names one. */
export function objectionNamed({ call, objection }: Pick<Objected, 'call' | 'objection'>): string {
  return `${call} ${objection.entry}`
}

/** Those that the party raised and has not taken back. */
export async function objectionsBy(asked: Asked, { party: own }: Representative): Promise<Objected[]> {
  const found: Objected[] = []
  for await (const { key, row } of eachRow(asked.site.log.store, 'objections')) {
    const [call, party] = key.split('/') as [string, string]
    for (const objection of row.objections)
      if (objection.by === own && objection.withdrawn === null)
        found.push(await objected(asked, call, party, objection, party))
  }
  return found
}

/** Those to what the party said. */
export async function objectionsTo(asked: Asked, { party }: Representative): Promise<Objected[]> {
  const { objections } = await partyRecord(asked, party)
  const all = [...objections].flatMap(([call, list]) =>
    list.map(objection => objected(asked, call, party, objection, objection.by)),
  )
  return Promise.all(all)
}
