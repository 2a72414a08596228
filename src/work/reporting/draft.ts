import { isDeepStrictEqual } from 'node:util'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Found, untilSettled } from '../../people/collection.ts'
import { sheetGone, sheetsGone } from '../../people/filled-sheets.ts'
import {
  type DraftHead,
  type DraftOf,
  type DraftPart,
  headId,
  headOfRound,
  MOST_OF_DRAFT,
  openHead,
  partId,
  REPORT_DRAFT_SECONDS,
  reportHead,
  reportHeads,
  reportParts,
  type Said,
  type Slot,
} from '../../people/report-drafts.ts'
import { reportFilesGone } from '../../people/report-files.ts'
import { newToken } from '../../people/tokens.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, FigureCell, Period } from '../../register/figures/figures.ts'
import type { Emptied } from '../../register/lists/sheet-marks.ts'
import type { Change, Drawer } from '../../store/drawer.ts'
import { groupOf, leftIn } from './left-out.ts'

/**
 * The draft of a report that the colleagues of a party fill in at once. What is saved says what it was before; where a
 * colleague has put something else there meanwhile, both are kept, side by side, until somebody has read both.
 *
 *     const head = await openHead(drawer, { party, call }, now)
 *     const parts = await readParts(drawer, head.value, now)
 *     answersIn(parts, catalogue, periods)   // as far as there are any; a cell that is not there is open
 *     await saveEdits(drawer, head.value, [{ part, group, slot, was, is }], keyid, now)
 */

export type Parts = ReadonlyMap<string, DraftPart>

/** Of an indicator; the others are `account` and `sources`. */
const ANSWERS = 'i.'
export const partOf = ({ id }: Pick<Indicator, 'id'>) => `${ANSWERS}${id}`
export const ACCOUNT = 'account'
export const SOURCES = 'sources'

/** Of a cell. The others of an answer are `words`, `lang`, `behind` and `found`. */
export const slotOf = (by: readonly string[]) => `c/${by.join('/')}`

export const isSaid = (one: Said | null, other: Said | null) => isDeepStrictEqual(one, other)

/** What no field says: whoever saves has not read what stands there, whatever it is. */
export const UNREAD: Said = { text: '\u0000' }

export interface Edit {
  readonly part: string
  readonly group: string
  readonly slot: string
  /** What stood there when its author read it. */
  readonly was: Said | null
  readonly is: Said | null
  /** What stood beside it then, as colleagues had typed it at the same time: whoever read both says which is right. */
  readonly beside?: readonly (Said | null)[]
  /**
   * Of what is filled in from the last report and taken back again: each only where nobody has typed anything
   * meanwhile.
   */
  readonly repeats?: 'fill' | 'undo'
}

/** A slot that a colleague had changed meanwhile, to something else. */
interface Meeting extends Edit {
  readonly theirs: { readonly is: Said | null; readonly by: string }
}

interface Begin extends DraftOf {
  readonly catalogue: DraftHead['catalogue']
  readonly periods: readonly Period[]
  readonly by: string
}

/**
 * Begins a draft, with the answers by these indicators that the one before it was not for. Where a colleague was
 * faster, it is theirs that goes on.
 */
export function beginDraft(drawer: Drawer, begin: Begin, now: number): Promise<DraftHead> {
  const { by, periods, ...of } = begin
  return untilSettled(async () => {
    const found = await reportHead(drawer, of, now)
    if (found !== undefined && found.value.ended === undefined) return found.value
    const expires = now + REPORT_DRAFT_SECONDS
    const round = newToken()
    const isOwn = ({ catalogue }: NonNullable<DraftHead['kept']>[number]) => catalogue === of.catalogue?.id
    const [own, others] = [true, false].map(is => (found?.value.kept ?? []).filter(one => isOwn(one) === is))
    const left = await Promise.all(
      own!.map(async one => ({
        round: one.round,
        parts: await lyingParts(drawer, { ...of, round: one.round }, now),
      })),
    )
    const moved = left.flatMap(({ round: before, parts }) =>
      parts.map(one => ({ one, id: partId({ round }, one.id.slice(before.length + 1)) })),
    )
    const head: DraftHead = {
      ...{ ...of, round, periods: [...periods], given: {}, begun: { by, at: now }, expires },
      length: moved.reduce((sum, { one }) => sum + lengthOf(one.value.groups), 0),
      ...(others!.length > 0 && { kept: others! }),
    }
    const lying = found ?? (await reportHeads.lying(drawer, headId(of), now))
    const sheets = of.corrects === undefined ? await sheetsGone(drawer, { ...of, of: '' }, now) : []
    await drawer.apply(
      [
        ...sheets,
        reportHeads.renewed(lying, headId(of), head, expires),
        ...moved.flatMap(({ one, id }) => [
          reportParts.taken(one),
          reportParts.added(id, one.value, expires),
        ]),
      ],
      now,
    )
    return head
  })
}

