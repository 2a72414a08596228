import { MOST_INVALIDATED } from '../../../register/types/invalidation.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { listOf } from '../../wording.ts'
import type { DeskForm } from './desk-form.ts'
import { invalidationOf, namedIn } from './invalidated.ts'
import { reasonField, requireReason } from './reason.ts'
import { callField, requireCall } from './subjects.ts'

/** Many signatures at once that are not what they claim: counted first, then typed, then signed by two hands. */
export const invalidationForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    return html`${await callField(asked, f)}
${f.area('subjects', { label: say(lang, 'invalidate.subjects'), hint: say(lang, 'invalidate.subjectsHint', { most: MOST_INVALIDATED }), rows: 8 })}
${f.text('count', { label: say(lang, 'invalidate.count'), hint: say(lang, 'invalidate.countHint'), inputmode: 'numeric', isPlain: true })}
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    const reason = requireReason(asked, check, fields)
    if (call === undefined) return check.errors
    const { subjects, without } = await namedIn(asked, call.id, typedIn(fields, 'subjects'), 'standing')
    const isSome = subjects.length > 0 && subjects.length <= MOST_INVALIDATED
    check.must('subjects', say(lang, 'invalidate.missing', { most: MOST_INVALIDATED }), isSome)
    if (without.length > 0)
      check.errors.set(
        'subjects',
        say(lang, 'invalidate.without', { words: listOf(without.slice(0, 10), lang) }),
      )
    if (!isSome || without.length > 0) return check.errors
    // Whoever types the number has read it: it is told once the list is.
    const isCounted = typedIn(fields, 'count') === String(subjects.length)
    check.must('count', say(lang, 'invalidate.counted', { count: subjects.length }), isCounted)
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const body = { subjects, ground: saying.said(reason, lang) }
    return {
      composed: { type: 'signature/invalidated', call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

/** What was removed or invalidated stands again: an entry for all that one had invalidated, and for each that was removed. */
export const restorationForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    return html`${await callField(asked, f)}
${f.area('subject', { label: say(lang, 'restore.subject'), hint: say(lang, 'restore.subjectHint'), rows: 3 })}
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const check = new Checking()
    const call = await requireCall(asked, check, fields)
    const reason = requireReason(asked, check, fields)
    if (call === undefined) return check.errors
    const { subjects } = await namedIn(asked, call.id, typedIn(fields, 'subject'), 'invalidated')
    check.must('subject', say(lang, 'restore.missing'), subjects.length > 0)
    const [first] = subjects
    if (!check.isGood || first === undefined) return check.errors
    const by = await invalidationOf(asked, call.id, first)
    const entries = await Promise.all(subjects.map(one => invalidationOf(asked, call.id, one)))
    // All that the same entry invalidated is one act; a signature that was removed is one by itself.
    const together =
      by === undefined ? [first] : subjects.filter((_, i) => entries[i] === by).slice(0, MOST_INVALIDATED)
    const saying = new Saying()
    const said = saying.said(reason, lang)
    const [type, body] =
      by === undefined
        ? (['signature/restored', { ...first, reason: said }] as const)
        : (['signature/reinstated', { invalidation: by, subjects: together, reason: said }] as const)
    const others = subjects.filter(one => !together.includes(one))
    const left = others.map(other => ('party' in other ? other.party : other.commitment)).join('\n')
    const next = new URLSearchParams({ call: call.id, subject: left, reason })
    return {
      composed: { type, call: call.id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
      ...(left === '' ? {} : { next }),
    }
  },
}
