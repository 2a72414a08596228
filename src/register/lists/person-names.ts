import { foldWords } from '../search-words.ts'
import { countryNamed } from './countries.ts'
import { GIVEN_NAMES, hasFamilyFirst } from './given-names.ts'

/**
 * Whether a name is a person's, by itself. A name proves nothing, so this never decides: it only makes somebody ask,
 * before a log that cannot forget holds the name.
 *
 * `likely` made like a person's name, and a given name, a title or a patronymic is in it
 * `shaped` made like one, as "Hewlett Packard" is, too
 */
export type NameLooks = 'likely' | 'shaped' | null

/** How words begin that stand in names of organisations and not in those of people; folded. */
const STEMS = `
  associat associaz associac asociac asociat foundation fondation fundacj fundaci fundaca fondazion stiftung stichting
  saatio institu instytu universi univerz uniwersyt yliopisto egyetem hochschul academy academi akadem faculte facult
  council conseil consejo  conselho committee comite comitat komitet federat federaci federacj federaz federal confeder
  konfeder verband verein chambre chamber kammer societ sociedad gesellschaft compan compagn corporat groupe grupo
  gruppe holding banque insuranc assuranc versicher consult service servic solution system techno teknolo tehnolo
  software digital numeri cyber ciber kyber security securit sicherheit network netzwerk reseau telecom telekom
  communica kommunika laborat partner agenc agentur ministr ministe department departement govern gouvern gobierno
  municip republi kingdom royaume internat national nation europe europa mundial alliance alianza alleanza initiativ
  proyect forum confere konfere observat museum musee hospital clinic movement mouvement movimiento investi ventures
  energy energi industr produk product internet avocats lawyer attorney computer informati enginee ingenieur ingenier
  logisti transport airport railway pharma health medical advisor advisory manage developm desarroll research recherch
  forschung scienc scientif librar bibliot diocese embass ambass syndicat commerc cooperat genossensch secretari
  organis organiz platform enterpris entrepris empresa impresa unternehm strateg program
  фонд институт университет компани ассоциац асоциац центр министерств обществ академи комитет комисси организац
  федерац агентств
  πανεπιστ ιδρυμα εταιρ συλλογ ινστιτουτ οργανισμ υπουργ τραπεζ ομιλ
  جامع الجامع شرك الشرك موسس الموسس جمعي الجمعي مركز المركز معهد وزار منظم المنظم اتحاد الاتحاد مجلس نقاب
  אוניברסיט מכון עמות איגוד ארגון משרד
`
/** The same, as whole words: names of people begin so, too. */
const WORDS = `
  ltd limited inc incorporated corp llc llp plc gmbh sasu sarl srl spa oyj aps kft zrt pty pte sdn bhd ltda ood eood
  asbl aisbl for pour para of with
  centre center centro centrum zentrum college school schools ecole escuela escola scuola schule bank banks banco banca
  group union unions bund league ligue society lab labs studio studios media press news tech data cloud legal
  fund funds fonds fondo trust capital club party parti bureau office city state states county region regional church
  eglise market markets design global world africa african asian american state council think tank
  hub online motors rail firm
  союз совет банк группа завод общество ооо ао зао оао пао тоо
  κεντρο בנק חברה מרכז
`
const BEGINS = new RegExp(`(?:^| )(?:${foldWords(STEMS).replaceAll(' ', '|')})`, 'u')
const IS = new Set(foldWords(WORDS).split(' '))
/** “Ville de Lyon” is a town; “Ville Korhonen” is a person. */
const TOWN = /^ville d(?:e|es|u)?(?: |$)/u

/** Words that are people's, too, if they are written otherwise: Sá, Ngô, Åsa, Thế. */
const FORM =
  /(?:^|[ ,])(?:S\.?A\.?(?:S\.?)?|A\.?S\.?A?|AB|A\.?G\.?|KG|SE|N\.?V\.?|B\.?V\.?|OY|A\/S|e\.? ?V\.?|NGO|ONG|Co\.?|LP)$/u

