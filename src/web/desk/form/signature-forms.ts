import { z } from 'zod'
import { dayOf } from '../../../core/time.ts'
import { bindingOn } from '../../../register/binding-policy.ts'
import { callRef, digest as digestSchema, id as idSchema, said } from '../../../register/kinds.ts'
import { saidIn } from '../../../register/policy.ts'
import {
  type Invalidated,
  MOST_INVALIDATED,
  signatureInvalidated,
  signatureReinstated,
} from '../../../register/types/invalidation.ts'
import { personSigned } from '../../../register/types/persons.ts'
import {
  signatureDeposited,
  signatureRemoved,
  signatureRestored,
} from '../../../register/types/signatures.ts'
import { rowIn } from '../../../store/each-row.ts'
import { labelled } from '../../forms/field-messages.ts'
import { drawn, type Field, type Reading, readAll } from '../../forms/form-input.ts'
import { areaOf, askingFor, filled, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, callTexts, idIn, openCalls, partyIn } from '../../forms/subjects.ts'
import {
  type Asked,
  bodyOf,
  entryShown,
  firstOf,
  html,
  inset,
  languageName,
  listOf,
  remark,
  say,
  textToday,
  unchosen,
} from '../../kit/kit.ts'
import { showSaid } from '../../statement/quotes.ts'
import { versionsIn } from '../../text/versions.ts'
import { removableToday, removableWords, removalWaits } from '../act/removal-mean.ts'
import type { DeskForm } from '../officer/officer.ts'
import { instrument, laterPaperForm } from './later-paper.ts'

/** What is invalidated, and how many. The server names the number after it has read the list: who types it has seen it. */
const subjects: Field = {
  show(it, { asked: { lang }, f }) {
    const hint = say(lang, 'invalidate.subjectsHint', { most: MOST_INVALIDATED })
    return html`
      ${f.area(it.name, { label: say(lang, 'invalidate.subjects'), hint, rows: 8 })}
      ${f.text('count', {
        label: say(lang, 'invalidate.count'),
        hint: say(lang, 'invalidate.countHint'),
        inputmode: 'numeric',
        isPlain: true,
      })}
    `
  },
  async read(it, typed) {
    const { asked, call, check } = typed
    if (call === undefined) return undefined
    const { lang } = asked
    const { subjects, without } = await namedIn(asked, call.id, typed.text(it.name), 'standing')
    const { shown, told } = firstOf(without, MOST_WITHOUT, count => say(lang, 'aside.more', { count }))
    const words = listOf(told === null ? shown : [...shown, told], lang)
    if (without.length > 0) check.errors.set(it.name, say(lang, 'invalidate.without', { words }))
    else if (!it.schema.safeParse(subjects).success)
      check.errors.set(it.name, say(lang, 'invalidate.missing', { most: MOST_INVALIDATED }))
    else if (typed.text('count') !== String(subjects.length))
      check.errors.set('count', say(lang, 'invalidate.counted', { count: subjects.length }))
    return subjects
  },
}

/** Words that name nothing, told at once. */
const MOST_WITHOUT = 10

const subject: Field = {
  show: areaOf(3),
  async read(it, typed) {
    const { asked, call } = typed
    return call && (await namedIn(asked, call.id, typed.text(it.name), 'ended')).subjects
  },
}

const asking = askingFor(
  signatureRestored.type,
  { call: callRef, subject: z.array(z.unknown()).min(1), reason: said },
  { call: callNamed(), subject },
)

/** What was removed or invalidated stands again: an entry for each invalidation, and for each removal. */
const restorationForm: DeskForm = {
  types: [signatureReinstated.type, signatureRestored.type],
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
    const hows = await Promise.all(subjects.map(one => howIs(asked, id, one)))
    const [by] = hows
    const isOfMany = typeof by === 'number'
    // All that one entry invalidated is one act; so is each signature that was removed.
    const together = isOfMany
      ? // What is left is the next act.
        firstOf(
          subjects.filter((_, i) => hows[i] === by),
          MOST_INVALIDATED,
          () => null,
        ).shown
      : [first]
    const [type, body] = isOfMany
      ? ([signatureReinstated.type, { invalidation: by, subjects: together, reason }] as const)
      : ([signatureRestored.type, { ...first, reason }] as const)
    const others = subjects.filter(one => !together.includes(one))
    const left = others.map(other => ('party' in other ? other.party : other.commitment)).join('\n')
    const next = new URLSearchParams({ call: id, subject: left, reason: typed.text('reason') })
    return { type, call: id, body, ...(left === '' ? {} : { next }) }
  },
}