/**
 * What whoever ends a draft had sent to it. A colleague may still read that their own changed nothing, until another is
 * begun. A sheet of a correction is for the report, as it stands then.
 */
const ownSheet = ({ party, call, corrects }: DraftOf, by: string): Change[] =>
  corrects === undefined ? [sheetGone({ party, call, of: '', by })] : []

/** Other periods, or somebody asked for a section. Refuses `seen_stale` once the draft goes on no more. */
export function changeHead(
  drawer: Drawer,
  of: DraftOf & Pick<DraftHead, 'round'>,
  change: (head: DraftHead) => Partial<Pick<DraftHead, 'periods' | 'given'>>,
  now: number,
): Promise<DraftHead> {
  return untilSettled(async () => {
    const found = await headOfRound(drawer, of, now)
    const head = { ...found.value, ...change(found.value) }
    await drawer.apply([reportHeads.changed(found, head)], now)
    return head
  })
}

/** All parts of a draft, by their names. */
export async function readParts(
  drawer: Drawer,
  { round, party }: Pick<DraftHead, 'round' | 'party'>,
  now: number,
): Promise<Parts> {
  const found = await lyingParts(drawer, { round, party }, now)
  return new Map(found.map(one => [one.id.slice(round.length + 1), one.value]))
}

async function lyingParts(drawer: Drawer, { round, party }: Pick<DraftHead, 'round' | 'party'>, now: number) {
  const found = await reportParts.all(drawer, now, `${round}/`)
  return found.filter(({ value }) => value.party === party)
}

/** What goes with edits, in the same change. */
interface With {
  /** Refuses a part as it would be. */
  readonly requires?: (groups: DraftPart['groups']) => void
  readonly changes?: () => Promise<readonly Change[]>
  /** What stands where nobody has typed: the report, of a draft that corrects it. */
  readonly over?: Parts
}

/**
 * Saves fields, in one change or not at all. Returns those that a colleague has changed meanwhile to something else:
 * there the words of `by` stand, and theirs beside them. Refuses `seen_stale` where the draft goes on no more, and
 * `request_oversize` where it would grow too long.
 */
export function saveEdits(
  drawer: Drawer,
  of: DraftOf & Pick<DraftHead, 'round'>,
  edits: readonly Edit[],
  by: string,
  now: number,
  { requires, changes: more, over }: With = {},
): Promise<readonly Meeting[]> {
  return untilSettled(async () => {
    const head = await headOfRound(drawer, of, now)
    const met: Meeting[] = []
    const changes: Change[] = []
    let grown = 0
    for (const [name, own] of Map.groupBy(edits, one => one.part)) {
      const id = partId(of, name)
      const found = await reportParts.lying(drawer, id, now)
      const groups = structuredClone(found?.value.groups ?? {})
      const hands = [...(found?.value.hands ?? (over === undefined ? [] : [NOBODY]))]
      if (!hands.includes(by)) hands.push(by)
      const hand = hands.indexOf(by)
      const below = over?.get(name)?.groups
      let isChanged = false
      for (const edit of own) {
        const slots = groups[edit.group] ?? {}
        groups[edit.group] = slots
        const under = below?.[edit.group]?.[edit.slot]
        const stood = slots[edit.slot]
        const lying = stood !== undefined && isOver(name, over) ? besideBelow(stood, under) : stood
        const next = merged(lying ?? under ?? emptyOf(edit, over), edit, { by: hand, at: now })
        if (next === undefined) continue
        isChanged = true
        const theirs = next.beside?.at(-1)
        if (theirs !== undefined) met.push({ ...edit, theirs: { is: theirs.is, by: hands[theirs.by]! } })
        const isAsBelow = next.beside === undefined && isSaid(next.is, under?.is ?? null)
        if (isAsBelow && !isTold(edit, over)) delete slots[edit.slot]
        else slots[edit.slot] = isOver(name, over) ? { ...next, below: under?.is ?? null } : next
      }
      if (!isChanged) continue
      requires?.(groups)
      grown += lengthOf(groups) - lengthOf(found?.value.groups ?? {})
      const { party, call } = of
      const part: DraftPart = { party, call, groups, hands, saved: { by, at: now } }
      changes.push(reportParts.renewed(found, id, part, head.value.expires))
    }
    if (changes.length === 0) return met
    const length = Math.max(0, head.value.length + grown)
    // It stays possible to make room.
    if (grown > 0 && length > MOST_OF_DRAFT)
      throw new Refusal('request_oversize', 'What all of you typed in this report takes too much space.')
    // As it lies there: nothing is put into a draft that was signed at the same moment.
    const noted = reportHeads.changed(head, { ...head.value, length })
    await drawer.apply([noted, ...changes, ...((await more?.()) ?? [])], now)
    return met
  })
}

