import { keyRevoked } from '../../register/types/keys.ts'
import type { Asked } from '../asked.ts'
import { choiceField, saidField } from '../forms/kinds.ts'
import type { Field } from '../forms/reading.ts'
import { formOf } from '../forms/statement-form.ts'
import { html } from '../markup.ts'
import { keyName, ownKeys } from '../passkey/own-keys.ts'
import { say } from '../say.ts'
import { shortDigest } from '../wording.ts'
import type { RepresentativeForm } from './form.ts'
import type { Representative } from './who.ts'

/** The keys of the party that sign. */
async function keysInForce(asked: Asked, who: Representative) {
  return (await ownKeys(asked, who.party)).filter(({ row }) => row.revoked === null)
}

const choice = choiceField<Representative>(async (asked, who) => {
  const { lang } = asked
  return (await keysInForce(asked, who)).map(key => ({
    value: key.keyid,
    says: html`<bdi>${keyName(asked, key)}</bdi>, ${say(lang, `rep.role.${key.row.role ?? 'signatory'}`)}`,
    more: html`<span class="hash">${shortDigest(key.keyid)}</span>${key.keyid === who.keyid ? html` ${say(lang, 'rep.keyOwn')}` : null}`,
  }))
})

const keyid: Field<Representative> = {
  ...choice,
  async read(name, label, typed) {
    const { asked, who, check } = typed
    const signatories = (await keysInForce(asked, who)).filter(({ row }) => row.role === undefined)
    const chosen = await choice.read(name, label, typed)
    // A party that locks itself out comes back only by the depositary: nobody does that by mistake.
    if (signatories.length === 1 && signatories[0]!.keyid === chosen)
      check.errors.set(name, say(asked.lang, 'rep.keyLast'))
    return chosen
  },
}

/** A colleague left, or a device was lost: the key signs nothing more, and what it signed before stands. */
export const revocationForm: RepresentativeForm = formOf(keyRevoked, {
  fields: { keyid, reason: saidField({ hint: 'rep.reasonPublic' }) },
  after: async typed => ({ is: 'revoked', keyid: typed.text('keyid') }),
})