/** How a signature on this call is; a number is the entry that invalidated it. */
type How = 'standing' | 'removed' | number | undefined

async function howIs({ site }: Asked, call: string, one: Invalidated): Promise<How> {
  const { store } = site.log
  if ('commitment' in one) {
    const person = await rowIn(store, 'persons', one.commitment)
    return person?.call === call && person.erased === null ? (person.invalidated ?? 'standing') : undefined
  }
  const row = await rowIn(store, 'signatures', call, one.party)
  if (row?.state === 'invalidated') return row.events.at(-1)!.entry
  return row?.state === 'standing' || row?.state === 'removed' ? row.state : undefined
}

/** Entries that one range may reach over. */
const MOST_ENTRIES = 5_000

/**
 * The signatures that an officer names: parties by id or address of their page; persons by the entry with which they
 * signed, since nothing else of them is public, or by a range of entries. An entry that invalidated many names those
 * that it still holds. `without` are words that name no signature on this call that is as wanted.
 */
async function namedIn(asked: Asked, call: string, typed: string, wanted: 'standing' | 'ended') {
  const found = new Map<string, Invalidated>()
  const without: string[] = []
  for (const word of typed.split(/[\s,;]+/).filter(word => word !== '')) {
    let isAny = false
    for (const one of await meantBy(asked, call, word)) {
      const how = await howIs(asked, call, one)
      if (how === undefined || (how === 'standing') !== (wanted === 'standing')) continue
      isAny = true
      found.set(JSON.stringify(one), one)
    }
    if (!isAny) without.push(word.slice(0, 80))
  }
  return { subjects: [...found.values()], without }
}

async function meantBy(asked: Asked, call: string, word: string): Promise<Invalidated[]> {
  const [, one, first = one, last = one] =
    /^(?:(?:.*\/entries\/)?(\d{1,15})|(\d{1,15})[-–](\d{1,15}))$/.exec(word) ?? []
  if (first !== undefined) return inEntries(asked, call, Number(first), Number(last))
  if (digestSchema.safeParse(word).success) return [{ commitment: word as never }]
  const party = /\/parties\/([a-z0-9-]+)/.exec(word)?.[1] ?? word
  return idSchema.safeParse(party).success ? [{ party }] : []
}

async function inEntries(asked: Asked, call: string, first: number, last: number): Promise<Invalidated[]> {
  const size = asked.site.log.head()?.size ?? 0
  const end = Math.min(last, size - 1, first + MOST_ENTRIES - 1)
  const found: Invalidated[] = []
  for (let index = first; index <= end; index++) {
    const shown = await entryShown(asked, index)
    const { statement } = shown
    if (statement.call !== call) continue
    if (statement.type === personSigned.type)
      found.push({ commitment: bodyOf<typeof personSigned.type>(shown).commitment })
    if (statement.type === signatureInvalidated.type)
      // What signed again and was invalidated again is another entry's.
      for (const one of bodyOf<typeof signatureInvalidated.type>(shown).subjects)
        if ((await howIs(asked, call, one)) === index) found.push(one)
  }
  return found
}

const policy = filled(({ call }) => call?.row.policy)

/** Word for word, in the language of the paper. */
const words: Field = {
  ...saidField(4),
  read: (it, typed) => typed.saying.maybe(typed.text(it.name), typed.text('read')),
}

/** The language of the text to which the paper refers. */
const read: Field = {
  async show(it, { asked, f, values }) {
    const languages = await callTexts(asked, values.get('call'))
    const options = languages.map(value => ({ value, says: languageName(value) }))
    return f.select(it.name, {
      ...labelled(asked, it),
      options: options.length < 2 ? options : [unchosen(asked.lang), ...options],
    })
  },
  read(it, typed) {
    const tag = typed.text(it.name)
    const { label: field } = labelled(typed.asked, it)
    typed.check.must(it.name, say(typed.asked.lang, 'fields.chooseOne', { field }), tag !== '')
    return [tag]
  },
}

/** The text in force; a call without one asks nobody to sign. */
function manifestOf({ asked, call, check }: Reading) {
  const text = call && textToday(asked, call.row)
  if (text === null) check.errors.set('call', say(asked.lang, 'desk.noText'))
  return text
}

