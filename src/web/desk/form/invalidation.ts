import {
  MOST_INVALIDATED,
  signatureInvalidated,
  signatureReinstated,
} from '../../../register/types/invalidation.ts'
import { signatureRestored } from '../../../register/types/signatures.ts'
import { saidField } from '../../forms/kinds.ts'
import type { Field } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callField, callIn, callNamed } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { labelOf } from '../../teller/labels.ts'
import { listOf } from '../../wording.ts'
import type { DeskForm } from './form.ts'
import { invalidationOf, namedIn } from './invalidated.ts'
import { reason } from './reason.ts'

/** Those that are named, and how many they are: whoever types the number has read it, since it is told once the list is. */
const subjects: Field = {
  show(name, _label, { asked: { lang }, f }) {
    const hint = say(lang, 'invalidate.subjectsHint', { most: MOST_INVALIDATED })
    return html`${f.area(name, { label: say(lang, 'invalidate.subjects'), hint, rows: 8 })}
${f.text('count', { label: say(lang, 'invalidate.count'), hint: say(lang, 'invalidate.countHint'), inputmode: 'numeric', isPlain: true })}`
  },
  async read(name, _label, typed) {
    const { asked, call, check } = typed
    if (call === undefined) return undefined
    const { lang } = asked
    const { subjects, without } = await namedIn(asked, call.id, typed.text(name), 'standing')
    const words = listOf(without.slice(0, 10), lang)
    if (without.length > 0) check.errors.set(name, say(lang, 'invalidate.without', { words }))
    else if (subjects.length === 0 || subjects.length > MOST_INVALIDATED)
      check.errors.set(name, say(lang, 'invalidate.missing', { most: MOST_INVALIDATED }))
    else if (typed.text('count') !== String(subjects.length))
      check.errors.set('count', say(lang, 'invalidate.counted', { count: subjects.length }))
    return subjects
  },
}

/** Many signatures at once that are not what they claim: counted first, then typed, then signed by two hands. */
export const invalidationForm: DeskForm = formOf(signatureInvalidated, {
  call: callNamed(),
  fields: { ground: saidField({ label: 'desk.fact.reason', hint: 'desk.reasonHint' }), subjects },
  first: ['subjects'],
})

/** What was removed or invalidated stands again: an entry for all that one had invalidated, and for each that was removed. */
export const restorationForm: DeskForm = {
  async fields(on) {
    const { asked, f } = on
    const { lang } = asked
    f.stands('party', 'subject')
    f.stands('subjects', 'subject')
    return html`${await callField(asked, f)}
${f.area('subject', { label: say(lang, 'restore.subject'), hint: say(lang, 'restore.subjectHint'), rows: 3 })}
${await reason.show('reason', labelOf(lang, signatureRestored.type, 'reason'), on)}`
  },
  async compose(typed) {
    const { asked, check } = typed
    const { lang } = asked
    const call = await callIn(typed)
    const said = reason.read('reason', labelOf(lang, signatureRestored.type, 'reason'), typed)
    if (call === undefined) return undefined
    const { subjects } = await namedIn(asked, call.id, typed.text('subject'), 'invalidated')
    const [first] = subjects
    check.must('subject', say(lang, 'restore.missing'), first !== undefined)
    if (first === undefined) return undefined
    const by = await invalidationOf(asked, call.id, first)
    const entries = await Promise.all(subjects.map(one => invalidationOf(asked, call.id, one)))
    // All that the same entry invalidated is one act; a signature that was removed is one by itself.
    const together =
      by === undefined ? [first] : subjects.filter((_, i) => entries[i] === by).slice(0, MOST_INVALIDATED)
    const [type, body] =
      by === undefined
        ? ([signatureRestored.type, { ...first, reason: said }] as const)
        : ([signatureReinstated.type, { invalidation: by, subjects: together, reason: said }] as const)
    const others = subjects.filter(one => !together.includes(one))
    const left = others.map(other => ('party' in other ? other.party : other.commitment)).join('\n')
    const next = new URLSearchParams({ call: call.id, subject: left, reason: typed.text('reason') })
    return { type, call: call.id, body, ...(left === '' ? {} : { next }) }
  },
}
