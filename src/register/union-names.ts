import type { Localised } from './kinds.ts'
import { foldWords } from './search-words.ts'

/**
 * The European Union and the United Nations, of whatever kind and country their rows are: found by their names in the
 * languages that they use, and by what these are shortened to. The indexes of rolls rest on the names, so they stand
 * here, and are not those of a release of CLDR.
 */
const NAMES = {
  EU: `European Union, Union européenne, Unión Europea, Europäische Union, Unione europea, União Europeia, Europese Unie,
    Europæiske Union, Europeiska unionen, Euroopan unioni, Ευρωπαϊκή Ένωση, Euroopa Liit, Eiropas Savienība,
    Europos Sąjunga, Európai Unió, Unia Europejska, Evropská unie, Európska únia, Evropska unija, Europska unija,
    Европейски съюз, Uniunea Europeană, Unjoni Ewropea, Aontas Eorpach, الاتحاد الأوروبي, Европейский союз, 欧盟, 欧洲联盟`,
  UN: `United Nations, Nations Unies, Naciones Unidas, الأمم المتحدة, Организация Объединенных Наций, 联合国,
    United Nations Organization, United Nations Organisation, Organisation des Nations Unies,
    Organización de las Naciones Unidas, منظمة الأمم المتحدة, Объединенные Нации, Vereinte Nationen,
    Organisation der Vereinten Nationen, Nazioni Unite, Nações Unidas, Verenigde Naties`,
} as const

/** What a row is named beside others too, so that these mean the two of whoever asks alone. */
const SHORT = { EU: 'EU, E.U., UE, U.E., ЕС, ΕΕ', UN: 'UN, U.N., UNO, ONU, O.N.U., ООН' } as const

export type Union = keyof typeof NAMES

function byFolded(table: Readonly<Record<Union, string>>): ReadonlyMap<string, Union> {
  const unions = Object.keys(table) as Union[]
  return new Map(
    unions.flatMap(union =>
      table[union].split(/,[ \n]+/).map((name): [string, Union] => [bare(name), union]),
    ),
  )
}

/** Folded, without an article. */
function bare(name: string): string {
  return foldWords(name).replace(/^(the|l|la|die|der|den|an t) /, '')
}

const ROWS = byFolded(NAMES)
const ASKED = new Map([...ROWS, ...byFolded(SHORT)])

/** Which of the two has these names. */
export function unionOf(names: Localised): Union | undefined {
  return names.map(({ text }) => ROWS.get(bare(text))).find(union => union !== undefined)
}

/** Which of the two a query means. */
export function unionMeant(q: string): Union | undefined {
  return ASKED.get(bare(q))
}
