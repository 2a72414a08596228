import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'

const effect = ({ asked: { lang } }: Setting) => [fact(say(lang, 'entry.effect'), say(lang, 'ending.effect'))]

/** What the end of a party means for what it signed. */
export const endings: Own = {
  'party/merged': { after: { reason: effect } },
  'party/succeeded': { after: { reason: effect } },
  'party/ended': { after: { reason: effect } },
}
