import type { FoundJoint } from '../../../people/joint-commitments.ts'
import type { Over } from '../../../work/commitments/joint-over.ts'
import { type Asked, Choice, type Markup, phrase } from '../../kit/kit.ts'
import { callName, partyName } from '../../statement/names.ts'

/** Both are told in words what happened to an invitation, as its lead or its invited sees it. */
export async function overWords(
  asked: Asked,
  { value: { call, lead, invited } }: FoundJoint,
  over: Over,
  party: string,
): Promise<Markup> {
  const isLead = lead === party
  return phrase(asked.lang, isLead ? 'ours.jointOver.lead' : 'ours.jointOver.invited', {
    is: new Choice(over),
    name: await partyName(asked, isLead ? invited : lead),
    call: await callName(asked, call),
  })
}
