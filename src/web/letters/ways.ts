import { type Lang, type RunningSite, say } from '../kit/kit.ts'
import { type Block, block } from './letter.ts'

interface Ways {
  readonly name: string
  readonly isSuspended: boolean
  /** What its people can do on its own pages. */
  readonly how: string
  /** What does not wait until they can. */
  readonly runs?: 'objecting' | 'binding'
  /** The last day to object, or the first on which it is bound. */
  readonly day?: string
}

/**
 * How the people of a signatory do what a letter speaks of: on its own pages. While all of its keys are suspended these are
 * closed, so the officers come first; the days run on.
 */
export function waysOf(
  { publicUrl }: Pick<RunningSite, 'publicUrl'>,
  lang: Lang,
  { name, isSuspended, how, runs, day = '' }: Ways,
): Block[] {
  if (isSuspended) return [block.words(say(lang, 'letter.suspended', { name, runs: runs ?? 'nothing', day }))]
  return [
    block.words(how),
    block.link(say(lang, 'letter.correctionWhere'), `${publicUrl}/representative?lang=${lang}`),
  ]
}
