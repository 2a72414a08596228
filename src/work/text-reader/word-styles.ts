import { type Attributes, type MarkupReader, readXml } from './markup-reader.ts'

/** What a paragraph, a run or a style says of itself; what it leaves open, its style says. */
export interface Look {
  strong?: boolean
  soft?: boolean
  struck?: boolean
  hidden?: boolean
  outline?: number
  numbering?: string
  level?: number
}

interface Style extends Look {
  readonly id: string
  name: string
  base?: string
}

/** Styles on which one may rest; Word's own rest on three. */
const MOST_BASES = 20

/** Sets what one element of properties says; ISO/IEC 29500-1, 17.3 and 17.9. */
export function noteLook(look: Look, name: string, attributes: Attributes): void {
  const value = valueIn(attributes)
  switch (name) {
    case 'b':
      look.strong = isOn(value)
      break
    case 'i':
      look.soft = isOn(value)
      break
    case 'strike':
    case 'dstrike':
      look.struck = isOn(value)
      break
    case 'vanish':
      look.hidden = isOn(value)
      break
    case 'outlineLvl':
      look.outline = Number(value)
      break
    case 'numId':
      look.numbering = value ?? '0'
      break
    case 'ilvl':
      look.level = levelIn(value)
      break
  }
}

const isOn = (value: string | undefined) => !['0', 'false', 'off', 'none'].includes(value ?? 'true')

/** The member that most elements have. */
export const valueIn = (attributes: Attributes): string | undefined => attributeOf(attributes, 'val')

export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[`w:${name}`] ?? attributes[name]
}

/** One of the nine levels of a list. */
export function levelIn(value: string | undefined): number {
  const level = Number(value ?? 0)
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0
}

/** The styles of a document. */
export class WordStyles implements MarkupReader {
  readonly #styles = new Map<string, Style>()
  readonly #looks = new Map<string, Look & { names: readonly string[] }>()
  #usual: string | undefined
  #style: Style | undefined

  constructor(part: Uint8Array | undefined) {
    if (part !== undefined) readXml(part, this)
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'style') {
      const id = attributeOf(attributes, 'styleId') ?? ''
      this.#style = { id, name: '' }
      if (!this.#styles.has(id)) this.#styles.set(id, this.#style)
      const isUsual = isOn(attributeOf(attributes, 'default') ?? 'off')
      if (isUsual && attributeOf(attributes, 'type') === 'paragraph') this.#usual = id
    } else if (this.#style !== undefined) {
      if (name === 'name') this.#style.name = (valueIn(attributes) ?? '').toLowerCase()
      else if (name === 'basedOn') this.#style.base = valueIn(attributes) ?? ''
      else noteLook(this.#style, name, attributes)
    }
  }

  text(): void {}

  close(name: string): void {
    if (name === 'style') this.#style = undefined
  }

  /** The look of a style with those that it rests on, and their names, nearest first; of the usual one if none is named. */
  look(id: string | undefined): Look & { names: readonly string[] } {
    const named = id ?? this.#usual ?? ''
    const known = this.#looks.get(named)
    if (known !== undefined) return known
    const chain: Style[] = []
    for (let at: string | undefined = named; at !== undefined && chain.length < MOST_BASES; ) {
      const style = this.#styles.get(at)
      if (style === undefined || chain.includes(style)) break
      chain.push(style)
      at = style.base
    }
    const look = Object.assign({}, ...chain.toReversed(), { names: chain.map(style => style.name) })
    this.#looks.set(named, look)
    return look
  }
}
