import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import { MOST_PREPARED_BYTES } from '../../../people/prepared-calls.ts'
import { callRef } from '../../../register/kinds.ts'
import { callOpened } from '../../../register/types/calls.ts'
import { keepNotes } from '../../forms/file-notes.ts'
import type { Asking, Field } from '../../forms/form-input.ts'
import { askingFor, authorityField, lineField, namesField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { type Asked, type Errors, type Form, html, remark, say, sub } from '../../kit/kit.ts'
import { absenteesField } from '../form/absentees-field.ts'
import { wordsOfFile } from '../form/file-words.ts'
import { policyField, rulesField } from '../form/policy-field.ts'
import { firstText } from '../form/text.ts'
import type { StepName } from './steps.ts'

/**
 * The statement that opens a call, as it is prepared: the fields of each step are members of the one statement that a
 * passkey signs in the end. What a step does not ask for has no place there.
 */

/** A draft keeps no file, only its digest, which is all that is recorded. */
export const keptEvidence: Field = {
  show(it, { asked: { lang }, f, values }) {
    const kept = values.get(KEPT_EVIDENCE) ?? ''
    return html`
      ${f.file(it.name, {
        label: say(lang, 'ask.evidence'),
        hint: say(lang, 'hint.evidence'),
        isOptional: true,
      })}
      ${kept === '' ? null : html`<input type="hidden" name="${KEPT_EVIDENCE}" value="${kept}">${remark(html`${say(lang, 'prepared.evidenceKept')} ${sub(html`<code>${kept}</code>`)}`)}`}
    `
  },
  read(_it, { fields }) {
    const kept = fields.get(KEPT_EVIDENCE) ?? ''
    return kept === '' ? [] : [kept]
  },
}
const KEPT_EVIDENCE = 'evidenceKept'

const OWN = {
  summary: namesField(3),
  authority: authorityField(keptEvidence),
  absentees: absenteesField,
  manifest: firstText,
} as const

export const callForm = formOf(callOpened, { call: lineField(), fields: { ...OWN, policy: policyField } })

const ALL: Asking<unknown> = askingFor(
  callOpened.type,
  { call: callRef, ...callOpened.members },
  { ...OWN, call: lineField(), policy: rulesField },
  { call: 'id' },
)

const MEMBERS: Readonly<Record<StepName, readonly string[]>> = {
  what: ['call', 'titles', 'summary', 'issued', 'convener', 'authority', 'verb', 'noun'],
  text: ['manifest'],
  principles: ['manifest'],
  who: ['policy', 'absentees'],
  launch: [],
}

/** What a step asks for, in the order of the statement. */
export const askingOf = (step: StepName): Asking<unknown> =>
  ALL.filter(({ member }) => MEMBERS[step].includes(member))

/** One of them, by its member. */
export const askedAs = (member: string) => ALL.find(one => one.member === member)!

/** Which step mends a member of the statement. */
export function stepOfMember(member: string): StepName | undefined {
  return (Object.keys(MEMBERS) as StepName[]).find(step => MEMBERS[step].includes(member.split('.')[0]!))
}

/**
 * Puts what came as files among the fields: a draft keeps words. `known` says what stood in the fields before, so that a
 * file replaces those words and none that were typed beside it. Returns why a file was not taken, by its field.
 */
export async function takeFiles(
  asked: Asked,
  form: Form,
  known: Readonly<Record<string, string>>,
): Promise<Errors> {
  const { fields } = form
  const unread = new Map<string, string>()
  let room = MOST_PREPARED_BYTES - bytesOf(known)
  for (const [name, file] of form.files) {
    const tag = /^file\.(.+)$/.exec(name)?.[1]
    if (name === 'evidence') fields.set(KEPT_EVIDENCE, digestOf(file))
    if (tag === undefined) continue
    const pasted = fields.get(`text.${tag}`)?.trim() ?? ''
    if (pasted !== '' && pasted !== (known[`text.${tag}`] ?? '').trim()) {
      unread.set(name, say(asked.lang, 'desk.textBoth'))
      continue
    }
    const read = await wordsOfFile(asked, form, name)
    if ('unread' in read) {
      unread.set(name, read.unread)
      continue
    }
    const former = known[`text.${tag}`] ?? ''
    // Until the next save, where there is room: a file that was chosen by mistake takes nothing for good.
    room -= utf8(read.markdown).length
    if (former.trim() !== '' && room >= 0) fields.set(`former.${tag}`, former)
    fields.set(`text.${tag}`, read.markdown)
    keepNotes(fields, tag, read.notes)
  }
  return unread
}

const bytesOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).reduce((sum, [name, typed]) => sum + utf8(name).length + utf8(typed).length, 0)
