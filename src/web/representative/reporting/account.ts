import { z } from 'zod'
import type { JsonObject } from '../../../core/json.ts'
import { attempt, Refusal } from '../../../core/refusal.ts'
import type { Part } from '../../../log/attachments.ts'
import { MOST_TEXT, type Slot } from '../../../people/report-drafts.ts'
import { MOST_WORDS } from '../../../register/figures/figures.ts'
import { ACCOUNT, type Edit, saveEdits, textIn } from '../../../work/reporting/draft.ts'
import { Reading } from '../../forms/form-input.ts'
import {
  type Answer,
  type Asked,
  attributes,
  type Errors,
  Fieldset,
  type Form,
  hiddenFields,
  html,
  linkIn,
  type Markup,
  type Piece,
  privatePage,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { labelIn, labelOf, typedShown } from '../commitments/draft-changed.ts'
import { typedIn } from '../commitments/draft-fields.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { reporting } from '../commitments/report.ts'
import { fieldKey } from '../commitments/standing.ts'
import { LANGUAGE, languageField } from '../commitments/words-language.ts'
import { opening, type Representative } from '../session.ts'
import { endedPage, type Typed } from './ended.ts'
import { tooLongSaid } from './faults.ts'
import { keeping } from './keeping.ts'
import { takeSaid } from './met.ts'
import { hasMet, printOf, printOfSlot, stoodThere } from './prints.ts'
import { noRoomSaid, savedOr } from './section.ts'
import { reportPath, type Sitting, sittingOn } from './sitting.ts'

/** What a report says of commitments, in words and by what the rules ask: one part among those of figures. */

const ITS_OWN = ['round', 'read', 'began', 'go']

const slotsOf = ({ parts }: Pick<Sitting, 'parts'>): Readonly<Record<string, Slot>> =>
  parts.get(ACCOUNT)?.groups[''] ?? {}

const accountForm = (asked: Asked, { it, head }: Sitting) => reporting(asked, it, head)

/** As it was saved; where nobody has come to it yet, as its form begins. */
async function valuesOf(asked: Asked, sitting: Sitting): Promise<URLSearchParams> {
  if (!sitting.parts.has(ACCOUNT)) return (await accountForm(asked, sitting)).start()
  const slots = Object.entries(slotsOf(sitting))
  return new URLSearchParams(
    slots.flatMap(([name, slot]) => (textIn(slot) === null ? [] : [[name, textIn(slot)!]])),
  )
}

export interface Account {
  /** Without figures; undefined where something has to be changed first. */
  readonly body: JsonObject | undefined
  readonly parts: readonly Part[]
  readonly errors: Errors
}

/** What of it would be signed, or what hinders that. */
export async function accountOf(asked: Asked, who: Representative, sitting: Sitting): Promise<Account> {
  const form = await accountForm(asked, sitting)
  const fields = await valuesOf(asked, sitting)
  const typed = new Reading(asked, who, { fields, files: new Map() })
  const said = await attempted(() => form.compose(typed))
  if (said instanceof Refusal) typed.check.errors.set('words', said.message)
  const long = [...fields].filter(([, text]) => text.length > MOST_WORDS)
  const told = long.map(([name]) => [name, tooLongSaid(asked)] as const)
  const errors = new Map([...typed.check.errors, ...told, ...metIn(asked, sitting)])
  const body = said instanceof Refusal || errors.size > 0 ? undefined : said?.[0]?.body
  return { body: body as JsonObject | undefined, parts: typed.saying.parts, errors }
}

async function attempted<T>(act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const metIn = (asked: Asked, sitting: Sitting): Errors =>
  new Map(
    Object.entries(slotsOf(sitting)).flatMap(([name, { beside }]) =>
      beside === undefined
        ? []
        : [[name, say(asked.lang, 'filing.met', { of: fieldName(asked, sitting, name) })]],
    ),
  )

/** As the page names it: of a commitment by what that says. */
function fieldName(asked: Asked, { it }: Sitting, name: string): string {
  const { says = name, of } = labelIn(asked, name)
  const own = it.own.find(one => fieldKey(one) === of)
  return own === undefined ? says : `${own.name} – ${says}`
}

export async function showAccount(asked: Asked, who: Representative): Promise<Answer> {
  requireWriter(who)
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined) return seeOther(asked, reportPath({ id: asked.params.call! }))
  return page(asked, who, sitting, { values: await valuesOf(asked, sitting), errors: metIn(asked, sitting) })
}

interface Shown {
  readonly values: URLSearchParams
  readonly errors: Errors
  readonly unsaved?: readonly string[] | 'all'
  readonly status?: number
  readonly trouble?: Piece
  /** What the form was opened with, where nothing of it was saved. */
  readonly read?: string | undefined
}

async function page(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  { values, errors, unsaved, status = 200, trouble = null, read }: Shown,
): Promise<Answer> {
  const { lang } = asked
  const { it, head } = sitting
  const form = await accountForm(asked, sitting)
  const f = new Fieldset(lang, values, errors)
  const fields = await form.fields(f, values)
  const own = attributes({
    action: linkIn(asked, reportPath(it, 'commitments')),
    novalidate: true,
    ...keeping(asked, sitting, 'commitments', [ACCOUNT], unsaved),
  })
  const title = say(lang, 'filing.commitments')
  const main = html`
    ${opening(asked, who, title, say(lang, head.catalogue === null ? 'filing.commitmentsAlone' : 'filing.commitmentsLede'))}
    <section class="entry strong"><div class="side"><h2>${form.heading}</h2></div><div class="box">
    <form class="form" method="post"${own}>
      ${trouble}
      ${f.summary(f.told)}
      ${metPart(asked, who, sitting)}
      ${hiddenFields({ round: head.round, read: read ?? readText(sitting), began: await beganText(asked, sitting) })}
      ${fields}${languageField(asked, f, values)}
      <div class="actions">
        <button class="btn" name="go" value="next">${say(lang, 'filing.last')}</button>
        <button class="btn second" name="go" value="leave">${say(lang, 'filing.leave')}</button>
      </div>
    </form></div></section>
  `
  return privatePage(asked, { title: `${title}: ${it.title}`, main, script: 'keep-typed' }, status)
}

/** All that was typed at the same time, each with whose it is; to take one of it says that it is right. */
function metPart(asked: Asked, who: Representative, sitting: Sitting): Markup | null {
  const { lang } = asked
  const hands = sitting.parts.get(ACCOUNT)?.hands ?? []
  const met = Object.entries(slotsOf(sitting)).filter(([, { beside }]) => beside !== undefined)
  if (met.length === 0) return null
  const text = (is: Slot['is']) => (is !== null && 'text' in is ? is.text : '')
  const lines = met.map(([name, slot]) => {
    const choices = [...slot.beside!, slot].map(({ is, by }) => {
      const what = typedShown(asked, name, text(is))
      const says = takeSaid(asked, who, sitting.keys, { key: hands[by] ?? '?', is, what })
      const own = attributes({ type: 'radio', name: `take.${name}`, value: text(is), autocomplete: 'off' })
      return html`<label class="check"><input${own}><span>${says}</span></label>`
    })
    return html`<fieldset class="met"><legend>${fieldName(asked, sitting, name)}</legend>${choices}</fieldset>`
  })
  return html`<div class="notice warn"><p><b>${say(lang, 'filing.metHead')}</b></p>${lines}</div>`
}

const readText = (sitting: Sitting): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(slotsOf(sitting)).map(([name, slot]) => [name, printOfSlot(slot)])),
  )