/**
 * Whether of what is emptied it stays known by whom: a colleague may be typing over it, or send it in a sheet of before.
 * What was filled in and taken back was nobody’s answer; and what of a correction is taken back is as it was reported.
 */
const isTold = ({ part, repeats }: Pick<Edit, 'part' | 'repeats'>, over: Parts | undefined): boolean =>
  part === ACCOUNT || (over === undefined && part.startsWith(ANSWERS) && repeats !== 'undo')

/** What stands where nothing ever did, or nothing but what was filled in: of a correction, what was reported. */
const emptyOf = ({ part }: Edit, over: Parts | undefined): Slot | undefined =>
  over === undefined || part === ACCOUNT ? undefined : { is: null, by: 0 }

/** Whether nothing stands there, be it known who emptied it. */
export const isOpen = (slot: Slot | undefined): boolean =>
  slot === undefined || (slot.is === null && slot.beside === undefined)

/** Of what was emptied, by whom and when. */
export const emptiedIn =
  (parts: Parts): Emptied =>
  (indicator, period, of) => {
    const name = typeof of === 'string' ? of : slotOf(of)
    const slot = parts.get(partOf({ id: indicator }))?.groups[groupOf(period)]?.[name]
    return slot !== undefined && isOpen(slot) ? `${slot.by} ${slot.at ?? ''}` : undefined
  }

const lengthOf = (groups: DraftPart['groups']) => JSON.stringify(groups).length

/**
 * The slot after an edit; undefined where it stays. Whoever read all that stands there decides. Of what two changed
 * differently, or chose differently, all is kept, be it nowhere else any more.
 */
function merged(now: Slot | undefined, edit: Edit, saved: Pick<Slot, 'by' | 'at'>): Slot | undefined {
  const { was, is, beside: read = [], repeats } = edit
  if (repeats === 'fill') return isOpen(now) ? { is, ...saved, repeated: true } : undefined
  if (repeats === 'undo') return now?.repeated === true ? { is: null, ...saved } : undefined
  const stands = now?.is ?? null
  const beside = now?.beside ?? []
  if (isSaid(was, is) && read.length === 0) return undefined
  const saidBeside = beside.map(one => one.is)
  const hasRead = isSaid(stands, was) && isDeepStrictEqual(saidBeside, read)
  if (hasRead) return beside.length === 0 && isSaid(stands, is) ? undefined : { is, ...saved }
  // Typed by somebody now: nobody takes it back as what was filled in.
  if (isSaid(stands, is)) return now?.repeated === true ? { is, ...saved } : undefined
  // Nobody has emptied it: what stood there was filled in, and taken back while this was typed over it.
  if (now === undefined) return { is, ...saved }
  const others = beside.filter(one => !isSaid(one.is, is))
  const theirs = { is: stands, by: now.by, ...(now.at !== undefined && { at: now.at }) }
  return { is, ...saved, beside: [...others, theirs].slice(-20) }
}

/** The hand of what was reported, the first of each part of a draft over it. */
export const NOBODY = ''

const isOver = (name: string, over: Parts | undefined) => over !== undefined && name.startsWith(ANSWERS)

/**
 * A draft over a report as its readers see it: where this was corrected since somebody typed, what it says now stands
 * beside what they typed, until somebody who has read both chooses. They knew what they would replace, and not this.
 */
export const sinceTyped = (over: Parts, draft: Parts): Parts =>
  new Map(
    [...draft].map(([name, part]) => {
      if (!isOver(name, over)) return [name, part]
      const below = over.get(name)?.groups
      const groups = Object.entries(part.groups).map(([group, slots]) => [
        group,
        Object.fromEntries(
          Object.entries(slots).map(([slot, one]) => [slot, besideBelow(one, below?.[group]?.[slot])]),
        ),
      ])
      return [name, { ...part, groups: Object.fromEntries(groups) }]
    }),
  )

