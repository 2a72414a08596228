import { readCheckpoint } from '../../core/checkpoint.ts'
import { formatDigest } from '../../core/digest.ts'
import { parseNote } from '../../core/note.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { duration, fact, hash, keyShown, keysList, namesList, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { longDay, typeWords } from '../wording.ts'

/** The log's own life in words: its keeper, its officers, what it no longer takes, what it withholds. */

export function established({ asked, body, statement }: Told<'depositary/established'>): (Markup | null)[] {
  const { lang } = asked
  const { predecessor } = body
  return [
    fact(say(lang, 'member.names'), namesList(asked, body.names)),
    fact(say(lang, 'entry.origin'), html`<code>${statement.log}</code>`),
    fact(say(lang, 'member.vkey'), html`<code>${body.vkey}</code>`),
    fact(say(lang, 'member.keys'), keysList(asked, body.keys)),
    fact(say(lang, 'member.rules'), say(lang, 'entry.rulesVersion', { rules: body.rules })),
    fact(say(lang, 'member.window'), duration(asked, body.window)),
    fact(
      say(lang, 'member.predecessor'),
      predecessor === null
        ? say(lang, 'entry.noPredecessor')
        : html`<code>${predecessor.origin}</code>, ${say(lang, 'entries.recorded', { count: predecessor.size })}, ${hash(predecessor.root)}`,
    ),
  ]
}

export function rules({ asked: { lang }, body }: Told<'log/rules'>): (Markup | null)[] {
  return [fact(say(lang, 'member.rules'), say(lang, 'entry.rulesVersion', { rules: body.rules }))]
}

export function anchored({ asked: { lang }, body, statement }: Told<'log/anchored'>): (Markup | null)[] {
  const { size, root } = readCheckpoint(body.checkpoint)
  const others = parseNote(body.checkpoint).signatures.filter(({ name }) => name !== statement.log)
  return [
    fact(
      say(lang, 'member.checkpoint'),
      html`${say(lang, 'entries.recorded', { count: size })}, ${hash(formatDigest(root))}`,
    ),
    fact(
      say(lang, 'entry.linesUnder'),
      others.length === 0
        ? say(lang, 'entry.noLines')
        : html`<ul>${others.map(({ name }) => html`<li><code>${name}</code></li>`)}</ul><span class="sub">${say(lang, 'entry.linesNote')}</span>`,
    ),
    fact(
      say(lang, 'entry.verbatim'),
      html`<pre class="raw" tabindex="0" aria-label="${say(lang, 'entry.verbatim')}">${body.checkpoint}</pre>`,
    ),
  ]
}

const OFFICES = {
  officer: 'entry.officer',
  drafter: 'entry.officerDrafter',
  reader: 'entry.officerReader',
} as const

export async function roleGranted({ asked, body }: Told<'role/granted'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  return [
    fact(say(lang, 'member.id'), say(lang, OFFICES[body.office ?? 'officer'], { id: body.id })),
    fact(say(lang, 'member.key'), keyShown(asked, body.key)),
    fact(
      say(lang, 'member.until'),
      body.until === null
        ? say(lang, 'entry.noTerm')
        : say(lang, 'entry.termUntil', { day: longDay(body.until, lang) }),
    ),
    fact(say(lang, 'member.name'), (await quoted(asked, body.name)) ?? say(lang, 'entry.notInLog')),
  ]
}

export async function roleEnded({ asked, body, known }: Told<'role/ended'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  const role = known.row('roles', body.id)
  return [
    fact(say(lang, 'member.id'), say(lang, OFFICES[role?.office ?? 'officer'], { id: body.id })),
    fact(say(lang, 'entry.grantedBy'), role === undefined ? null : entryLink(asked, role.granted)),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}

export async function wordsWithheld({
  asked,
  body,
  known,
  index,
}: Told<'words/withheld'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  const row = known.row('words', body.digest)
  const entry = row?.entry
  return [
    fact(say(lang, 'member.digest'), hash(body.digest)),
    fact(say(lang, 'entry.boundBy'), entry === undefined ? null : entryLink(asked, entry)),
    fact(say(lang, 'member.ground'), await quoted(asked, body.ground)),
    fact(say(lang, 'member.words/withheld.authority'), await quoted(asked, body.authority)),
    // Where it is only announced, the words are there still.
    row?.withheld?.entry === index ? fact(say(lang, 'entry.remains'), say(lang, 'entry.gap')) : null,
  ]
}

export async function switchSet({ asked, body }: Told<'switch/set'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  const covered = body.covers.map(
    type =>
      html`<li>${phrase(lang, 'entry.typeNamed', { says: typeWords(lang, type), type: html`<code>${type}</code>` })}</li>`,
  )
  return [
    fact(say(lang, 'member.closed'), say(lang, body.closed ? 'entry.switchOff' : 'entry.switchOn')),
    fact(say(lang, 'member.covers'), html`<ul>${covered}</ul>`),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}
