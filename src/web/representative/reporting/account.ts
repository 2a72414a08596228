import { z } from 'zod'
import type { JsonObject } from '../../../core/json.ts'
import { attempt, Refusal } from '../../../core/refusal.ts'
import type { Part } from '../../../log/attachments.ts'
import type { Slot } from '../../../people/report-drafts.ts'
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
  phrase,
  privatePage,
  say,
  seeOther,
  table,
} from '../../kit/kit.ts'
import { byWhom, labelOf, typedShown } from '../commitments/draft-changed.ts'
import { typedIn } from '../commitments/draft-fields.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { reporting } from '../commitments/report.ts'
import { languageField } from '../commitments/words-language.ts'
import { opening, type Representative } from '../session.ts'
import { endedPage } from './ended.ts'
import { tooLongSaid } from './faults.ts'
import { printOf, stoodThere } from './leaf-fields.ts'
import { reportPath, type Sitting, sittingOn } from './sitting.ts'

/** What a report says of commitments, in words and by what the rules ask: one part among those of figures. */

const ITS_OWN = ['round', 'read', 'go']

const slotsOf = ({ parts }: Pick<Sitting, 'parts'>): Readonly<Record<string, Slot>> =>
  parts.get(ACCOUNT)?.groups[''] ?? {}

/** As it was saved; where nobody has come to it yet, as its form begins. */
async function valuesOf(asked: Asked, sitting: Sitting): Promise<URLSearchParams> {
  if (!sitting.parts.has(ACCOUNT)) return (await reporting(asked, sitting.it, true)).start()
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
  const form = await reporting(asked, sitting.it, true)
  const fields = await valuesOf(asked, sitting)
  const typed = new Reading(asked, who, { fields, files: new Map() })
  const said = await attempted(() => form.compose(typed))
  if (said instanceof Refusal) typed.check.errors.set('words', said.message)
  const errors = new Map([...typed.check.errors, ...metIn(asked, sitting)])
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

const metIn = ({ lang }: Asked, sitting: Sitting): Errors =>
  new Map(
    Object.entries(slotsOf(sitting)).flatMap(([name, { beside }]) =>
      beside === undefined ? [] : [[name, say(lang, 'filing.metHere')]],
    ),
  )

export async function showAccount(asked: Asked, who: Representative): Promise<Answer> {
  requireWriter(who)
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined) return seeOther(asked, reportPath({ id: asked.params.call! }))
  return page(asked, who, sitting, { values: await valuesOf(asked, sitting), errors: metIn(asked, sitting) })
}

interface Shown {
  readonly values: URLSearchParams
  readonly errors: Errors
  readonly status?: number
}

async function page(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  { values, errors, status = 200 }: Shown,
): Promise<Answer> {
  const { lang } = asked
  const { it, head } = sitting
  const form = await reporting(asked, it, true)
  const f = new Fieldset(lang, values, errors)
  const fields = await form.fields(f, values)
  const own = attributes({
    action: linkIn(asked, reportPath(it, 'commitments')),
    novalidate: true,
    'data-keep': `report ${head.round} commitments.`,
  })
  const title = say(lang, 'filing.commitments')
  const main = html`
    ${opening(asked, who, title, say(lang, head.catalogue === null ? 'filing.commitmentsAlone' : 'filing.commitmentsLede'))}
    <section class="entry strong"><div class="side"><h2>${form.heading}</h2></div><div class="box">
    <form class="form" method="post"${own}>
      ${f.summary(f.told)}
      ${metPart(asked, who, sitting)}
      ${hiddenFields({ round: head.round, read: readText(sitting) })}
      ${fields}${languageField(asked, f, values)}
      <div class="actions">
        <button class="btn" name="go" value="next">${say(lang, 'filing.last')}</button>
        <button class="btn second" name="go" value="leave">${say(lang, 'filing.leave')}</button>
      </div>
    </form></div></section>
  `
  return privatePage(asked, { title: `${title}: ${it.title}`, main, script: 'keep-typed' }, status)
}

