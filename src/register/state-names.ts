import { ALPHA2, ALPHA3, OTHER_CODES } from './lists/countries.ts'
import { byWord, foldWords, isUnspaced, matchesWords, queryWords } from './search-words.ts'

/**
 * A state is found by its name in any of these languages, by its codes and by what people call it, whatever language a
 * list wrote it in. What is looked for is matched when somebody asks, so nothing in the log or in a database rests on
 * these names, which vary with the release of CLDR.
 */
const LANGUAGES = `en fr ar es ru zh de it pt nl zh-Hant da sv nb fi is pl cs sk sl hr sr sr-Latn bs mk bg ro hu el et lv
  lt mt ga cy ca eu gl sq tr uk be he fa hi bn ur ja ko vi th id ms sw af az hy ka kk mn am ta ne`

/** Of the first so many of them beginnings are looked for too: of all, half of what is typed would begin some name. */
const BEGUN_IN = 10

/** What states are called beside the names of CLDR; each stands for one state or for several. */
const CALLED = {
  AE: 'UAE, EAU, ОАЭ, Emirates, the Emirates, les Emirats',
  BA: 'Bosnia, Bosnie, Bosnien, Босния',
  BF: 'Burkina, Upper Volta',
  BN: 'Brunei Darussalam',
  BO: 'Plurinational State of Bolivia',
  CD: `DRC, RDC, DR Congo, Congo, Kongo, Конго, الكونغو, Zaire, Congo Kinshasa, Democratic Republic of the Congo,
    République démocratique du Congo`,
  CG: `Congo, Kongo, Конго, الكونغو, Congo Brazzaville, Republic of the Congo, République du Congo`,
  CH: 'Swiss Confederation, Confédération suisse, Confœderatio Helvetica',
  CI: `Ivory Coast, Côte d’Ivoire, Elfenbeinküste, Costa de Marfil, Costa d’Avorio, Costa do Marfim, Ivoorkust,
    Берег Слоновой Кости, ساحل العاج, 象牙海岸`,
  CN: `PRC, People’s Republic of China, République populaire de Chine, Volksrepublik China, República Popular China,
    Китайская Народная Республика, КНР, جمهورية الصين الشعبية, 中华人民共和国, 中華人民共和國, 中華人民共和国`,
  CV: 'Cape Verde, Cap Vert, Kap Verde',
  CZ: `Czech Republic, République tchèque, Tschechische Republik, República Checa, Repubblica Ceca, Чешская Республика`,
  DE: `Federal Republic of Germany, République fédérale d’Allemagne, Bundesrepublik Deutschland, BRD, ФРГ`,
  FM: 'Federated States of Micronesia, Etats fédérés de Micronésie',
  GB: `U K, Britain, Great Britain, England, Scotland, Wales, Northern Ireland, Royaume Uni de Grande Bretagne,
    United Kingdom of Great Britain and Northern Ireland, Royaume Uni de Grande Bretagne et d’Irlande du Nord,
    Grande Bretagne, Angleterre, Großbritannien, England, Gran Bretaña, Inglaterra, Reino Unido de Gran Bretaña,
    Gran Bretagna, Inghilterra, Grã Bretanha, Groot Brittannië, Engeland, Storbritannien, Wielka Brytania, Anglia,
    Великобритания, Соединенное Королевство, Англия, بريطانيا, انجلترا, 大不列颠, 英格兰, 連合王国, 영국`,
  IR: 'Islamic Republic of Iran, République islamique d’Iran, Persia, Perse',
  KP: `DPRK, RPDC, Korea, Corea, Corée, Coreia, Корея, كوريا, Democratic People’s Republic of Korea,
    République populaire démocratique de Corée, КНДР, 北朝鲜, 北朝鮮`,
  KR: `ROK, Korea, Corea, Corée, Coreia, Корея, كوريا, South Korea, Republic of Korea, République de Corée,
    Republik Korea, Южная Корея, 南韩, 韓国`,
  LA: 'Lao PDR, Lao People’s Democratic Republic',
  MD: 'Republic of Moldova, Moldavia, Moldavie, Молдавия',
  MK: 'FYROM, Macedonia, Macédoine, Mazedonien, Македония, Republic of North Macedonia',
  MM: 'Burma, Birmanie, Birma, Birmania, Бирма, بورما, 缅甸',
  NL: 'Holland, the Netherlands, Hollande, Holanda, Olanda, Hollandia, Голландия, هولندا, 荷兰, 荷蘭, オランダ',
  NZ: 'Aotearoa',
  PG: 'PNG',
  PS: 'Palestine, State of Palestine, Palästina, Palestina, Палестина, فلسطين, 巴勒斯坦',
  RU: `Russian Federation, Fédération de Russie, Russische Föderation, Federación de Rusia, Federazione Russa,
    Российская Федерация, РФ, روسيا الاتحادية, 俄罗斯联邦, 俄国`,
  SA: 'KSA, Saudi',
  ST: 'Sao Tome',
  SY: 'Syrian Arab Republic, République arabe syrienne',
  SZ: 'Swaziland, Souaziland, Swasiland',
  TL: 'East Timor, Timor oriental, Osttimor',
  TR: 'Turkey, Turquie, Türkei, Turquía, Turchia, Турция, تركيا',
  TW: 'Chinese Taipei, Republic of China, Formosa, 臺灣, 中華民國',
  TZ: 'United Republic of Tanzania, République unie de Tanzanie',
  US: `U S, U S A, the States, United States of America, Etats Unis d’Amérique, America, Amérique, Amerika, América,
    Vereinigte Staaten von Amerika, Estados Unidos de América, Stati Uniti d’America, Verenigde Staten van Amerika,
    E E U U, EEUU, EUA, VS, Соединенные Штаты Америки, Америка, الولايات المتحدة الأمريكية, أمريكا, 美利坚合众国,
    アメリカ, 미국`,
  VA: `Vatican, Holy See, Saint Siège, Heiliger Stuhl, Santa Sede, Vatikan, Vaticano, Святой Престол, Ватикан,
    الفاتيكان, الكرسي الرسولي, 教廷, 梵蒂冈`,
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam',
}

