import { concat } from '../../../core/bytes.ts'
import type { Part } from '../../../log/beside.ts'
import { country, domain, KINDS, type Said } from '../../../register/kinds.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import type { Asked } from '../../asked.ts'
import { countryOptions, kindOptions } from '../../choices.ts'
import { Checking } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { identifierFields, identifiersIn } from '../../identifier-fields.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { hasHidden } from '../../typed.ts'
import { linesOf, localisedIn } from './convener-fields.ts'
import type { DeskForm } from './desk-form.ts'
import { reasonField, requireReason } from './reason.ts'
import { admittedParty, partyField, requireParty, requireStands, standsField } from './subjects.ts'

/**
 * What the register says of a party, corrected with a reason. Its mandate stays as it is: that is changed by checks
 * alone. The party is named first, and the form then comes filled in with what stands.
 */
export const partyForm: DeskForm = {
  async fields(asked, f, values) {
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
${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const text = (name: string) => typedIn(fields, name)
    const check = new Checking()
    const party = await requireParty(asked, check, fields)
    if (party === undefined) return check.errors
    if (!fields.has('names')) return { see: `/desk/new/party?party=${party}` }
    const names = localisedIn(asked, check, 'names', text('names'))
    check.must('names', say(lang, 'fields.hidden'), !hasHidden(text('names'), { lines: true }))
    const kind = KINDS.find(one => one === text('kind'))
    check.must('kind', say(lang, 'desk.kindMissing'), kind !== undefined)
    const isCountry = text('country') === '' || country.safeParse(text('country')).success
    check.must('country', say(lang, 'desk.countryBad'), isCountry)
    const isHost = text('domain') === '' || domain.safeParse(text('domain')).success
    check.must('domain', say(lang, 'desk.domainBad', { typed: text('domain') }), isHost)
    const identifiers = identifiersIn(lang, check, fields)
    const reason = requireReason(asked, check, fields)
    const row = await rowOf(asked, party)
    requireStands(asked, check, fields, row)
    if (!check.isGood) return check.errors
    const saying = new Saying()
    const { mandate } = row.versions.at(-1)!
    const body = {
      ...{ party, names, kind, country: text('country') || null, domain: text('domain') || null },
      ...{ identifiers, mandate, reason: saying.said(reason, lang) },
    }
    const parts = [...saying.parts, ...(await besideAgain(asked, mandate.note))]
    return {
      composed: { type: 'party/updated', call: null, body: body as never, parts },
      after: { is: 'nothing' },
    }
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