/** Endings of compounds in which Germanic and Uralic languages write what others write apart. */
const COMPOUND = anyOf(
  `
    verband verein bund gesellschaft stiftung institut universitat hochschule schule zentrum kammer bank werke
    technik technologie amt partei forening forbund selskab selskap foreningen forbundet bolag stofnun liitto
    yhdistys saatio virasto universitet hogskola bureau vereniging
  `,
  words => `\\p{L}(?:${words})(?: |$)`,
)

/** In scripts without spaces, and in Hangul. */
const EASTERN = anyOf(
  `
    公司 大学 大學 协会 協会 協會 学会 學會 基金 集团 集團 银行 銀行 研究 中心 学院 學院 学校 學校 会社
    財団 法人 连盟 联盟 連盟 聯盟 联合 連合 委员 委員 政府 组织 組織 机构 機構 機関 技术 技術 科技 部$
    省$ 局$ 庁$ 市$ 県$ 縣$ 店$ 社$ 党$ 黨$ 국$ 부$ 시$ 청$ 주식 대학 협회 학회 재단 은행
    연구 센터 그룹 회사 위원 정부 연합 조합 전자 기술 학교 สมาคม มูลนิธิ บริษัท
    มหาวิทยาลัย สถาบัน ธนาคาร กระทรวง ศูนย์ အဖွဲ့ ကုမ္ပဏီ တက္ကသိုလ် ဘဏ် ဝန်ကြီး ပါတီ အသင်း ဖောင်ဒေး ကော်မတီ
    សមាគម ក្រុមហ៊ុន សាកលវិទ្យា ធនាគារ ក្រសួង អង្គការ ບໍລິສັດ ມະຫາວິທະຍາ ສະມາຄົມ ທະນາຄານ ກະຊວງ
  `,
  words => words,
)

/** Titles before a name, and what is written behind it; folded. */
const TITLE = anyOf(
  `
    dr dra drs ir mudr judr mgr enf sta prof professor professeur mr mrs ms miss mx sir dame lord lady rev
    reverend hon m mme mlle monsieur madame mademoiselle maitre pr herr frau dipl mag sr sra srta don dona sig
    signor signora dott dottssa ing dhr mevr pan pani bay bayan haji datuk тов г_н г_жа г_дин д_р проф السيد
    السيده الدكتور الدكتوره د
  `,
  words => `^(?:${words.replaceAll('_', ' ')})(?: |$)`,
)
const TITLE_BEHIND = /(?: (?:phd|ph d|md|m d|esq|dds|msc|mba|jr)|先生|女士|小姐|教授|博士|さん|氏|님)$/u

/** Words that parts of names of people are joined by. */
const PARTICLES = new Set(
  `de da do di du des del della degli dei dello dos das van von vom der den ter ten te zu zur af av la le las los el al
   bin ibn binti bint ben bar abu abd y e i o d l st saint san ap mac mc`.split(/\s+/),
)

/** "Marsh", "O'Neill", "McArthur", "Jean-Pierre", "MARSH", "J.", "JP": a word of a name in a script with capitals. */
const PREFIX = "(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|\\p{Lu}['’‘ʼ])?"
const CAPITAL = `(?:${PREFIX}\\p{Lu}[\\p{Ll}\\p{M}]+|\\p{Lu}{2,}|\\p{Ll}['’ʼ]\\p{Lu}[\\p{Ll}\\p{M}]+)`
const HYPHENED = "(?:[-‐‑'’‘ʼ]\\p{L}[\\p{L}\\p{M}]*)*"
const INITIALS = '\\p{Lu}\\.?(?:-?\\p{Lu}\\.?){0,2}'
const CASED = new RegExp(`^(?:${CAPITAL}${HYPHENED}|${INITIALS})$`, 'u')
const UNCASED = /^[\p{Lo}\p{M}\p{Lm}\p{Cf}'’׳־-]{2,}$/u
const PATRONYMIC = /(?:ович|евич|овна|евна|ична|йович|івна|ївна)$/u
const HAN = /^\p{Script=Han}{2,4}$/u
const KANA = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ー]'
const JAPANESE = new RegExp(`^${KANA}{1,5}[ ・·]${KANA}{1,6}$`, 'u')
const KANJI_KANA = /^\p{Script=Han}[\p{Script=Han}々]{0,2}\p{Script=Hiragana}{2,4}$/u
const HANGUL = /^\p{Script=Hangul}{2,4}$/u
const HANGUL_APART = /^\p{Script=Hangul}{1,2} \p{Script=Hangul}{1,3}$/u

