import { type Asked, listOf, nameIn, say } from '../../kit/kit.ts'
import { originsBetween } from '../../text/principle-changes.ts'
import { versionsOf } from '../../text/versions.ts'
import { isClosed, isStanding, type Own, type Standing } from './standing.ts'

/** A commitment stands under the text where its party left it. A newer one may have its principle no more. */

type PrincipleNow = (own: Own) => string | null

/** What became of the principle of a commitment in the text in force; null where that has it too. */
export async function principlesNow(asked: Asked, { id, own }: Standing): Promise<PrincipleNow> {
  const { lang } = asked
  if (own.length === 0) return () => null
  const versions = await versionsOf(asked, id)
  const today = versions.find(({ isInForce }) => isInForce)
  return one => {
    const { manifest, principle } = one.version
    const made = versions.find(({ digest }) => digest === manifest)
    if (today === undefined || made === undefined || !isStanding(one) || isClosed(one)) return null
    if (made.number >= today.number) return null
    const into = originsBetween(made, today)
      .entries()
      .flatMap(([now, of]) => (of.includes(principle) ? [now] : []))
      .toArray()
    if (into.includes(principle)) return null
    if (into.length === 0) return say(lang, 'ours.principleGone')
    const titles = today.row.manifest.principles
      .filter(one => into.includes(one.id))
      .map(one => nameIn(one.titles, lang).text)
    return say(lang, 'ours.principleNow', { titles: listOf(titles, lang) })
  }
}
