import type { Text } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import {
  entryLink,
  hash,
  html,
  languageIn,
  listed,
  longDay,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { partyLink, wordsLink } from '../teller/kinds.ts'
import { citing, factIn, quoted } from '../teller/pieces.ts'
import { callIn, nounOf, type Setting, type Told } from '../teller/setting.ts'
import type { Facts, Tellings } from '../teller/telling.ts'
import { languagesOf } from '../text/versions.ts'

/**
 * Signatures: as what a party signs, and the very words that it read; to whose another objects; and those that were
 * invalidated, each by name or by its entry, with those that stand again.
 */
export const signatures = {
  'signature/given': { above: asItself, members: { read } },
  'signature/withdrawn': { above: asItself },
  'signature/deposited': {
    members: {
      read,
      instrument({ asked: { lang }, body: { instrument } }) {
        const of = say(lang, 'entry.instrumentOf', { day: longDay(instrument.date, lang) })
        return html`${of} ${hash(instrument.digest)}`
      },
    },
    after: {
      instrument: async it => [
        factIn(it, 'member.channel', await quoted(it.asked, it.body.instrument.channel, it.known.beside)),
      ],
    },
  },
  'signature/removed': {
    members: {
      async rule({ asked, body, known, statement }) {
        const policy = known.version('policies', callIn(statement), body.policy)
        const found = policy?.row.policy.delisting.find(({ id }) => id === body.rule)
        return html`<code>${body.rule}</code>${found === undefined ? null : await quoted(asked, found.rule)}`
      },
    },
  },
  'signature/invalidated': { members: { subjects: null }, after: { subjects } },
  'signature/reinstated': { members: { subjects: null }, after: { subjects } },
  'objection/raised': {
    members: { against: it => partyLink(it, it.body.against.party) },
    after: { against: it => [citing(it, 'objection.signature', it.body.against.entry)] },
  },
} satisfies Tellings

function asItself(it: Setting): Facts {
  return [factIn(it, 'entry.as', nounOf(it, callIn(it.statement)))]
}

/** The very bytes that were read, in each language. */
function read(it: Told<'signature/given'> | Told<'signature/deposited'>): Markup {
  const { asked, body, known, statement } = it
  const row = known.version('texts', callIn(statement), body.manifest)?.row
  const texts = new Map<string, Text>(row && languagesOf(row).map(({ text }) => [text.lang, text]))
  const lines = body.read.map(tag => {
    const text = texts.get(tag)
    return html`${languageIn(tag, asked.lang)}${text === undefined ? null : sub(wordsLink(it, text.digest))}`
  })
  return listed(lines)
}

type Batch = Told<'signature/invalidated'> | Told<'signature/reinstated'>

async function subjects(it: Batch): Promise<Facts> {
  return [
    factIn(it, 'entry.invalidated.parties', anyOf(await parties(it))),
    factIn(it, 'entry.invalidated.persons', anyOf(persons(it))),
  ]
}

function anyOf(lines: readonly Markup[]): Piece {
  return lines.length === 0 ? null : listed(lines)
}

async function parties(it: Batch): Promise<Markup[]> {
  const { asked, body, statement, index } = it
  const ids = body.subjects.flatMap(one => ('party' in one ? [one.party] : []))
  const call = callIn(statement)
  const signatures = await asked.site.log.store.rows(ids.map(id => ref('signatures', `${call}/${id}`)))
  return ids.map((id, i) => {
    const events = signatures[i]?.events ?? []
    const at = events.findIndex(({ entry }) => entry === index)
    const later = at === -1 ? undefined : events[at + 1]
    return html`${partyLink(it, id)}${later?.what === 'restored' ? restored(it, later.entry) : null}`
  })
}

function persons(it: Batch): Markup[] {
  const { asked, body, index, known } = it
  const commitments = body.subjects.flatMap(one => ('commitment' in one ? [one.commitment] : []))
  return commitments.map(commitment => {
    const row = known.row('persons', commitment)
    // Before they are invalidated, nothing has happened to them yet.
    const again = row?.restored === undefined || row.restored <= index ? null : restored(it, row.restored)
    return html`${row === undefined ? hash(commitment) : entryLink(asked, row.entry)}${again}`
  })
}

function restored({ asked }: Batch, entry: number): Markup {
  const values = { entry: entryLink(asked, entry) }
  return html` <span class="muted">${phrase(asked.lang, 'entry.invalidated.restored', values)}</span>`
}
