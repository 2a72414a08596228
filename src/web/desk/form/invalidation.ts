import { z } from 'zod'
import { callRef, said } from '../../../register/kinds.ts'
import {
  type Invalidated,
  MOST_INVALIDATED,
  signatureInvalidated,
  signatureReinstated,
} from '../../../register/types/invalidation.ts'
import { signatureRestored } from '../../../register/types/signatures.ts'
import { askingFor } from '../../forms/kinds.ts'
import { drawn, type Field, readAll } from '../../forms/reading.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed } from '../../forms/subjects.ts'
import { labelled } from '../../forms/words.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { listOf } from '../../wording.ts'
import type { DeskForm } from './form.ts'
import { invalidationOf, namedIn } from './invalidated.ts'

/** Those that are named, and how many they are: whoever types the number has read it, since it is told once the list is. */
const subjects: Field = {
  show(it, { asked: { lang }, f }) {
    const hint = say(lang, 'invalidate.subjectsHint', { most: MOST_INVALIDATED })
    return html`${f.area(it.name, { label: say(lang, 'invalidate.subjects'), hint, rows: 8 })}
${f.text('count', { label: say(lang, 'invalidate.count'), hint: say(lang, 'invalidate.countHint'), inputmode: 'numeric', isPlain: true })}`
  },
  async read(it, typed) {
    const { asked, call, check } = typed
    if (call === undefined) return undefined
    const { lang } = asked
    const { subjects, without } = await namedIn(asked, call.id, typed.text(it.name), 'standing')
    const words = listOf(without.slice(0, 10), lang)
    if (without.length > 0) check.errors.set(it.name, say(lang, 'invalidate.without', { words }))
    else if (!it.schema.safeParse(subjects).success)
      check.errors.set(it.name, say(lang, 'invalidate.missing', { most: MOST_INVALIDATED }))
    else if (typed.text('count') !== String(subjects.length))
      check.errors.set('count', say(lang, 'invalidate.counted', { count: subjects.length }))
    return subjects
  },
}

/** Many signatures at once that are not what they claim: counted first, then typed, then signed by two hands. */
export const invalidationForm: DeskForm = formOf(signatureInvalidated, {
  fields: { subjects },
  first: ['subjects'],
})

const subject: Field = {
  show: (it, { asked, f }) => f.area(it.name, { ...labelled(asked, it), rows: 3 }),
  async read(it, typed) {
    const { asked, call } = typed
    return call && (await namedIn(asked, call.id, typed.text(it.name), 'invalidated')).subjects
  },
}

const asking = askingFor(
  signatureRestored.type,
  { call: callRef, subject: z.array(z.unknown()).min(1), reason: said },
  { call: callNamed(), subject },
)

/** What was removed or invalidated stands again: an entry for all that one had invalidated, and for each that was removed. */
export const restorationForm: DeskForm = {
  async fields(on) {
    for (const member of ['party', 'subjects']) on.f.stands(member, 'subject')
    return drawn(asking, on)
  },
  async compose(typed) {
    const { asked } = typed
    const { subject: all, reason } = await readAll(asking, typed)
    const subjects = (all ?? []) as readonly Invalidated[]
    const id = typed.call?.id
    const [first] = subjects
    if (!typed.check.isGood || first === undefined || id === undefined) return undefined
    const entries = await Promise.all(subjects.map(one => invalidationOf(asked, id, one)))
    const [by] = entries
    // All that the same entry invalidated is one act; a signature that was removed is one by itself.
    const together =
      by === undefined ? [first] : subjects.filter((_, i) => entries[i] === by).slice(0, MOST_INVALIDATED)
    const [type, body] =
      by === undefined
        ? ([signatureRestored.type, { ...first, reason }] as const)
        : ([signatureReinstated.type, { invalidation: by, subjects: together, reason }] as const)
    const others = subjects.filter(one => !together.includes(one))
    const left = others.map(other => ('party' in other ? other.party : other.commitment)).join('\n')
    const next = new URLSearchParams({ call: id, subject: left, reason: typed.text('reason') })
    return { type, call: id, body, ...(left === '' ? {} : { next }) }
  },
}
