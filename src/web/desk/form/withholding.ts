import { digest as digestSchema } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import type { DeskForm } from './desk-form.ts'

/** Words that must not be shown any more, by law. A gap stays, with its ground and whoever ordered it. */
export const withholdingForm: DeskForm = {
  async fields({ lang }, f) {
    return html`${f.text('digest', { label: say(lang, 'desk.fact.words'), hint: say(lang, 'desk.wordsHint'), isPlain: true })}
${f.area('ground', { label: say(lang, 'desk.fact.ground'), hint: say(lang, 'desk.groundHint'), rows: 3 })}
${f.text('authority', { label: say(lang, 'desk.fact.ordered'), hint: say(lang, 'desk.orderedHint') })}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const typed = typedIn(fields, 'digest')
    // Its whole address is taken too, since that is what one copies.
    const digest = /sha256:[A-Za-z0-9_-]{43}/.exec(typed)?.[0] ?? typed
    const [row] = digestSchema.safeParse(digest).success
      ? await asked.site.log.store.rows([ref('words', digest)])
      : []
    check.must('digest', say(lang, 'desk.wordsUnknown'), row !== undefined)
    if (row?.withheld) check.errors.set('digest', say(lang, 'desk.wordsGone', { index: row.withheld.entry }))
    const [ground, authority] = [typedIn(fields, 'ground'), typedIn(fields, 'authority')]
    check.must('ground', say(lang, 'desk.groundMissing'), ground !== '')
    check.must('authority', say(lang, 'desk.orderedMissing'), authority !== '')
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { digest, ground: saying.said(ground, lang), authority: saying.said(authority, lang) }
    return {
      composed: { type: 'words/withheld', call: null, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}
