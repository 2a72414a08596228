/**
 * Doubts: everything about a list that a reader could have read otherwise. Each is told with its row; nothing is mended
 * in silence. Somebody must decide a doubt that is `open` before the list is taken.
 */
export type Field = 'name' | 'kind' | 'country' | 'nature' | 'website' | 'signed'

interface Meaning {
  /** Completes "row 12, country: …". Pages say it in each language. */
  readonly says: string
  readonly settle: boolean
}

const told = <const S extends string>(says: S) => ({ says, settle: false }) as const
const open = <const S extends string>(says: S) => ({ says, settle: true }) as const

export const DOUBTS = {
  // The file
  encoding_guessed: told('not UTF-8; read as Windows-1252, so accents may be wrong'),
  text_garbled: told('looks as if it was decoded wrongly before; kept as it is'),
  lines_before: told('comes before the header; skipped'),
  column_missing: told('no column of the list says this'),
  column_double: told('a second column with this meaning; set aside, the first one counts'),
  list_empty: open('the list names nobody at all; the file may be cut off'),
  row_empty: told('the row after this one is empty and names no one'),
  cells_few: told('the row has fewer cells than the header; the rest is taken as blank'),
  cells_many: open('the row has more cells than the header; an unquoted delimiter may have shifted them'),
  rows_swallowed: open('one cell holds whole lines of the list; a quote may be missing, and rows with it'),

  // The words of a cell
  blank_trimmed: told('stray blanks at its ends, trimmed'),
  blank_inside: told('an unusual blank inside; kept as it is'),
  line_joined: told('broken over lines or tabs; joined by blanks'),
  characters_removed: told(
    'holds characters that no name may hold (control, direction, invisible); left out',
  ),
  not_normal: told('not in Unicode normalisation form C; normalised'),
  entity_kept: told('looks like HTML; kept as it is'),
  words_clipped: told('longer than the register allows; cut'),

  // What a row says
  name_blank: open('the row names nobody'),
  name_double: told('this name is in more than one row; each keeps its row'),
  kind_blank: told('no category; the kind is unknown'),
  kind_unknown: told('no category that we know; the kind is unknown'),
  country_blank: told('no country'),
  country_mistaken: told('not a code in force, but it can mean only one country'),
  country_split: told('a country that no longer exists and became several; which one is not ours to guess'),
  country_by_name: told('no code in force; the row is a state, and its own name says which'),
  country_unknown: told('no country that we know'),
  website_scheme: told('an address without https://; we added it'),
  website_unusable: told('not an address that a page can link to; left out'),
  date_blank: told('no date'),
  date_form: told('not in the form 2026-01-31, but it can mean only one day'),
  date_ambiguous: told('a day and a month that may be either way round; left out'),
  date_unreadable: told('not a date that we can read; left out'),
  date_late: told('later than the list itself; kept as the list says'),
  settled: told('settled by hand'),

  // People: their names do not enter the log
  people_listed: open(
    'most rows look like people; they are left out of the log and counted, unless you say that they are organisations',
  ),
  person_likely: open('looks like a person; left out of the log and counted, unless you say otherwise'),
  person_said: told('is a person; left out of the log and counted'),

  // Between lists
  settle_unused: told('a line of the settling file that fits nothing in this list'),
  id_taken: told('the plain id of this name is in use; a number was put behind it'),
  rename_weak: told('may be another name for it, but the evidence is weak; not taken'),
  rename_unclear: told('several names may be another name for it; none was taken'),
} as const satisfies Record<string, Meaning>

export type DoubtCode = keyof typeof DOUBTS

export type Doubt = Readonly<{
  /** The row, from 1; null where the doubt is about the whole list. */
  row: number | null
  field: Field | 'person' | 'row' | 'list'
  /** What the source says. */
  was: string
  /** What we took; null where we took nothing. */
  took: string | null
  why: DoubtCode
  /** More than the code tells, as a clause. */
  note: string | null
}>

export function doubt(
  row: number | null,
  field: Doubt['field'],
  why: DoubtCode,
  was: string,
  took: string | null = null,
  note: string | null = null,
): Doubt {
  return { row, field, was, took, why, note }
}

/** Adds what is told of one row, or of the whole list, to the doubts. */
export function telling(doubts: Doubt[], row: Doubt['row']): Tell {
  return (...what) => {
    doubts.push(doubt(row, ...what))
  }
}
type DropFirst<All extends unknown[]> = All extends [unknown, ...infer Rest] ? Rest : never
export type Tell = (...what: DropFirst<Parameters<typeof doubt>>) => void

/** The doubts that keep a list from being taken. */
export function mustSettle(doubts: readonly Doubt[]): Doubt[] {
  return doubts.filter(one => DOUBTS[one.why].settle)
}