/** The states that words mean, by their ISO 3166-1 alpha-2 codes. */
export interface StatesMeant {
  /** Those of exactly this name or code. */
  readonly called: readonly string[]
  /** Also those of whose names each word begins a word, as names on a roll are searched. */
  readonly all: readonly string[]
}

/** Shorter beginnings would mean half of the world; in scripts without spaces a letter says more. */
const SHORTEST = 3
const SHORTEST_UNSPACED = 2

/** A query as long as those of a roll costs about a millisecond. */
export function statesMeant(q: string): StatesMeant {
  const { byName, beginnings } = known()
  const folded = foldWords(q)
  const telling = tellingWords(folded)
  const code = codeOf(folded)
  const named = [folded, telling, withoutForm(telling)].map(name => byName.get(name)).find(Boolean)
  const called = new Set([...(code === undefined ? [] : [code]), ...(named ?? [])])
  const words = queryWords(telling)
  const begun = new Set(called)
  if (words.join('').length >= (isUnspaced(telling) ? SHORTEST_UNSPACED : SHORTEST))
    for (const [name, code] of beginnings) if (matchesWords(name, words)) begun.add(code)
  return { called: [...called], all: [...begun] }
}

/** Every name that a state is found by as a whole, folded, with the states that it means. */
export function statesByName(): ReadonlyMap<string, ReadonlySet<string>> {
  return known().byName
}

function codeOf(folded: string): string | undefined {
  const code = folded.toUpperCase()
  return ALPHA2.has(code) ? code : (ALPHA3.get(code) ?? OTHER_CODES.get(code))
}

const IDLE = new Set(
  'the of and et und y e og och la le les l de du des d der die das del della da do'.split(' '),
)

/** Without the small words that one writes and another leaves out, and with one way to write a saint. */
function tellingWords(folded: string): string {
  const words = folded.split(' ').map(word => (word === 'st' || word === 'ste' ? 'saint' : word))
  const telling = words.filter(word => !IDLE.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

/** What a state calls itself before its name: "Kingdom of Norway". */
const FORMS = new Set(
  foldWords(`republic kingdom state commonwealth principality duchy grand sultanate federal federative democratic islamic
    socialist people peoples s republique royaume etat principaute federale islamique democratique republik
    konigreich republica reino estado repubblica regno республика королевство جمهورية مملكة دولة`).split(' '),
)

function withoutForm(telling: string): string {
  const words = telling.split(' ')
  const first = words.findIndex(word => !FORMS.has(word))
  return words.slice(Math.max(first, 0)).join(' ')
}

interface Known {
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>
  /** Names of which beginnings are looked for, each with its state. */
  readonly beginnings: readonly (readonly [name: string, code: string])[]
}

let names: Known | undefined

/** Made when first asked for, in some tenths of a second. */
function known(): Known {
  if (names !== undefined) return names
  const byName = new Map<string, Set<string>>()
  const beginnings = new Map<string, readonly [string, string]>()
  const note = (written: string, code: string) => {
    const folded = foldWords(written)
    const telling = tellingWords(folded)
    for (const name of [folded, telling]) byName.set(name, (byName.get(name) ?? new Set()).add(code))
    return telling
  }
  const languages = LANGUAGES.split(/[ \n]+/)
  for (const [written, code, lang] of inLanguages(languages)) {
    const name = note(written, code)
    if (languages.indexOf(lang) < BEGUN_IN) beginnings.set(`${code} ${name}`, [name, code])
  }
  for (const [written, code] of byWord(CALLED)) note(written, code)
  names = { byName, beginnings: [...beginnings.values()] }
  return names
}

function* inLanguages(
  languages: readonly string[],
): Generator<readonly [name: string, code: string, lang: string]> {
  for (const lang of languages) {
    const display = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
    for (const code of ALPHA2) {
      const name = display.of(code)
      if (name !== undefined) yield [name, code, lang]
    }
  }
}