/** How the form begins where nobody has come to it yet: that is saved with it, and nobody typed it. */
async function beganText(asked: Asked, sitting: Sitting): Promise<string> {
  if (sitting.parts.has(ACCOUNT)) return '{}'
  const values = await valuesOf(asked, sitting)
  values.set(LANGUAGE, asked.lang)
  return JSON.stringify(Object.fromEntries([...values].map(([name, text]) => [name, printOf({ text })])))
}

const printsSchema = z.record(z.string().max(100), z.string().max(20))

function readIn(fields: URLSearchParams, name: 'read' | 'began' = 'read'): Readonly<Record<string, string>> {
  const json = attempt(() => {
    try {
      return JSON.parse(fields.get(name) ?? '{}') as unknown
    } catch {
      throw new Refusal('request_malformed', 'The form says wrongly what it was opened with.')
    }
  })
  return printsSchema.safeParse(json).data ?? {}
}

export async function takeAccount(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const { site } = asked
  const { fields } = form
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined || sitting.head.round !== fields.get('round'))
    return endedPage(asked, who, asked.params.call!, typedOf(asked, fields))
  const isLong = ([, typed]: readonly [string, string]) => typed.length > MOST_TEXT
  const long = [...fields].filter(isLong).map(([name]) => name)
  const edits = editsOf(sitting, fields).filter(({ slot }) => !long.includes(slot))
  const saved = await savedOr(saveEdits(site.log.drawer, sitting.head, edits, who.keyid, site.now()))
  if (saved === 'seen_stale') return endedPage(asked, who, sitting.it.id, typedOf(asked, fields))
  if (saved === 'request_oversize') {
    const shown = { values: fields, errors: metIn(asked, sitting), unsaved: 'all', status: 422 } as const
    return page(asked, who, sitting, {
      ...shown,
      trouble: noRoomSaid(asked),
      read: fields.get('read') ?? undefined,
    })
  }
  const now = (await sittingOn(asked, who)) ?? sitting
  const { errors } = await accountOf(asked, who, now)
  const all = new Map([...errors, ...long.map(name => [name, tooLongSaid(asked)] as const)])
  const isLeft = fields.get('go') === 'leave'
  if (long.length > 0 || (all.size > 0 && !isLeft)) {
    const values = await valuesOf(asked, now)
    for (const name of long) values.set(name, fields.get(name)!)
    return page(asked, who, now, { values, errors: all, unsaved: long, status: 422 })
  }
  const { id } = now.it
  return seeOther(asked, isLeft ? `${reportPath({ id })}?saved=1` : reportPath({ id }, 'preview'))
}

