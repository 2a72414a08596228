import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { foldWords, meaningsOf } from '../search-words.ts'
import type { Field, Tell } from './doubts.ts'

/** Which column of a list says what. Headers are known in English and French; others are named by the reader. */
export const FIELDS: readonly Field[] = ['name', 'kind', 'country', 'nature', 'website', 'signed']

const fieldOf = meaningsOf({
  name: `
    name, names, nom, noms, supporter, supporters, soutien, soutiens, organisation, organization, organisations,
    organizations, organisation name, organization name, name of organisation, name of organization,
    nom de l organisation, entity, entite, signatory, signatories, signataire, signataires, full name,
    raison sociale, denomination, party, partie, title, intitule, name en, name fr, nom fr, nom en,
    english name, nom anglais
  `,
  kind: 'category, categories, categorie, kind, type, sector, secteur, college, group, groupe',
  country: `
    nationality, nationalite, country, countries, pays, country code, code pays, iso, iso2, iso3, iso 2, iso 3,
    iso code, code iso, alpha 2, alpha 3, state, etat, country name, nom du pays, alpha2, alpha3, iso 3166,
    iso3166, iso alpha 2, iso alpha 3, country iso, pays iso
  `,
  nature: 'nature, natures, nature de l organisation, nature of organisation, legal form, forme juridique',
  website: `
    website, web site, site web, site, site internet, url, web, link, lien, homepage, web page, adresse web,
    web address
  `,
  signed: `
    date signed, signed, date, signature date, signing date, date of signature, date de signature,
    date d adhesion, date de soutien, date signature, signed on, signed at, signe le, joined, date joined,
    joined on, adhesion, date added, added, date d ajout, signature
  `,
} satisfies Record<Field, string>)

/** Columns that lists of people have, and lists of organisations hardly. */
const personColumnOf = meaningsOf({
  given: `
    first name, firstname, given name, given names, forename, prenom, prenoms, vorname, nombre, nombres, nome,
    voornaam, imie, fornamn, fornavn, etunimi, имя, 名
  `,
  family: `
    last name, lastname, surname, family name, nom de famille, nachname, familienname, apellido, apellidos, cognome,
    sobrenome, achternaam, nazwisko, efternamn, etternavn, sukunimi, фамилия, 姓
  `,
  says: `
    civilite, salutation, gender, genre, sexe, sex, age, date of birth, date de naissance, profession, professions,
    occupation, job, job title, metier, beruf, profesion, professione, profissao, position, poste, fonction, affiliation,
    affiliations, employer, employeur, institutional affiliation, academic title, titre
  `,
})
/** Of organisations alone; in "name" or "signataire" both stand. */
const ORGANISATIONS = /organi[sz]ation|raison sociale|denomination|entit|compan|entreprise|party|partie/

type PersonColumns = Readonly<{
  given: number | undefined
  family: number | undefined
  /** Columns of jobs, titles and the like. */
  says: readonly number[]
  /** The name has a column for organisations beside that of their people. */
  beside: boolean
}>

/** Names the headers of columns that we do not know. */
export type Named = Partial<Record<Field, string>>

export type Columns = Readonly<{
  /** Where the header stands among the records. */
  at: number
  headers: readonly string[]
  of: Partial<Record<Field, number>>
  /** Columns that say something else, or nothing. */
  rest: readonly number[]
  person: PersonColumns
}>

/** How many of these cells are headers that we know; 0 unless one of them is the name. */
export function headerScore(cells: readonly string[], named: Named = {}): number {
  const of = matchHeaders(cells, named)
  return of.name === undefined ? 0 : Object.keys(of).length
}

/** Finds the header among the first records. Refuses `file_malformed` for a list without a column of names. */
export function findColumns(records: readonly (readonly string[])[], named: Named, tell: Tell): Columns {
  const scores = records.slice(0, 10).map(cells => headerScore(cells, named))
  const best = Math.max(0, ...scores)
  if (best === 0) {
    const seen = (records[0] ?? []).map(cell => clip(cell.trim(), 30)).join(', ')
    throw new Refusal(
      'file_malformed',
      `No column of the list is known to hold names. Its first line says: ${seen || 'nothing'}.`,
    )
  }
  const at = scores.indexOf(best)
  for (const before of records.slice(0, at)) {
    const words = before.join(' ').trim()
    if (words !== '') tell('list', 'lines_before', words)
  }
  const headers = records[at]!.map(cell => cell.trim())
  const of = matchHeaders(headers, named)
  for (const [field, header] of Object.entries(named))
    if (of[field as Field] === undefined)
      throw new Refusal(
        'file_malformed',
        `The list has no column ${clip(header)}. Its columns are: ${headers.join(', ')}.`,
      )
  const used = new Set(Object.values(of))
  for (const field of FIELDS) if (of[field] === undefined) tell(field, 'column_missing', headers.join(', '))
  for (const [i, header] of headers.entries()) {
    const field = fieldOf(header)
    if (!used.has(i) && field !== undefined) tell(field, 'column_double', header, headers[of[field]!] ?? null)
  }
  const rest = headers.map((_, i) => i).filter(i => !used.has(i))
  return { at, headers, of, rest, person: personColumns(headers, of.name) }
}

function personColumns(headers: readonly string[], name: number | undefined): PersonColumns {
  const all = headers.map(header => personColumnOf(header))
  const at = (what: 'given' | 'family') => (all.includes(what) ? all.indexOf(what) : undefined)
  return {
    given: at('given'),
    family: at('family'),
    says: [...all.keys()].filter(i => all[i] === 'says'),
    beside: name !== undefined && ORGANISATIONS.test(foldWords(headers[name]!)),
  }
}

function matchHeaders(cells: readonly string[], named: Named): Partial<Record<Field, number>> {
  const of: Partial<Record<Field, number>> = {}
  const wanted = new Map(Object.entries(named).map(([field, header]) => [foldWords(header), field as Field]))
  for (const [i, cell] of cells.entries()) {
    const field = wanted.get(foldWords(cell))
    if (field !== undefined) of[field] ??= i
  }
  for (const [i, cell] of cells.entries()) {
    const field = fieldOf(cell)
    if (field !== undefined && !wanted.has(foldWords(cell)) && named[field] === undefined) of[field] ??= i
  }
  // Of people there may be first names and last names and no other name; "title" is what they are called by, then.
  const { given, family } = personColumns(cells, of.name)
  if (of.name === undefined || (given !== undefined && foldWords(cells[of.name]!) === 'title')) {
    const own = family ?? given
    if (own !== undefined && !wanted.has(foldWords(cells[own]!)) && named.name === undefined) of.name = own
  }
  return of
}
