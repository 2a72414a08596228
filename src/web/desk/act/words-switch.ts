import { SWITCH_NAMES, SWITCHES } from '../../../register/types/switches.ts'
import { bodyIn } from '../../../register/types.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { fact, said } from '../../statement/facts.ts'
import { listOf } from '../../wording.ts'
import type { Teller } from './in-words.ts'

/** A kill switch, by the name that the desk gives it, else by what it covers. */
export const switchInWords: Teller = async (asked, { parts }, statement) => {
  const { lang } = asked
  const { covers, closed, reason } = bodyIn('switch/set', statement)
  const name = SWITCH_NAMES.find(one => SWITCHES[one].join() === covers.join())
  const what = name === undefined ? listOf(covers, lang) : say(lang, `switches.name.${name}`)
  const facts = [
    fact(
      asked,
      'desk.fact.covers',
      covers.map((type, i) => html`${i === 0 ? null : ', '}<code>${type}</code>`),
    ),
    fact(asked, 'desk.fact.reason', said(reason, parts)),
  ]
  const sentence = say(lang, closed ? 'desk.words.switchOff' : 'desk.words.switchOn', { what })
  return { sentence, facts, matter: null }
}