/** Both, side by side; a tick says that what stands in the form is right. */
function metPart(asked: Asked, who: Representative, sitting: Sitting): Markup | null {
  const { lang } = asked
  const hands = sitting.parts.get(ACCOUNT)?.hands ?? []
  const met = Object.entries(slotsOf(sitting)).flatMap(([name, { is, beside }]) =>
    (beside ?? []).map(other => ({ name, is, other })),
  )
  if (met.length === 0) return null
  const heads = ['filing.endedField', 'filing.stands', 'filing.typedBeside'] as const
  const [, mine, theirs] = heads.map(key => say(lang, key))
  const text = (is: Slot['is']) => (is !== null && 'text' in is ? is.text : '')
  const rows = met.map(
    ({ name, is, other }) => html`<tr role="row">
      <th scope="row" role="rowheader">${labelOf(asked, name)}</th>
      <td role="cell" class="all" data-k="${mine!}">${typedShown(asked, name, text(is))}
        <label class="check"><input type="checkbox" name="right.${name}" value="yes"><span>${say(lang, 'filing.right')}</span></label></td>
      <td role="cell" class="all" data-k="${theirs!}">${phrase(lang, 'filing.theirs', {
        who: byWhom(asked, who, sitting.keys, hands[other.by] ?? ''),
        what: typedShown(asked, name, text(other.is)),
      })}</td>
    </tr>`,
  )
  const says = html`<p><b>${say(lang, 'filing.metHead')}</b></p>`
  return html`<div class="notice warn">${says}</div>${table(
    say(lang, 'filing.metHead'),
    heads.map(key => say(lang, key)),
    rows,
    'even',
  )}`
}

const readText = (sitting: Sitting): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(slotsOf(sitting)).map(([name, { is, beside }]) => [
        name,
        printOf(is, beside !== undefined),
      ]),
    ),
  )

const printsSchema = z.record(z.string().max(100), z.string().max(10))

function readIn(fields: URLSearchParams): Readonly<Record<string, string>> {
  const json = attempt(() => {
    try {
      return JSON.parse(fields.get('read') ?? '{}') as unknown
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
    return endedPage(asked, who, asked.params.call!, fields)
  const isLong = ([, typed]: readonly [string, string]) => typed.length > MOST_WORDS
  const long = [...fields].filter(isLong).map(([name]) => name)
  const edits = editsOf(sitting, fields).filter(({ slot }) => !long.includes(slot))
  try {
    await saveEdits(site.log.drawer, sitting.head, edits, who.keyid, site.now())
  } catch (error) {
    if (error instanceof Refusal && error.code === 'seen_stale')
      return endedPage(asked, who, sitting.it.id, fields)
    throw error
  }
  const now = (await sittingOn(asked, who)) ?? sitting
  const { errors } = await accountOf(asked, who, now)
  const all = new Map([...errors, ...long.map(name => [name, tooLongSaid(asked)] as const)])
  const isLeft = fields.get('go') === 'leave'
  if (long.length > 0 || (all.size > 0 && !isLeft)) {
    const values = await valuesOf(asked, now)
    for (const name of long) values.set(name, fields.get(name)!)
    return page(asked, who, now, { values, errors: all, status: 422 })
  }
  const { id } = now.it
  return seeOther(asked, isLeft ? `${reportPath({ id })}?saved=1` : reportPath({ id }, 'preview'))
}

/** A box that is not ticked is not sent: what the form had and does not say is taken away. */
function editsOf(sitting: Sitting, fields: URLSearchParams): Edit[] {
  const read = readIn(fields)
  const typed = typedIn(fields)
  const slots = slotsOf(sitting)
  const isField = (name: string) => !ITS_OWN.includes(name) && !name.startsWith('right.')
  const names = new Set([...Object.keys(typed).filter(isField), ...Object.keys(read)])
  return [...names].flatMap((slot): Edit[] => {
    const text = typed[slot] ?? ''
    const is = text === '' ? null : { text }
    const print = read[slot] ?? ''
    const isBeside = print.endsWith('*')
    const was = isBeside ? print.slice(0, -1) : print
    const isChanged = was !== printOf(is)
    const hasSeen = isBeside && (isChanged || fields.has(`right.${slot}`))
    if (!isChanged && !hasSeen) return []
    const now = slots[slot]?.is ?? null
    return [{ part: ACCOUNT, group: '', slot, was: stoodThere(was, now, is), is, hasSeen }]
  })
}
