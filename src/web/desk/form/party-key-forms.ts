import { keyAllowed, keyResumed, keyRevoked, keySuspended } from '../../../register/types/keys.ts'
import { rowIn } from '../../../store/each-row.ts'
import { keysOf } from '../../../work/holder-keys.ts'
import { type SuspendedParty, suspendedParties } from '../../../work/suspended-parties.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { choiceField, filled } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { type Asked, Choice, entryLink, html, inset, phrase, say, sub, typedIn } from '../../kit/kit.ts'
import { partyName } from '../../statement/names.ts'
import { keyShown } from '../../teller/pieces.ts'
import type { DeskForm } from '../officer/officer.ts'

/** Keys that go, for good or until two officers know who is who. */

/** Those that the address names; else all whose keys are suspended. */
async function offered({ site }: Asked, values: URLSearchParams): Promise<SuspendedParty[]> {
  const all = await suspendedParties(site)
  const named = all.filter(({ party }) => party === typedIn(values, 'party'))
  return named.length > 0 ? named : all
}

const suspended: Field = choiceField(
  async asked =>
    Promise.all(
      (await offered(asked, asked.query)).map(async ({ party, suspension: { entry, by } }) => ({
        value: party,
        says: html`<span dir="auto">${await partyName(asked, party)}</span>`,
        more: phrase(asked.lang, by === null ? 'suspended.byKeeper' : 'suspended.byParty', {
          entry: entryLink(asked, entry),
        }),
      })),
    ),
  { none: 'suspended.none' },
)

/** A box for each key. What is not ticked is revoked, so nothing is kept by mistake. */
const keeps: Field = {
  async show(it, { asked, f, values }) {
    const all = await offered(asked, values)
    const groups = await Promise.all(all.map(one => boxesOf(asked, one)))
    const boxes = groups.flat()
    if (boxes.length === 0) return null
    f.stands(it.name, boxes[0]!.name)
    return html`${inset(say(asked.lang, 'suspended.askThem'), 'warn')}${f.checks(labelled(asked, it), boxes)}`
  },
  async read(_it, { asked, fields }) {
    const found = (await suspendedParties(asked.site)).find(({ party }) => party === fields.get('party'))
    return found?.keys.filter(keyid => fields.has(`keep-${keyid}`)) ?? []
  },
}

async function boxesOf(asked: Asked, { party, suspension, keys }: SuspendedParty) {
  const name = await partyName(asked, party)
  const rows = (await keysOf(asked.site, party)).filter(({ key }) => keys.includes(key))
  const versions = (await rowIn(asked.site.log.store, 'parties', party))?.versions ?? []
  const isFirst = (added: number) => versions.some(({ entry }) => entry === added)
  return rows.map(({ key, row }) => ({
    name: `keep-${key}`,
    says: html`
      ${phrase(asked.lang, 'suspended.key', {
        party: html`<span dir="auto">${name}</span>`,
        role: say(asked.lang, `rep.role.${row.role ?? 'signatory'}`),
        // With it the organisation came in: nobody of it had approved anything yet.
        by: new Choice(isFirst(row.added) ? 'first' : row.addedBy === 'holder' ? 'holder' : 'keeper'),
        entry: entryLink(asked, row.added),
      })}
      ${key === suspension.by ? html` <b>${say(asked.lang, 'suspended.thisKey')}</b>` : null}
      ${sub(keyShown(asked, row.key))}
    `,
  }))
}

const ends = filled(async ({ asked, fields }) => {
  const found = (await suspendedParties(asked.site)).find(({ party }) => party === fields.get('party'))
  return found?.keys.filter(keyid => !fields.has(`keep-${keyid}`)) ?? []
})

/** The invitation that the address names: it was made on its own page. None for a key that comes by command. */
const link: Field = {
  show: (it, { values }) => html`<input type="hidden" name="${it.name}" value="${typedIn(values, it.name)}">`,
  read: (it, typed) => typed.text(it.name) || null,
}

export const PARTY_KEY_FORMS = {
  /** One more key for a party that has had one. */
  allowance: formOf(keyAllowed, {
    fields: { link },
    note: values =>
      typedIn(values, 'link') === '' ? 'desk.formNote.allowance' : 'desk.formNote.allowanceInvited',
    async after(_typed, { link: of }) {
      return of === null ? { is: 'nothing' } : { is: 'allowed', link: of.slice('sha256:'.length) }
    },
  }),
  /** A key that was lost or stolen. What it signed before stands. */
  revocation: formOf(keyRevoked, {
    async after({ asked }, { keyid }) {
      const row = await rowIn(asked.site.log.store, 'keys', keyid)
      return row === undefined ? { is: 'nothing' } : { is: 'revoked', holder: row.holder, keyid }
    },
  }),
  /** All keys of a party at once, until two officers know who holds which. */
  suspension: formOf(keySuspended, { after: async (_typed, { party }) => ({ is: 'suspended', party }) }),
  resumption: formOf(keyResumed, { fields: { party: suspended, keeps, ends } }),
} as const satisfies Record<string, DeskForm>