function besideBelow(slot: Slot, under: Slot | undefined): Slot {
  const { is, beside = [], below } = slot
  const now = under?.is ?? null
  if (below === undefined || isSaid(below, now)) return slot
  const isThere = [is, ...beside.map(one => one.is)].some(one => isSaid(one, now))
  return isThere ? slot : { ...slot, beside: [...beside, { is: now, by: 0 }].slice(-20) }
}

/** Whether what was typed meets what the report has been corrected to since. */
export const isCorrected = ({ beside = [] }: Slot, hands: readonly string[]): boolean =>
  beside.some(({ by }) => hands[by] === NOBODY)

/** What a report says with its draft of a correction over it: where nobody has typed, what was reported. */
export function laidOver(over: Parts, draft: Parts): Parts {
  const names = new Set([...over.keys(), ...draft.keys()])
  return new Map(
    [...names].map(name => {
      const [below, above] = [over.get(name), draft.get(name)]
      if (below === undefined || above === undefined) return [name, (above ?? below)!]
      const groups = { ...below.groups }
      for (const [group, slots] of Object.entries(above.groups))
        groups[group] = { ...groups[group], ...slots }
      return [name, { ...above, groups }]
    }),
  )
}

/** What a draft answers so far, by the catalogue. Cells that cannot be taken as they stand are left open. */
export function answersIn(parts: Parts, catalogue: Catalogue, periods: readonly Period[]): FigureAnswer[] {
  const sources = [...sourcesIn(parts).keys()]
  return catalogue.indicators.flatMap(indicator => {
    const groups = parts.get(partOf(indicator))?.groups
    if (groups === undefined) return []
    const all = cellsOf(catalogue, indicator)
    return periods.flatMap(period => {
      const slots = groups[groupOf(period)]
      return slots === undefined ? [] : (answerOf({ indicator, period, slots, all, sources }) ?? [])
    })
  })
}

interface Answering {
  readonly indicator: Indicator
  readonly period: Period
  readonly slots: Readonly<Record<string, Slot>>
  readonly all: readonly (readonly string[])[]
  readonly sources: readonly string[]
}

function answerOf({ indicator, period, slots, all, sources }: Answering): FigureAnswer | undefined {
  const cells = all.flatMap(by => {
    const cell = cellIn(slots[slotOf(by)], by)
    return cell === null ? [] : [cell]
  })
  const text = (slot: Slot | undefined) => (isMet(slot) ? null : textIn(slot))
  const [words, behind] = [text(slots.words), text(slots.behind)]
  const place = isMet(slots.found) ? null : (slots.found?.is ?? null)
  const source = place !== null && 'source' in place ? sources.indexOf(place.source) : -1
  const found = source === -1 ? null : { source, place: (place as { place: string }).place }
  if (cells.length === 0 && words === null && behind === null && found === null) return undefined
  const speaks = words !== null || (indicator.value.type === 'words' && cells.some(one => 'value' in one))
  const lang = speaks ? (textIn(slots.lang) ?? 'en') : null
  return { indicator: indicator.id, period, cells, lang, words, behind, found }
}

const isMet = (slot: Slot | undefined) => slot?.beside !== undefined

/** Null where nothing stands there that can be taken as it is, or two things do. */
export function cellIn(slot: Slot | undefined, by: readonly string[]): FigureCell | null {
  if (slot === undefined || isMet(slot) || slot.is === null) return null
  if ('value' in slot.is) return { by: [...by], value: slot.is.value }
  return 'missing' in slot.is && !('typed' in slot.is) ? { by: [...by], missing: slot.is.missing } : null
}

export function textIn(slot: Slot | undefined): string | null {
  const is = slot?.is ?? null
  return is !== null && 'text' in is && is.text !== '' ? is.text : null
}

export type Source = Extract<Said, { readonly title: string }>

/** The sources of a draft by their slots, in the order in which the file of figures will have them. */
export const sourcesIn = (parts: Parts): ReadonlyMap<string, Source> =>
  sourcesOf(parts.get(SOURCES)?.groups ?? {})

export function sourcesOf(groups: DraftPart['groups']): ReadonlyMap<string, Source> {
  const slots = Object.entries(groups[''] ?? {})
  return new Map(
    slots.flatMap(([name, { is }]) => (is !== null && 'title' in is ? [[name, is] as const] : [])),
  )
}

/** What a cell of the file is in a draft. */
export function saidOf(cell: FigureCell | null): Said | null {
  if (cell === null) return null
  return 'value' in cell ? { value: cell.value } : { missing: cell.missing }
}

