import type { Kind } from '../../../register/kinds.ts'
import type { Asked } from '../../asked.ts'
import type { Fact } from '../../private.ts'
import { say } from '../../say.ts'
import { callName } from '../../statement/facts.ts'
import { countryName, shortMinute } from '../../wording.ts'
import { FILTERS, NOWHERE, type QueueFilter, type QueueQuery } from '../queue/query.ts'

/** What an officer had looked for in the queue, in words: only what narrows it. */
export async function soughtFacts(asked: Asked, query: QueueQuery): Promise<Fact[]> {
  const { lang } = asked
  const words: Record<QueueFilter, (value: string) => string | Promise<string>> = {
    q: value => value,
    call: value => callName(asked, value),
    kind: value => say(lang, `kinds.${value as Kind}`),
    country: value => (value === NOWHERE ? say(lang, 'fields.noCountry') : countryName(value, lang)),
    proven: value => say(lang, `queue.proven.${value as 'nothing'}`),
    doubts: value => say(lang, `queue.doubts.${value as 'some'}`),
    network: value => value,
    mail: value => value,
    from: value => shortMinute(value, lang),
    to: value => shortMinute(value, lang),
  }
  const facts: Fact[] = [[say(lang, 'queue.stages'), say(lang, `queue.stage.${query.stage}`)]]
  for (const name of FILTERS)
    if (query[name] !== '') facts.push([say(lang, `queue.${name}`), await words[name](query[name])])
  return facts
}
