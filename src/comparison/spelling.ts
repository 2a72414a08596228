import { normalised } from '../core/normal.ts'
import { inLatinLetters } from '../register/lists/ids.ts'
import { foldWords } from '../register/search-words.ts'
import { looksOf } from './skeleton.ts'

/**
 * How names are compared. A likeness only raises a question for an officer: two ministries may sound alike.
 */

/** The words of a name that tell it from others: folded, without the legal form. */
export function tellingWords(name: string): string[] {
  return withoutIdle(formlessWords(name))
}

function withoutIdle(words: readonly string[]): string[] {
  const telling = words.filter(word => !IDLE.has(word))
  return telling.length > 0 ? telling : [...words]
}

function formlessWords(name: string): string[] {
  return without(foldWords(tied(name)).split(' '), FORMS)
}

/** "S.A." and "A/S" are one word to their reader. */
function tied(name: string): string {
  return name.replace(/(?<!\p{L})(\p{L})[./](?=\p{L}(?!\p{L}))/gu, '$1')
}

/** Words that stand in many names, and may be left out. */
const IDLE = new Set(
  'the of and for la le les l de du des d et pour der die das und fur di del della dei e y el los het van en'.split(
    ' ',
  ),
)

/** As a hasty reader sees it, without regard to the order of its words and its legal form. */
export function looksOfName(name: string): string[] {
  const looks = looksOf(name).map(look => sorted(without(foldWords(tied(look)).split(' '), LOOKS)))
  return [...new Set(looks)].filter(look => look !== '')
}

export function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ')
}

/** A name with and without what stands in brackets: "Northhaven Harbour Union (NHU)". */
export function withoutBrackets(name: string): string[] {
  const outside = name.replace(BRACKETS, ' ').trim()
  return outside === '' || outside === name ? [name] : [name, outside]
}

const BRACKETS = /[(（]([^()（）]*)[)）]/gu
const ABBREVIATION = /^\p{Lu}[\p{Lu}\p{N}.]{1,11}$/u

/** The abbreviations that a name is, or gives of itself in brackets, without points. */
export function abbreviationsIn(name: string): string[] {
  const alone = tellingWords(name)
  const given = [...name.matchAll(BRACKETS)].map(([, inside]) => inside!.trim())
  // "IBM Corp." is one too: what is typed in capitals, and all that tells it from others.
  const own = name.split(/\s+/).filter(word => alone.length === 1 && foldWords(tied(word)) === alone[0])
  return [
    ...new Set([...own, ...given].filter(one => ABBREVIATION.test(one)).map(one => foldWords(tied(one)))),
  ]
}

/** With the small words between and without. */
export function initialsOf(name: string): string[] {
  const words = formlessWords(withoutBrackets(name).at(-1)!)
  const full = [withoutIdle(words), words].filter(({ length }) => length > 2)
  return [...new Set(full.map(all => all.map(word => [...word][0] ?? '').join('')))]
}

/** As German and Nordic names are typed without umlauts; undefined for names that have none. */
export function withoutUmlauts(name: string): string | undefined {
  const plain = normalised(name, 'NFC').replace(/[äöüåøÄÖÜÅØ]/g, letter => UMLAUTS[letter.toLowerCase()]!)
  return plain === name ? undefined : plain
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** As words are written in Latin letters, near enough for two ways of writing to meet; '' if no letters are left. */
export function soundOf(telling: readonly string[]): string {
  // Two Greek vowels together.
  const read = telling
    .join(' ')
    .replace(/ου/g, 'u')
    .replace(/(?<=[αε])υ/g, 'v')
  const letters = inLatinLetters(read)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  // Romanisations disagree about these.
  return letters
    .replace(/[yj]/g, 'i')
    .replace(/kh|ch/g, 'h')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/ou/g, 'u')
    .replace(/(.)\1+/g, '$1')
}

/** Whether any letter is of another script than Latin. */
export function isNotLatin(name: string): boolean {
  return /[\p{L}--\p{Script=Latin}]/v.test(name)
}

/** Words that say under which law an organisation stands and not which it is, as their own countries write them. */
const WORDS = [
  // English
  'co company corp corporation inc incorporated limited llc llp lp ltd plc pty pvt cic cio',
  // French, Dutch
  'sa sas sasu sarl eurl sci snc scop asbl aisbl vzw ivzw bv nv bvba vof scrl scri stichting verein vereniging',
  // German
  'ag gmbh ggmbh mbh kg kgaa ohg ug ev eg kgv se gbr aktiengesellschaft kommanditgesellschaft',
  // Italian, Spanish, Portuguese
  'spa srl srls onlus sl slu sau lda ltda cia sgps eireli',
  // Nordic and Baltic, Hungarian
  'ab aktiebolag abp aps as asa ans ivs oy oyj ry hf ehf ou uab sia zrt nyrt kft bt',
  // Slavic languages and Turkish
  'sro doo dd ad ead eood ood spzoo ooo oao zao pao tov vat',
  'ооо оао зао пао ао тоо тов ват пат ад еад оод еоод ип фгуп',
  // Greek, Arabic, Hebrew
  'αε οε εε επε ικε בעמ شركة',
  // East and south-east Asia
  'kk gk pt tbk sdn bhd berhad jsc ojsc pjsc cjsc',
].flatMap(line => foldWords(line).split(' '))

/** Forms of several words, and those of scripts that part no words. */
const PHRASES = [
  'public limited company, private limited company, limited liability company',
  'société anonyme, société par actions simplifiée, société à responsabilité limitée, association sans but lucratif',
  'gesellschaft mit beschränkter haftung, eingetragener verein, e v, e g',
  'società per azioni, società a responsabilità limitata, sociedad anónima, sociedad limitada, sa de cv, s a de c v',
  'sp z o o, sp z oo, spol s r o, spol s ro, spółka akcyjna, anonim şirketi, limited şirketi',
  'общество с ограниченной ответственностью, публичное акционерное общество, акционерное общество',
  'товариство з обмеженою відповідальністю, ανώνυμη εταιρεία',
  'kabushiki kaisha, 株式会社, 有限会社, 合同会社, 股份有限公司, 有限责任公司, 有限公司, 주식회사, 유한회사',
  'công ty cổ phần',
  'ذات مسؤولية محدودة',
  'שותפות מוגבלת',
  'בע מ',
].flatMap(line => line.split(', ').map(foldWords))

interface Forms {
  readonly words: ReadonlySet<string>
  readonly phrases: RegExp
}

const FORMS: Forms = { words: new Set(WORDS), phrases: anyOf(PHRASES) }
/** The same as they look, in small letters and in capitals. */
const LOOKS: Forms = {
  words: new Set(WORDS.flatMap(looksOfBoth)),
  phrases: anyOf(PHRASES.flatMap(looksOfBoth)),
}

function looksOfBoth(form: string): string[] {
  return [form, form.toUpperCase()].flatMap(looksOf).map(foldWords)
}

/** Folded phrases hold letters, digits and spaces. The longest come first, so that a part of one leaves no rest behind. */
function anyOf(phrases: readonly string[]): RegExp {
  const longest = [...new Set(phrases)].toSorted((a, b) => b.length - a.length)
  return new RegExp(` (?:${longest.join('|')})(?= )`, 'gu')
}

/** The folded words of a name without its legal form; all of them where nothing else is left. */
function without(words: readonly string[], forms: Forms): string[] {
  const text = ` ${words.join(' ')} `.replace(forms.phrases, '')
  const telling = text.split(' ').filter(word => word !== '' && !forms.words.has(word))
  return telling.length > 0 ? telling : [...words]
}
