import { dayOf } from '../../../core/time.ts'
import { type Localised, type Mandate, said } from '../../../register/kinds.ts'
import { plainId } from '../../../register/lists/ids.ts'
import { ref } from '../../../register/rows.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { After } from '../../../work/act/consequences.ts'
import { standingInvitations } from '../../../work/invitations.ts'
import { heldId } from '../../../work/launch/held-ids.ts'
import type { Field } from '../../forms/form-input.ts'
import { choiceField, filled, partsField, pastDayField, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import {
  type Asked,
  hasHidden,
  languageOptions,
  mandateOptions,
  say,
  typedIn,
  unchosen,
} from '../../kit/kit.ts'
import { mustBeOrganisation, organisationBox } from './person-check.ts'

/** What an officer says of an organisation that is to enter the register, whether they admit or invite it. */

/** One name, in its language. */
export const nameField: Field = {
  show(it, on) {
    const { asked, f, values } = on
    f.stands(it.name, 'name')
    const { lang } = asked
    return [
      f.text('name', { label: say(lang, 'ask.names') }),
      f.select('nameLang', {
        label: say(lang, 'desk.nameLang'),
        options: [unchosen(lang), ...languageOptions(lang)],
      }),
      organisationBox(on, [values.get('name') ?? '']),
    ]
  },
  read(it, typed) {
    const { asked, check, fields } = typed
    const tag = typedIn(fields, 'nameLang')
    const field = say(asked.lang, 'desk.nameLang')
    check.must('nameLang', say(asked.lang, 'fields.chooseOne', { field }), tag !== '')
    const name = [{ lang: tag || 'und', text: typedIn(fields, 'name') }]
    mustBeOrganisation(typed, 'name', [name[0]!.text])
    check.must('name', say(asked.lang, 'desk.nameMissing'), it.schema.safeParse(name).success)
    check.must('name', say(asked.lang, 'fields.hidden'), !hasHidden(name[0]!.text))
    return check.errors.has('name') || tag === '' ? undefined : name
  },
  fill: (_it, [name]: Localised) => [
    ['name', name!.text],
    ['nameLang', name!.lang],
  ],
}

/** The law admits without a word on how that was checked, but nobody could follow it. */
const words = saidField()
export const noteField: Field = {
  ...words,
  show: (it, on) => words.show({ ...it, schema: said }, on),
  read(it, typed) {
    const read = words.read(it, typed)
    typed.check.must(it.name, say(typed.asked.lang, 'empty.mandate/checked.note'), read !== null)
    return read
  },
}

/** Left empty, it is proposed from the name: the next page shows it, where it can still be changed. */
const proposedId: Field = {
  show: (it, { asked, f }) =>
    f.text(it.name, {
      label: say(asked.lang, 'ask.party/admitted.party'),
      hint: say(asked.lang, 'inviting.idHint'),
      isPlain: true,
      isOptional: true,
    }),
  async read(it, { asked, fields }) {
    const typed = typedIn(fields, it.name)
    if (typed !== '') return typed
    const free = await freeId(asked, typedIn(fields, 'name'))
    fields.set(it.name, free ?? '')
    return free
  },
}

const MOST_TRIED = 50

/** None where the name has no letter that an id could begin with. */
async function freeId({ site }: Asked, name: string): Promise<string | null> {
  const plain = plainId(name)
  for (let n = 1; name !== '' && n <= MOST_TRIED; n++) {
    const id = n === 1 ? plain : `${plain.slice(0, 60)}-${n}`
    const [party, role] = await site.log.store.rows([ref('parties', id), ref('roles', id)])
    const isTaken = party !== undefined || role !== undefined || id === 'depositary'
    if (!isTaken && (await standingInvitations(site, id)).length === 0 && (await heldId(site, id)) === null)
      return id
  }
  return null
}

const NOTHING = 'none'

/** Nothing, what the use of the link will show, or what the officer has checked. */
const mandatesSaid = ({ lang }: Asked) => [
  { value: NOTHING as string, says: say(lang, 'mandate.unchecked'), more: say(lang, 'inviting.unchecked') },
  ...mandateOptions(lang).map(one =>
    one.value === 'email' ? { ...one, more: say(lang, 'inviting.byLink') } : one,
  ),
]

const checked = partsField<null>({
  own: () => ({
    level: choiceField(mandatesSaid),
    note: noteField,
    checked: pastDayField({ isToday: true }),
  }),
  names: { level: 'mandate' },
  isNeeded: true,
})

/** What an officer says of one whom they invite: all that `party/admitted` would say, and nothing that asks for a key. */
export const invitee = formOf<null, After, 'party/admitted'>(partyAdmitted, {
  fields: {
    mandate: {
      ...checked,
      async read(it, typed) {
        const level = typed.text('mandate')
        if (level === NOTHING) return null
        // None is chosen beforehand: it decides whether the invited can sign.
        typed.check.must('mandate', say(typed.asked.lang, 'inviting.mandateMissing'), level !== '')
        if (level === '') return undefined
        if (level !== 'email') return checked.read(it, typed)
        // The day of joining takes the place of this one.
        return { level, checked: dayOf(typed.asked.site.now()), note: null, evidence: [] } satisfies Mandate
      },
    },
    names: nameField,
    party: proposedId,
    keys: filled(() => []),
    claims: {
      show: (it, { asked, f }) => f.check(it.name, say(asked.lang, 'inviting.claims')),
      read: (it, { fields }) => fields.has(it.name),
    },
  },
  first: ['names'],
  last: ['mandate'],
  pairs: [['kind', 'country']],
})