/** The rules of every call, each named with its call, as the newest policy that has it says it. */
async function rulesOf(asked: Asked) {
  const rules = (await openCalls(asked, 'signatures')).map(async ({ id: call }) => {
    const policies = await versionsIn(asked, 'policies', call)
    const newest = new Map(
      policies.flatMap(({ row }) =>
        row.policy.delisting.flatMap(({ id, rule, after }) =>
          after === undefined ? [[id, saidIn(rule, row.policy, asked.lang)] as const] : [],
        ),
      ),
    )
    const choices = [...newest].map(async ([id, rule]) => ({
      value: `${call} ${id}`,
      says: html`${call}: ${id}`,
      more: await showSaid(asked, rule),
    }))
    return Promise.all(choices)
  })
  return (await Promise.all(rules)).flat()
}

/**
 * A rule that follows a clause is offered only of an organisation of which that is true today, with the clause and its
 * days: the form comes with its name from the page of the cycle.
 */
async function clauseRules(asked: Asked, values: URLSearchParams) {
  const [call, typed] = [values.get('call') ?? '', values.get('party') ?? '']
  if (call === '' || typed === '') return []
  const all = await removableToday(asked, call, idIn(typed))
  return all.map(one => ({
    value: `${call} ${one.rule}`,
    says: html`${call}: ${one.rule}`,
    more: removableWords(asked, one),
  }))
}

/** Whether some call has a rule that follows a clause. */
async function followsClauses(asked: Asked): Promise<boolean> {
  for (const { id } of await openCalls(asked, 'signatures')) {
    const policies = await versionsIn(asked, 'policies', id)
    if (policies.some(({ row }) => row.policy.delisting.some(({ after }) => after !== undefined))) return true
  }
  return false
}

const removalRule: Field = {
  async show(it, { asked, f, values }) {
    const byClause = await clauseRules(asked, values)
    const options = [...byClause, ...(await rulesOf(asked))]
    // Whoever looks for a rule that is not here is told where it is.
    const others = byClause.length === 0 && (await followsClauses(asked))
    const waits = byClause.length === 0 ? null : await removalWaits(asked)
    const behind = waits && inset(waits, 'warn')
    const note = others ? remark(say(asked.lang, 'cycle.removalElsewhere')) : null
    if (options.length === 0) return html`<p class="notice">${say(asked.lang, 'desk.noRules')}</p>${note}`
    return html`${behind}${f.choice(it.name, { ...labelled(asked, it), options })}${note}`
  },
  async read(it, typed) {
    const { asked, call, check, fields } = typed
    const byClause = (await clauseRules(asked, fields)).map(({ value }) => value)
    const offered = [...byClause, ...(await rulesOf(asked)).map(({ value }) => value)]
    const chosen = typed.chosen(it.name, labelled(asked, it).label, offered)
    if (chosen === undefined) return undefined
    if (byClause.includes(chosen) && (await removalWaits(asked)) !== null)
      check.errors.set(it.name, say(asked.lang, 'cycle.removalBehind'))
    const [of, rule] = chosen.split(' ')
    // Two calls may have a rule of the same name.
    check.must('rule', say(asked.lang, 'wrong.signature/removed.rule'), call === undefined || of === call.id)
    return rule
  },
}

/** The policy that binds the party today; where none does, the law says why. */
export const bindingPolicy = filled(async typed => {
  const { asked, call } = typed
  if (call === undefined) return undefined
  const { store } = asked.site.log
  const row = await rowIn(store, 'signatures', call.id, await partyIn(typed, 'party'))
  return (row && bindingOn(row, call.row, dayOf(asked.site.now())))?.policy ?? call.row.policy
})

export const SIGNATURE_FORMS = {
  /** The depositary records that a party signed on paper, with a digest of the copy that it keeps. */
  paper: formOf(signatureDeposited, {
    fields: {
      instrument,
      reservation: words,
      declaration: words,
      manifest: filled(manifestOf),
      read,
      policy,
    },
    first: ['party', 'instrument', 'read'],
  }),
  restatement: laterPaperForm,
  /** A rule that the call published before removes a signature, and no other. */
  removal: formOf(signatureRemoved, {
    fields: {
      rule: removalRule,
      policy: bindingPolicy,
    },
  }),
  /** Many signatures that are not what they claim: counted, then signed by two hands. */
  invalidation: formOf(signatureInvalidated, { fields: { subjects }, first: ['subjects'] }),
  restoration: restorationForm,
} as const satisfies Record<string, DeskForm>
