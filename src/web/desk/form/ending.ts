import { ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { Asked } from '../../asked.ts'
import { Checking, type Fieldset } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import { html, type Piece } from '../../markup.ts'
import { say } from '../../say.ts'
import { Saying } from '../../statement/compose.ts'
import { callName } from '../../statement/facts.ts'
import type { DeskForm } from './desk-form.ts'
import { reasonField, requireReason } from './reason.ts'
import { partyField, requireParty } from './subjects.ts'

/** How a party ends: merged into another, succeeded by another, or gone. */
export const mergeForm = goingTo('party/merged', 'into')
export const successionForm = goingTo('party/succeeded', 'successor')

export const endingForm: DeskForm = {
  async fields(asked, f) {
    return html`${partyField(asked, f)}${reasonField(asked, f)}`
  },
  async compose(asked, { fields }) {
    const check = new Checking()
    const party = await requireParty(asked, check, fields)
    const reason = requireReason(asked, check, fields)
    if (!check.isGood || party === undefined) return check.errors
    const saying = new Saying()
    const body = { party, reason: saying.said(reason, asked.lang) }
    return {
      composed: { type: 'party/ended', call: null, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

function goingTo(type: 'party/merged' | 'party/succeeded', name: 'into' | 'successor'): DeskForm {
  return {
    async fields(asked, f, values) {
      const { lang } = asked
      const other = f.text('other', {
        label: say(lang, 'ending.other'),
        hint: say(lang, 'ending.otherHint'),
        isPlain: true,
      })
      return html`${partyField(asked, f)}${other}${await carriedField(asked, f, values)}${reasonField(asked, f)}`
    },
    async compose(asked, { fields }) {
      const { lang } = asked
      const check = new Checking()
      const party = await requireParty(asked, check, fields)
      const other = await requireParty(asked, check, fields, 'other')
      const reason = requireReason(asked, check, fields)
      if (party !== undefined) check.must('other', say(lang, 'ending.same'), party !== other)
      const calls = (await callIds(asked)).filter(call => fields.has(`carry-${call}`))
      if (party !== undefined && other !== undefined)
        await requireCarriable(asked, check, calls, party, other)
      if (!check.isGood || party === undefined) return check.errors
      const saying = new Saying()
      const body = { party, [name]: other, calls, reason: saying.said(reason, lang) }
      return {
        composed: { type, call: null, body: body as never, parts: saying.parts },
        after: { is: 'nothing' },
      }
    },
  }
}

async function callIds({ site }: Asked): Promise<string[]> {
  const ids: string[] = []
  for await (const { key } of eachRow(site.log.store, 'calls')) ids.push(key)
  return ids
}

/** The calls whose signatures are carried over; those alone that the party signed, where its id is known already. */
async function carriedField(asked: Asked, f: Fieldset, values: URLSearchParams): Promise<Piece> {
  const { lang, site } = asked
  const ids = await callIds(asked)
  const party = typedIn(values, 'party')
  const rows = await site.log.store.rows(ids.map(id => ref('signatures', `${id}/${party}`)))
  const signed = ids.filter((_, i) => rows[i]?.state === 'standing')
  const offered = signed.length > 0 ? signed : ids
  if (offered.length === 0) return null
  const boxes = await Promise.all(offered.map(async id => f.check(`carry-${id}`, await callName(asked, id))))
  return html`<fieldset class="field"><legend class="lab">${say(lang, 'desk.fact.carried')}</legend><p class="hint">${say(lang, 'ending.carryHint')}</p>${boxes}</fieldset>`
}

async function requireCarriable(
  { lang, site }: Asked,
  check: Checking,
  calls: readonly string[],
  party: string,
  other: string,
): Promise<void> {
  const standing = async (id: string) => {
    const rows = await site.log.store.rows(calls.map(call => ref('signatures', `${call}/${id}`)))
    return rows.map(row => row?.state === 'standing')
  }
  const [of, at] = await Promise.all([standing(party), standing(other)])
  for (const [i, call] of calls.entries()) {
    check.must(`carry-${call}`, say(lang, 'ending.carryMissing', { party, call }), of[i] === true)
    check.must(
      `carry-${call}`,
      say(lang, 'ending.carryTaken', { party: other, call }),
      of[i] !== true || at[i] === false,
    )
  }
}