/** A legal form that stands apart, and brackets around it. */
const LEGAL =
  /^(?:ltd|limited|inc|incorporated|corp|llc|llp|lp|plc|gmbh|ag|kg|s\.?a|s\.?r\.?l|s\.?p\.?a|co|[)\s.])*$/iu
/** An address is a person’s as a rule, and no name of anybody. */
const EMAIL = /[^\s@]@[\p{L}\p{N}-]+\./u
/** Numbers and bullets of a list before a name; marks, footnotes and those who are not named behind it. */
const AROUND = new RegExp(
  [
    '^[^\\p{L}\\p{N}]+',
    '^[^\\p{L}\\p{N}]*\\p{N}+(?:[.):]|\\s[-–—]|(?=\\s))\\s*',
    '(?<=\\p{L}[\\p{L}\\p{M}]+)[\\d¹²³]+$',
    '(?:,|\\s+(?:&|and|et|und|y))\\s+(?:family|famille|familie|familia|al\\.?|others|autres)$',
    '[^\\p{L}\\p{M}\\p{N}.)\\]]+$',
  ].join('|'),
  'giu',
)
/** What parts a name from a place of work, a profession, another name or a number. */
const BEHIND = /\s*[,，،;()（）[\]|:/—•·<>"“”«»]\s*|\s+[-–]\s*|\s+(?=[+\d])/u
/** What is before these words may be a person; what is behind them is whom an organisation is named after, as a rule. */
const WORK = /\s+(?:at|from|of|for|on behalf of|chez|bei|pour)\s+/u
/** Between people who signed as one. */
const AND = /\s+(?:&|\+|and|et|und|y|e|och|og|en|и|و)\s+/u
/** Words of organisations that are family names, or part titles from places. */
const FAMILIES_TOO = new Set('of bank banks church school schools city state states market county'.split(' '))
/** Scripts in which a name is written without a space. */
const UNSPACED =
  /^[\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Tibetan}\p{M}]{2,24}$/u

/** Also by the parts between commas, brackets, dashes and slashes: “Ada Okafor (University of Hull)”. */
export function looksOf(name: string): NameLooks {
  if (EMAIL.test(name)) return 'likely'
  // No name in the log is longer.
  const plain = name.slice(0, 400).replace(AROUND, '').trim()
  const whole = looksOfPart(plain)
  const [head = '', ...behind] = plain.split(BEHIND)
  // “Keith Fairbairn, Inc.” is a firm; whoever stands before “Acme Inc.” is none.
  if (whole !== null || behind.every(part => LEGAL.test(part))) return whole
  const hasPerson = behind.some(part => looksOfPart(part) === 'likely')
  // “Okafor, Ada, University of Hull”
  const turned = behind.length > 1 ? looksOfAll(`${head}, ${behind[0]}`) : null
  return hasPerson || turned === 'likely' ? 'likely' : (looksOfPart(head) ?? turned)
}

function looksOfPart(part: string): NameLooks {
  const [person = '', ...work] = part.split(WORK)
  return looksOfAll(part) ?? (work.length > 0 ? looksOfAll(person) : null)
}

function looksOfAll(name: string): NameLooks {
  return looksOfOne(name) ?? looksOfSeveral(name.split(AND))
}

