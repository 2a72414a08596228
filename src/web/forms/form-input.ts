import type { CallRow } from '../../register/rows.ts'
import { Saying } from '../../work/compose.ts'
import { type Asked, Checking, type Fieldset, type Form, html, type Piece, say, typedIn } from '../kit/kit.ts'
import { mayLack, misfitWords, type Wanted } from './field-messages.ts'

export interface CallNamed {
  readonly id: string
  readonly row: CallRow
}

/** A form being drawn: for whom, and with what was typed or stands in the address. */
export interface Drawing<W = unknown> {
  readonly asked: Asked
  readonly who: W
  readonly f: Fieldset
  readonly values: URLSearchParams
}

export type Filling = readonly (readonly [name: string, typed: string])[]

/**
 * How a member is asked for, and what the statement says by what was typed: null where nothing was, undefined where a
 * fault has been noted. The law judges the rest.
 */
export interface Field<W = unknown> {
  /** Whether it asks for words in each language of the form. */
  readonly inLanguages?: true
  show(it: Wanted, on: Drawing<W>): Piece | Promise<Piece>
  read(it: Wanted, typed: Reading<W>): unknown
  /** What a value that stands as null is typed as, where the field would else come with a proposal. */
  none?(it: Wanted): Filling
  /** A value as it would be typed; without it, the value as text. */
  fill?(it: Wanted, value: never, asked: Asked): Filling | Promise<Filling>
}

/** Fields in the order in which people read them. */
export type Asking<W> = readonly {
  readonly member: string
  readonly it: Wanted
  readonly field: Field<W>
}[]

export type Pairs = readonly (readonly [string, string])[]

/** Fields one under the other, those of a pair side by side. */
export async function drawn<W>(asking: Asking<W>, on: Drawing<W>, pairs: Pairs = []) {
  const pieces: Piece[] = []
  for (const { it, field } of asking) {
    const piece = await field.show(it, on)
    const isSecond = pairs.some(([, second]) => second === it.name)
    pieces.push(isSecond ? html`<div class="two">${pieces.pop() ?? null}${piece}</div>` : piece)
  }
  return pieces
}

/** Each member as its field reads it; what its schema does not take is noted at the field. */
export async function readAll<W>(asking: Asking<W>, typed: Reading<W>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const { member, it, field } of asking) {
    const value = await field.read(it, typed)
    if (value === undefined || (value === null && mayLack(it))) continue
    const isNoted = typed.check.errors.has(it.name)
    if (!isNoted && !it.schema.safeParse(value).success)
      typed.check.errors.set(it.name, misfitWords(typed.asked, it, value))
    found[member] = value
  }
  return found
}

export async function filledIn<W>(asking: Asking<W>, value: object, asked: Asked): Promise<Filling> {
  const all = asking.map(({ member, it, field }) => {
    const one = (value as Record<string, unknown>)[member] ?? null
    if (one === null) return field.none?.(it) ?? []
    return field.fill === undefined ? [[it.name, String(one)] as const] : field.fill(it, one as never, asked)
  })
  return (await Promise.all(all)).flat()
}

/**
 * A form that was sent, while a statement is made of it. What cannot be read is noted at its field; the frame asks the
 * law.
 */
export class Reading<W = unknown> {
  readonly asked: Asked
  readonly who: W
  readonly fields: URLSearchParams
  readonly files: Form['files']
  readonly fileNames: ReadonlyMap<string, string>
  readonly check = new Checking()
  /** Whatever is said goes through here: long words travel beside the statement. */
  readonly saying = new Saying()
  /** Set once its field is read. */
  call: CallNamed | undefined
  /** Words came from a file in another form than they will be signed in: the form shows them before it goes on. */
  showsFirst = false

  constructor(asked: Asked, who: W, { fields, files, fileNames = new Map() }: Form) {
    this.asked = asked
    this.who = who
    this.fields = fields
    this.files = files
    this.fileNames = fileNames
  }

  text(name: string): string {
    return typedIn(this.fields, name)
  }

  chosen<V extends string>(name: string, label: string, offered: readonly V[]): V | undefined {
    const found = offered.find(one => one === this.text(name))
    this.check.must(name, say(this.asked.lang, 'fields.chooseOne', { field: label }), found !== undefined)
    return found
  }
}
