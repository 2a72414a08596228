import { ALPHA2, ALPHA3, OTHER_CODES } from './lists/countries.ts'
import { byWord, foldWords, isUnspaced, lettersIn, matchesWords, queryWords } from './search-words.ts'

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
  BN: 'Brunei Darussalam, Brunéi Darussalam, Brunei Abode of Peace',
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
  DE: 'BRD, RFA, FRG, ФРГ',
  FM: 'Federated States of Micronesia, Etats fédérés de Micronésie, Estados Federados de Micronesia',
  GB: `U K, Britain, Great Britain, England, Scotland, Wales, Northern Ireland, Royaume Uni de Grande Bretagne,
    United Kingdom of Great Britain and Northern Ireland, Royaume Uni de Grande Bretagne et d’Irlande du Nord,
    Grande Bretagne, Angleterre, Großbritannien, England, Gran Bretaña, Inglaterra, Reino Unido de Gran Bretaña,
    Gran Bretagna, Inghilterra, Grã Bretanha, Groot Brittannië, Engeland, Storbritannien, Wielka Brytania, Anglia,
    Великобритания, Соединенное Королевство, Англия, بريطانيا, انجلترا, 大不列颠, 英格兰, 連合王国, 영국`,
  IR: 'Persia, Perse',
  KP: `DPRK, RPDC, N Korea, Korea, Corea, Corée, Coreia, Корея, كوريا, Democratic People’s Republic of Korea,
    République populaire démocratique de Corée, República Popular Democrática de Corea, КНДР, 北朝鲜, 北朝鮮`,
  KR: `ROK, S Korea, Korea, Corea, Corée, Coreia, Корея, كوريا, South Korea, Republic of Korea, République de Corée,
    República de Corea, Republik Korea, Южная Корея, 南韩, 韓国`,
  LA: 'Lao, Lao PDR',
  MD: 'Moldova, Moldavia, Moldavie, Молдавия',
  MK: `FYROM, ARYM, N Macedonia, Macedonia, Macédoine, Mazedonien, Македония, former Yugoslav Republic of Macedonia,
    ex République yougoslave de Macédoine, ex República Yugoslava de Macedonia`,
  MM: 'Burma, Birmanie, Birma, Birmania, Бирма, بورما, 缅甸',
  MX: 'United Mexican States, Etats Unis du Mexique, Etats Unis mexicains, Estados Unidos Mexicanos',
  NL: 'Holland, the Netherlands, Hollande, Holanda, Olanda, Hollandia, Голландия, هولندا, 荷兰, 荷蘭, オランダ',
  NZ: 'Aotearoa',
  PG: 'PNG',
  PS: 'Palestine, State of Palestine, Palästina, Palestina, Палестина, فلسطين, 巴勒斯坦',
  RU: `Russian Federation, Fédération de Russie, Russische Föderation, Federación de Rusia, Federazione Russa,
    Российская Федерация, РФ, روسيا الاتحادية, 俄罗斯联邦, 俄国`,
  SA: 'KSA, Saudi',
  ST: 'Sao Tome',
  SS: 'S Sudan',
  SZ: 'Swaziland, Souaziland, Swasiland',
  TL: 'East Timor, Timor oriental, Osttimor',
  TR: 'Turkey, Turquie, Türkei, Turquía, Turchia, Турция, تركيا',
  TW: 'Chinese Taipei, Republic of China, Formosa, 臺灣, 中華民國',
  US: `U S, U S A, the States, United States of America, Etats Unis d’Amérique, America, Amérique, Amerika, América,
    Vereinigte Staaten von Amerika, Estados Unidos de América, Stati Uniti d’America, Verenigde Staten van Amerika,
    E E U U, EEUU, EUA, VS, Соединенные Штаты Америки, Америка, الولايات المتحدة الأمريكية, أمريكا, 美利坚合众国,
    アメリカ, 미국`,
  VA: `Vatican, Holy See, Saint Siège, Heiliger Stuhl, Santa Sede, Vatikan, Vaticano, Святой Престол, Ватикан,
    الفاتيكان, الكرسي الرسولي, 教廷, 梵蒂冈`,
  VN: 'Viet Nam',
  ZA: 'S Africa',
}

