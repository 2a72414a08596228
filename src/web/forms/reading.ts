import type { CallRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { Checking, type Fieldset } from '../fields.ts'
import { type Form, typedIn } from '../form.ts'
import type { Piece } from '../markup.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'

export interface CallNamed {
  readonly id: string
  readonly row: CallRow
}

/** A form being drawn: for whom, and with what was typed before, or what stands in the address. */
export interface Drawing<W = unknown> {
  readonly asked: Asked
  readonly who: W
  readonly f: Fieldset
  readonly values: URLSearchParams
}

/**
 * How a member of a statement is asked for, and how what was typed is read into what the statement says. What cannot be
 * read is noted at the field; what may not be said is for the law.
 */
export interface Field<W = unknown> {
  show(name: string, label: string, on: Drawing<W>): Piece | Promise<Piece>
  read(name: string, label: string, typed: Reading<W>): unknown
}

/**
 * A form that was sent, while a statement is made of it: what was typed is read into what the statement says, and what
 * cannot be read is noted at its field. Whether the statement may be said is not asked here: the law is (frame.ts).
 */
export class Reading<W = unknown> {
  readonly asked: Asked
  /** Who fills it in. */
  readonly who: W
  readonly fields: URLSearchParams
  readonly files: Form['files']
  readonly check = new Checking()
  /** What is said goes through here: long words travel beside the statement. */
  readonly saying = new Saying()
  /** The call that was named, once its field is read. */
  call: CallNamed | undefined

  constructor(asked: Asked, who: W, { fields, files }: Form) {
    this.asked = asked
    this.who = who
    this.fields = fields
    this.files = files
  }

  text(name: string): string {
    return typedIn(this.fields, name)
  }

  /** What was typed; it is noted where nothing was. */
  required(name: string, label: string): string {
    const text = this.text(name)
    this.check.must(name, say(this.asked.lang, 'fields.missing', { field: label }), text !== '')
    return text
  }

  /** One of those that were offered; it is noted where none was chosen. */
  chosen<V extends string>(name: string, label: string, offered: readonly V[]): V | undefined {
    const found = offered.find(one => one === this.text(name))
    this.check.must(name, say(this.asked.lang, 'fields.chooseOne', { field: label }), found !== undefined)
    return found
  }
}
