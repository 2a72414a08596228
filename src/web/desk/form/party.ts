import { concat } from '../../../core/bytes.ts'
import type { Part } from '../../../log/beside.ts'
import { KINDS, type Said } from '../../../register/kinds.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import { partyUpdated } from '../../../register/types/parties.ts'
import type { Asked } from '../../asked.ts'
import { countryOptions, kindOptions } from '../../choices.ts'
import { schemaIn } from '../../forms/kinds.ts'
import { admittedParty, partyField, requireParty, requireStands, standsField } from '../../forms/subjects.ts'
import { identifierFields, identifiersIn } from '../../identifier-fields.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { hasHidden } from '../../typed.ts'
import { linesOf, localisedIn } from './convener-fields.ts'
import type { DeskForm } from './form.ts'
import { reason } from './reason.ts'

/**
 * What the register says of a party, corrected with a reason. Its mandate stays as it is: that is changed by checks
 * alone. The party is named first, and the form then comes filled in with what stands.
 */
export const partyForm: DeskForm = {
  async fields(on) {
    const { asked, f, values } = on
    const { lang } = asked
    const id = values.get('party') && (await admittedParty(asked, values.get('party')!))
    if (!id) return partyField(asked, f)
    const row = await rowOf(asked, id)
    const { names, kind, country, domain, identifiers } = row.versions.at(-1)!
    return html`${standsField(values, row)}${partyField(asked, f)}
${f.area('names', { label: say(lang, 'desk.fact.names'), hint: say(lang, 'desk.perLanguage'), rows: 2, value: linesOf(names) })}
<div class="two">${f.select('kind', { label: say(lang, 'desk.fact.kind'), options: kindOptions(lang), value: kind })}${f.select('country', { label: say(lang, 'desk.fact.country'), options: countryOptions(lang), value: country ?? '', isOptional: true })}</div>
${f.text('domain', { label: say(lang, 'desk.fact.domain'), value: domain ?? '', isOptional: true, isPlain: true })}
${identifierFields(lang, f, identifiers)}
${await reason.show('reason', say(lang, 'desk.fact.reason'), on)}`
  },
  async compose(typed) {
    const { asked, check, fields } = typed
    const { lang } = asked
    const party = await requireParty(asked, check, fields)
    if (party === undefined) return undefined
    if (!fields.has('names')) return { see: `/desk/new/party?party=${party}` }
    const row = await rowOf(asked, party)
    const { mandate } = row.versions.at(-1)!
    const { members } = partyUpdated
    const body = {
      party,
      names: localisedIn(typed, 'names'),
      kind: typed.chosen('kind', say(lang, 'desk.fact.kind'), KINDS),
      country: schemaIn(typed, 'country', members.country!, say(lang, 'desk.countryBad')),
      domain: schemaIn(
        typed,
        'domain',
        members.domain!,
        say(lang, 'desk.domainBad', { typed: typed.text('domain') }),
      ),
      identifiers: identifiersIn(lang, check, fields),
      mandate,
      reason: reason.read('reason', say(lang, 'desk.fact.reason'), typed),
    }
    check.must('names', say(lang, 'fields.hidden'), !hasHidden(typed.text('names'), { lines: true }))
    requireStands(typed, row)
    return { type: partyUpdated.type, call: null, body, parts: await besideAgain(asked, mandate.note) }
  },
}

async function rowOf({ site }: Asked, id: string): Promise<PartyRow> {
  const [row] = await site.log.store.rows([ref('parties', id)])
  return row!
}

/** Words of the mandate that stand beside the log travel along once more with whatever binds them again. */
async function besideAgain({ site }: Asked, note: Said | null): Promise<Part[]> {
  if (note === null || !('digest' in note)) return []
  const words = await site.log.store.words(note.digest)
  if (words === undefined || words.salt === null) return []
  return [{ name: note.digest, bytes: concat(words.salt, words.bytes) }]
}