/** As what a state calls itself tells whose it is: "Hellenic Republic". Without such a form they mean no state. */
const OF_STATES = {
  AR: 'argentine, argentina, argentinische',
  CF: 'centrafricaine, centroafricana, zentralafrikanische',
  CH: 'swiss, suisse, suiza, svizzera',
  CZ: 'czech, tcheque, checa, tschechische',
  DO: 'dominican, dominicaine, dominicana, dominikanische',
  DZ: 'algerian, algerienne, argelina, algerische',
  FR: 'french, francaise, francesa, franzosische, francese',
  GA: 'gabonese, gabonaise, gabonesa, gabunische',
  GR: 'hellenic, hellenique, helenica, hellenische, ellenica',
  IT: 'italian, italienne, italiana, italienische',
  KG: 'kyrgyz, kirghize, kirguisa, kirgisische',
  LA: 'lao',
  LB: 'lebanese, libanaise, libanesa, libanesische',
  PT: 'portuguese, portugaise, portuguesa, portugiesische',
  RU: 'russian, russe, rusa, russische',
  SK: 'slovak, slovaque, eslovaca, slowakische',
  SY: 'syrian, syrienne, siria, syrische',
  TG: 'togolese, togolaise, togolesa, togoische',
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
  const { beginnings } = known()
  const folded = foldWords(q)
  const telling = tellingWords(folded)
  const code = codeOf(folded)
  const called = new Set([...(code === undefined ? [] : [code]), ...namedSo(folded, telling)])
  // Initials begin too much, and a form alone is no name.
  const isNone = initialsIn(telling) !== undefined || telling.split(' ').every(word => FORMS.has(word))
  const words = isNone ? [] : queryWords(telling)
  const begun = new Set(called)
  if (words.join('').length >= (isUnspaced(telling) ? SHORTEST_UNSPACED : SHORTEST))
    for (const [name, code] of beginnings) if (matchesWords(name, words)) begun.add(code)
  return { called: [...called], all: [...begun] }
}

/** Whether words are a name of this state, in any language. */
export function isNameOf(words: string, country: string): boolean {
  const folded = foldWords(words)
  return namedSo(folded, tellingWords(folded)).has(country)
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
  // Of letters alone each says something: "E.-U.".
  const telling = words.some(word => word.length > 1) ? words.filter(word => !IDLE.has(word)) : []
  return (telling.length > 0 ? telling : words).join(' ')
}

/** What a state calls itself: "Kingdom of Norway", "République française". */
const FORMS =
  wordsIn(`republic kingdom state states commonwealth principality duchy sultanate federation confederation
  union republique royaume etat etats principaute duche sultanat confederation republik konigreich koenigreich bundesrepublik
  furstentum republica reino estado estados mancomunidad principado ducado sultania sultanato federacion confederacion
  repubblica regno republiek koninkrijk республика королевство جمهورية مملكة دولة`)

/** What it says of its form. */
const OF_FORMS =
  wordsIn(`federal federative federated democratic islamic socialist people peoples s arab united grand
  independent sovereign plurinational bolivarian hashemite oriental eastern co operative cooperative most serene
  federale federatif federative federes democratique islamique socialiste populaire arabe unie uni grand independant
  plurinational bolivarienne hachemite orientale serenissime federativa federados democratica islamica socialista
  popular unida gran independiente plurinacional bolivariana hachemita cooperativa serenisima
  foderale foderative demokratische islamische sozialistische arabische vereinigte haschemitisches`)

/** Of a federation a state may have the name of a country: these are no names of the countries. */
const PARTS = wordsIn('state etat estado')
const PARTS_OF = new Set(['GE', 'MX', 'NE'])

function wordsIn(words: string): ReadonlySet<string> {
  return new Set(foldWords(words).split(' '))
}

/** Of letters that stand each for a word, as "U.A.E.". */
function initialsIn(folded: string): string | undefined {
  const letters = folded.split(' ')
  const areInitials = letters.length > 1 && letters.every(letter => letter.length === 1)
  return areInitials && !isUnspaced(folded) ? letters.join('') : undefined
}