/** “Ada & Keith Okafor” and “Ada Okafor & Keith Fairbairn”; no “Ernst & Young”. */
function looksOfSeveral(names: readonly string[]): NameLooks {
  const last = names.at(-1)!
  const isPerson = (name: string) =>
    name.includes(' ') ? looksOfOne(name) !== null : GIVEN_NAMES.has(foldWords(name))
  const arePeople = names.length > 1 && last.includes(' ') && names.slice(0, -1).every(isPerson)
  return arePeople ? looksOfOne(last) : null
}

function looksOfOne(name: string): NameLooks {
  if (countryNamed(name) !== undefined) return null
  if (hasOrganisationWord(name)) return isNamedByFamily(name) ? 'shaped' : null
  const bare = name.replace(/\s*\([^()]*\)\s*/gu, ' ').trim()
  const eastern = easternLooks(bare.replace(/[,，、]\s*/u, ''))
  if (eastern !== undefined) return eastern
  const folded = foldWords(bare)
  const isTitled = TITLE.test(folded) || TITLE_BEHIND.test(folded)
  const words = bare
    .replace(/,? +(?:ph\.? ?d\.?|m\.?d\.?|esq\.?|jr\.?|sr\.?|iii?|msc|mba)$/iu, '')
    .replace(/[,،]/gu, ' ')
    .split(/\s+/u)
    .filter(word => word !== '')
  if (words.length === 1 && (GIVEN_NAMES.has(folded) || UNSPACED.test(bare))) return 'shaped'
  // "Last, First" has one comma: a list of places and offices has more.
  if (words.length < 2 || words.length > 6 || (bare.match(/[,،]/gu)?.length ?? 0) > 1) return null
  if (words.some(word => /[\p{N}&@/+!?:;_"“”«»#*=|]/u.test(word))) return null
  const isLower = words.every(word => /^[\p{Ll}\p{M}'’-]+$/u.test(word))
  const own = words.filter(word => isLower || !PARTICLES.has(word.toLowerCase().replace(/['’]$/u, '')))
  const isShaped = own.every(
    word => isLower || CASED.test(word) || UNCASED.test(word) || TITLE.test(foldWords(word)),
  )
  if (!isShaped || own.length === 0) return null
  const parts = own.flatMap(word => foldWords(word).split(' '))
  const isNamed = parts.some(part => GIVEN_NAMES.has(part)) || own.some(word => PATRONYMIC.test(word))
  return isTitled || isNamed ? 'likely' : 'shaped'
}

/** Names in which the family stands first; undefined for all others. */
function easternLooks(name: string): NameLooks | undefined {
  if (TITLE_BEHIND.test(name) && /^\p{Lo}{2,6}$/u.test(name)) return 'likely'
  if (JAPANESE.test(name) || KANJI_KANA.test(name)) return hasFamilyFirst(name) ? 'likely' : 'shaped'
  // Two characters are a brand as often as a person.
  if (HAN.test(name)) return name.length > 2 && hasFamilyFirst(name) ? 'likely' : 'shaped'
  if (HANGUL_APART.test(name) || HANGUL.test(name))
    return name.length > 2 && hasFamilyFirst(name) ? 'likely' : 'shaped'
  return undefined
}

/** “Hugo Roy Bank”, which may be a bank: as many of them as make a list do not go in unasked. */
function isNamedByFamily(name: string): boolean {
  const [first = '', ...others] = foldWords(name).split(' ')
  const left = others.filter(word => !FAMILIES_TOO.has(word))
  if (!GIVEN_NAMES.has(first) || others.length > 4) return false
  return left.length < others.length && !hasOrganisationWord([first, ...left].join(' '))
}

export function hasOrganisationWord(name: string): boolean {
  const folded = foldWords(name)
  return (
    FORM.test(name) ||
    BEGINS.test(folded) ||
    TOWN.test(folded) ||
    COMPOUND.test(folded) ||
    EASTERN.test(name) ||
    folded.split(' ').some(word => IS.has(word))
  )
}

/** An expression that finds one of these words. */
function anyOf(words: string, within: (alternatives: string) => string): RegExp {
  return new RegExp(within(words.trim().split(/\s+/).join('|')), 'u')
}
