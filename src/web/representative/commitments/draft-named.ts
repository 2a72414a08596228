import type { PartyDraft } from '../../../people/party-drafts.ts'
import { type Asked, dayIn, type Piece, phrase, say } from '../../kit/kit.ts'
import type { OwnKey } from '../../passkey/own-keys.ts'
import type { Representative } from '../session.ts'
import { byWhom } from './draft-changed.ts'
import { pathOf, type Standing } from './standing.ts'

/** Who saved a draft of the party, and where one goes on with it. */

export function savedBy(
  asked: Asked,
  who: Representative,
  keys: readonly OwnKey[],
  { by, saved }: PartyDraft,
): Piece {
  const { lang } = asked
  const day = dayIn(saved, lang)
  if (by === who.keyid) return say(lang, 'ours.savedByYou', { day })
  return phrase(lang, 'ours.savedBy', { who: byWhom(asked, who, keys, by), day })
}

export function draftPath(it: Pick<Standing, 'id'>, { form, of }: PartyDraft, id: string): string {
  const where = {
    made: ['new'],
    amended: of.split('/'),
    measures: ['measures'],
    withdrawn: ['withdraw'],
    report: ['report'],
    file: ['file'],
  }[form]
  return `${pathOf(it, ...where)}?draft=${id}`
}
