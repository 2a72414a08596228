import type { Application } from '../../../people/applications.ts'
import type { Asked } from '../../asked.ts'
import { say } from '../../say.ts'
import { listOf } from '../../wording.ts'
import { isElsewhere } from '../likeness/doubts.ts'
import type { KnownParties } from '../likeness/known-parties.ts'
import { odditiesOf } from '../likeness/scripts.ts'
import { LIKENESSES, type Likeness, traitsOfApplicant } from '../likeness/traits.ts'

/** What is doubtful about an application at first sight, without a search; its page tells all. */
export function doubtsAtSight(
  { lang }: Asked,
  application: Application,
  parties: KnownParties,
  shared: readonly Likeness[],
): string[] {
  const { organisation, person } = application
  const { name, domain } = organisation
  const words = (all: readonly Likeness[]) =>
    listOf(
      all.map(likeness => say(lang, `desk.alike.${likeness}`)),
      lang,
    )
  const doubts: string[] = []
  const like = [...parties.like(traitsOfApplicant(application)).values()].flat()
  if (like.length > 0)
    doubts.push(say(lang, 'desk.queueKnown', { what: words(LIKENESSES.filter(one => like.includes(one))) }))
  if (odditiesOf(name).length > 0) doubts.push(say(lang, 'desk.queueScripts'))
  if (shared.length > 0) doubts.push(say(lang, 'desk.queueAlike', { what: words(shared) }))
  if (domain !== null && isElsewhere(person.email, domain)) doubts.push(say(lang, 'desk.queueEmail'))
  return doubts
}