/** What its author changed, where the draft has ended: neither what they found nor how the form begins. */
function typedOf(asked: Asked, fields: URLSearchParams): Typed[] {
  const began = readIn(fields, 'began')
  return editsOf({ parts: new Map() }, fields).flatMap(({ slot, is }) =>
    slot === LANGUAGE || began[slot] === printOf(is)
      ? []
      : [
          {
            of: labelOf(asked, slot),
            says: typedShown(asked, slot, is !== null && 'text' in is ? is.text : ''),
          },
        ],
  )
}

/** A box that is not ticked is not sent: what the form had and does not say is taken away. */
function editsOf(sitting: Pick<Sitting, 'parts'>, fields: URLSearchParams): Edit[] {
  const [read, began] = [readIn(fields), readIn(fields, 'began')]
  const typed = typedIn(fields)
  const slots = slotsOf(sitting)
  const isField = (name: string) => !ITS_OWN.includes(name) && !name.startsWith('take.')
  const names = new Set([...Object.keys(typed).filter(isField), ...Object.keys(read)])
  const saidOf = (text: string) => (text === '' ? null : { text })
  return [...names].flatMap((slot): Edit[] => {
    // What both began with, nobody typed: whoever left it so has nothing against what a colleague saved.
    const print = read[slot] ?? (slots[slot] === undefined ? '' : (began[slot] ?? ''))
    const inField = saidOf(typed[slot] ?? '')
    const isTyped = print.split('*')[0] !== printOf(inField)
    const taken = hasMet(print) ? typed[`take.${slot}`] : undefined
    if (!isTyped && taken === undefined) return []
    const is = isTyped ? inField : saidOf(taken!)
    return [{ part: ACCOUNT, group: '', slot, ...stoodThere(print, slots[slot], is), is }]
  })
}