/** The states of this very name, else of this name but for the form, wherever that stands. */
function namedSo(folded: string, telling: string): ReadonlySet<string> {
  const { byName, ofStates } = known()
  const exact = byName.get(folded) ?? byName.get(telling) ?? byName.get(initialsIn(folded) ?? '')
  if (exact !== undefined) return exact
  const words = telling.split(' ')
  const isForm = (word: string) => FORMS.has(word) || OF_FORMS.has(word)
  const first = words.findIndex(word => !isForm(word))
  const last = words.findLastIndex(word => !isForm(word))
  const [before, name, after] = [words.slice(0, first), words.slice(first, last + 1), words.slice(last + 1)]
  const form = [...before, ...after].filter(word => FORMS.has(word))
  if (first < 0 || form.length === 0) return new Set()
  const bare = name.join(' ')
  // "Korea (Republic of)"
  const turned = byName.get([...before, ...after, ...name].join(' '))
  const found = turned ?? ofStates.get(bare) ?? byName.get(bare) ?? new Set<string>()
  return form.every(word => PARTS.has(word)) ? found.difference(PARTS_OF) : found
}

interface Known {
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>
  readonly ofStates: ReadonlyMap<string, ReadonlySet<string>>
  /** Names of which beginnings are looked for, each with its state. */
  readonly beginnings: readonly (readonly [name: string, code: string])[]
}

let names: Known | undefined
let making: Generator<undefined, Known> | undefined

/** Made at the latest when first asked for, in some tenths of a second. */
function known(): Known {
  while (names === undefined) makeSome()
  return names
}

/** Makes the names before anybody asks, those of a language in each turn. */
export async function makeStateNames(turn: () => Promise<void>): Promise<void> {
  while (names === undefined) {
    await turn()
    makeSome()
  }
}

/** Nothing where they are all made. */
function makeSome(): void {
  if (names !== undefined) return
  const maker = making ?? made()
  // One that has thrown would only say that it is done.
  making = undefined
  const { done, value } = maker.next()
  if (done) names = value
  else making = maker
}

function* made(): Generator<undefined, Known> {
  const byName = new Map<string, Set<string>>()
  const beginnings = new Map<string, readonly [string, string]>()
  const note = (written: string, code: string) => {
    const folded = foldWords(written)
    const telling = tellingWords(folded)
    for (const name of [folded, telling]) byName.set(name, (byName.get(name) ?? new Set()).add(code))
    return telling
  }
  for (const [i, lang] of LANGUAGES.split(/[ \n]+/).entries()) {
    for (const [written, code] of namesIn(lang))
      for (const way of new Set([written, withoutUmlauts(written)])) {
        const name = note(way, code)
        if (i < BEGUN_IN) beginnings.set(`${code} ${name}`, [name, code])
      }
    yield
  }
  for (const [written, code] of byWord(CALLED)) note(written, code)
  const ofStates = new Map(byWord(OF_STATES).map(([word, code]) => [word, new Set([code])]))
  return { byName, ofStates, beginnings: [...beginnings.values()] }
}

const UMLAUTS = lettersIn('äae öoe üue øoe åaa')

/** As people write who lack the letters: "Oesterreich". */
function withoutUmlauts(name: string): string {
  return name.toLowerCase().replace(/[äöüøå]/g, letter => UMLAUTS.get(letter)!)
}

/** Those of which CLDR has a shorter name too, as "США" and "Hong Kong". */
const SHORTENED = ['BA', 'CC', 'GB', 'HK', 'MM', 'MO', 'PN', 'PS', 'US']

function* namesIn(lang: string): Generator<readonly [name: string, code: string]> {
  const display = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
  const short = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none', style: 'short' })
  for (const code of ALPHA2) {
    const name = display.of(code)
    if (name !== undefined) yield [name, code]
  }
  for (const code of SHORTENED) {
    const name = short.of(code)
    // "RU" is the United Kingdom in Spanish, but a code of another state.
    if (name !== undefined && codeOf(foldWords(name)) === undefined) yield [name, code]
  }
}
