import { foldWords } from '../../../register/folding.ts'
import { looksOf } from './skeleton.ts'

/** Words that say under which law an organisation stands, and not which it is, as their own countries write them. */
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
  'public limited company',
  'private limited company',
  'limited liability company',
  'société anonyme',
  'société par actions simplifiée',
  'société à responsabilité limitée',
  'association sans but lucratif',
  'gesellschaft mit beschränkter haftung',
  'eingetragener verein',
  'e v',
  'e g',
  'società per azioni',
  'società a responsabilità limitata',
  'sociedad anónima',
  'sociedad limitada',
  'sa de cv',
  's a de c v',
  'sp z o o',
  'sp z oo',
  'spol s r o',
  'spol s ro',
  'spółka akcyjna',
  'anonim şirketi',
  'limited şirketi',
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'акционерное общество',
  'товариство з обмеженою відповідальністю',
  'ανώνυμη εταιρεία',
  'kabushiki kaisha',
  '株式会社',
  '有限会社',
  '合同会社',
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '주식회사',
  '유한회사',
  'công ty cổ phần',
  'ذات مسؤولية محدودة',
  'שותפות מוגבלת',
  'בע מ',
].map(foldWords)

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

/** Folded, they hold letters, digits and spaces. The longest first, so that a part of one does not leave the rest behind. */
function anyOf(phrases: readonly string[]): RegExp {
  const longest = [...new Set(phrases)].toSorted((a, b) => b.length - a.length)
  return new RegExp(` (?:${longest.join('|')})(?= )`, 'gu')
}

/** The folded words of a name without its legal form; all of them where nothing else is left. */
export function withoutLegalForm(words: readonly string[]): string[] {
  return without(words, FORMS)
}

/** The same of words as they look. */
export function withoutFormThatLooks(words: readonly string[]): string[] {
  return without(words, LOOKS)
}

function without(words: readonly string[], forms: Forms): string[] {
  const text = ` ${words.join(' ')} `.replace(forms.phrases, '')
  const telling = text.split(' ').filter(word => word !== '' && !forms.words.has(word))
  return telling.length > 0 ? telling : [...words]
}