/** Of all that a draft says, and of nothing else about it: what is signed is what was read. */
export function draftDigest(parts: Parts, { catalogue, periods }: Pick<DraftHead, 'catalogue' | 'periods'>) {
  const says = sorted(Object.fromEntries(parts)).map(([name, part]) => [name, saidIn(part)])
  return digestOf(utf8(JSON.stringify({ catalogue, periods, says })))
}

/** Of what one part says. */
export const partDigest = (part: DraftPart | undefined): string =>
  digestOf(utf8(JSON.stringify(part === undefined ? [] : saidIn(part))))

/** That an answer was emptied says nothing; that a correction empties one does. */
const saidIn = ({ groups, hands }: DraftPart) =>
  sorted(groups).map(([group, slots]) => [
    group,
    sorted(slots)
      .filter(([, slot]) => hands[0] === NOBODY || !isOpen(slot))
      .map(([slot, { is, beside = [] }]) => [slot, is, beside.length]),
  ])

const sorted = <T>(of: Readonly<Record<string, T>>) =>
  Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1))

/**
 * Ends the draft beside what came of it, as long as each part says what was read before signing. Refuses `seen_stale`.
 */
export async function draftSigned(
  drawer: Drawer,
  of: DraftOf & Pick<DraftHead, 'round'>,
  { read, by }: { readonly read: string; readonly by: string },
  now: number,
): Promise<Change[]> {
  const head = await headOfRound(drawer, of, now)
  const found = await lyingParts(drawer, of, now)
  const parts = new Map(found.map(one => [one.id.slice(of.round.length + 1), one.value]))
  if (draftDigest(parts, head.value) !== read)
    throw new Refusal('seen_stale', 'What you read was changed since by somebody of your organisation.')
  const files = await reportFilesGone(drawer, of, now)
  const { catalogue, kept = [], periods, round } = head.value
  const left = withoutPeriods(found, periods)
  const ended: DraftHead = {
    ...{ ...head.value, given: {}, ended: { is: 'signed', by, at: now } },
    ...(left.length > 0 && catalogue !== null && { kept: [...kept, { catalogue: catalogue.id, round }] }),
  }
  // What the report was not for is nobody's to throw away: it waits for the next one.
  const changes = found.map(one => {
    const groups = left.find(({ id }) => id === one.id)?.groups
    return groups === undefined ? reportParts.taken(one) : reportParts.changed(one, { ...one.value, groups })
  })
  return [reportHeads.changed(head, ended), ...changes, ...files, ...ownSheet(of, by)]
}

/** The parts with answers for other periods than these, with these answers alone. */
const withoutPeriods = (parts: readonly Found<DraftPart>[], periods: readonly Period[]) =>
  parts.flatMap(({ id, value }) => {
    const groups = leftIn(value.groups, periods)
    return Object.keys(groups).length === 0 ? [] : [{ id, groups }]
  })

/** Deletes the answers for periods that a report is not for. */
export function dropLeftOut(
  drawer: Drawer,
  of: Pick<DraftHead, 'party' | 'call' | 'round'>,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const head = await headOfRound(drawer, of, now)
    const found = await lyingParts(drawer, of, now)
    const left = withoutPeriods(found, head.value.periods)
    const gone = left.reduce((sum, { groups }) => sum + lengthOf(groups), 0)
    const parts = left.map(({ id, groups }) => {
      const one = found.find(part => part.id === id)!
      const stays = Object.entries(one.value.groups).filter(([group]) => !(group in groups))
      return reportParts.changed(one, { ...one.value, groups: Object.fromEntries(stays) })
    })
    const length = Math.max(0, head.value.length - gone)
    await drawer.apply([reportHeads.changed(head, { ...head.value, length }), ...parts], now)
  })
}

/** Deletes a draft that nobody signs. */
export function dropDraft(
  drawer: Drawer,
  of: DraftOf & Pick<DraftHead, 'round'>,
  by: string,
  now: number,
): Promise<void> {
  return untilSettled(async () => {
    const head = await openHead(drawer, of, now)
    if (head === undefined || head.value.round !== of.round) return
    const found = await lyingParts(drawer, of, now)
    const files = await reportFilesGone(drawer, of, now)
    const sheet = ownSheet(of, by)
    const ended = reportHeads.changed(head, {
      ...{ ...head.value, given: {}, ended: { is: 'deleted', by, at: now } },
    })
    await drawer.apply([ended, ...found.map(one => reportParts.taken(one)), ...files, ...sheet], now)
  })
}
