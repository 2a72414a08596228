import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { formatTime } from '../../core/time.ts'
import { type Announced, type Declaration, statement } from '../declaration.ts'
import { actBody, callRef, typeName } from '../kinds.ts'
import { type Ref, ref } from '../rows.ts'
import { actDigest, stateOf } from '../second-approval.ts'

/** Announces an act of one of these types, which ask for a second hand (second-approval.ts). */
export function announcing(types: readonly Declaration[]) {
  return statement('act/announced', {
    scope: 'log',
    author: 'depositary',
    /** The act stands here in full: whom it concerns reads what is about to be done, and why. */
    body: { type: typeName, call: callRef.nullable(), body: actBody },
    fits(announced) {
      const why = troubleWith(announced, types)
      return why === null ? null : { member: 'body', why }
    },
    announces: body => body,
    // What is to be published is read while it waits.
    texts: body => declarationOf(body, types)?.bind(body as Statement).texts ?? [],
    rests: ({ body }) => callRows(body),
    // Whom the act would tell, if it stood in the place of its announcement.
    tells: ({ body, statement }) => declarationOf(body, types)?.bind({ ...statement, ...body }).tells ?? [],
    reads: ({ body }) => ({ announced: ref('announced', actDigest(body)), calls: callRows(body) }),
    refuses: { call_unknown: 'call', act_announced: null },
    admit({ admitted, body, index, rows }) {
      const { type, call } = body
      for (const calls of rows.calls)
        if (calls.row === undefined) throw new Refusal('call_unknown', `No call ${call} is open here.`)
      const { row: before } = rows.announced
      if (before !== undefined && stateOf(before, admitted) !== 'over')
        throw new Refusal('act_announced', `This very act was announced by entry ${before.entry}.`)
      rows.announced.put({ since: index, entry: index, type, call, at: formatTime(admitted), done: null })
    },
  })
}

function callRows({ call }: Announced): Ref<'calls'>[] {
  return call === null ? [] : [ref('calls', call)]
}

function declarationOf({ type }: Announced, types: readonly Declaration[]): Declaration | undefined {
  return types.find(one => one.type === type)
}

/** Why nobody could do this after announcing it; null where nothing is wrong with its form. */
function troubleWith(announced: Announced, types: readonly Declaration[]): string | null {
  const { type, call, body } = announced
  const declared = declarationOf(announced, types)
  if (declared === undefined) return `${type} asks for no second hand, and is not announced`
  if ((call === null) !== (declared.scope === 'log'))
    return `${type} ${declared.scope === 'log' ? 'names no call' : 'names its call'}`
  try {
    declared.read({ type, call, body } as Statement)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
