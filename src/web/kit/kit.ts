/**
 * What pages are made of: requests and answers, words in the reader's language, and the pieces that pages share. Rooms
 * of pages import from here; files of the kit import from each other.
 */
export { formatCsvRow } from '../../core/csv.ts'
export { type Answer, HTML_TYPE, JSON_TYPE, jsonAnswer, TEXT_TYPE } from '../http/answer.ts'
export { closed, isolated } from '../messages/bidi.ts'
export type { Key } from '../messages/catalogue.ts'
export { LANGS, type Lang, langOf, namesUnoffered } from '../messages/languages.ts'
export { catalogueOf, type PlainKey, say, type Values } from '../messages/say.ts'
export { EMBED_STYLESHEET, lacksScripts, scriptAt, showAsset, showIcon } from './assets.ts'
export {
  type CallShown,
  callShown,
  pendingToday,
  personAction,
  personsCannot,
  personsWay,
  recordWord,
  signAction,
  takesSignatures,
  textToday,
  unnamedIn,
  verbOf,
} from './call-shown.ts'
export {
  countriesToChoose,
  countryOptions,
  INVITABLE,
  interfaceOptions,
  kindOptions,
  languageOptions,
  mandateOptions,
  NO_COUNTRY,
  unchosen,
} from './choices.ts'
export { cookieIn, setCookie } from './cookies.ts'
export { countryName, InventedCountries, namingCountries } from './country-names.ts'
export { dayField, daysSummary, dayTyped, dayWrong, errorsOf, refusedPage } from './days-form.ts'
export { ENGRAVING, engravedSeal } from './engraved-seal.ts'
export { bodyOf, entryDay, entryNamed, entryShown, type Shown } from './entry-shown.ts'
export { Checking, type Errors, Fieldset, NO_ERRORS } from './fields.ts'
export { type Form, hasHidden, hostIn, isPastDay, readForm, requireOwnSite, typedIn } from './form.ts'
export { headLine } from './head-line.ts'
export { identifierFields, identifiersIn, SCHEME_NAMES } from './identifier-fields.ts'
export {
  announcedHour,
  clocksOf,
  deskDay,
  deskDayMark,
  deskMark,
  deskMinute,
  deskTime,
  hourByClocks,
  timeByClocks,
} from './keepers-clock.ts'
export { initialOf, KeepersOwn, ownName } from './keepers-own.ts'
export { oneReport, type Page, page } from './layout.ts'
export {
  addressWith,
  contactLink,
  entriesFrom,
  entryLink,
  entryNumber,
  howToReach,
  inLang,
  linkIn,
  linkTo,
  mailTo,
  withMore,
} from './links.ts'
export { callOrRefuse, indexIn, numberIn, partyOrRefuse } from './lookup.ts'
export { inline, renderBlock } from './markdown.ts'
export {
  DESK_MARKS,
  deskSymbol,
  inlineMark,
  type Mark,
  mark,
  OUTLOOK_MARKS,
  STATUS_MARKS,
  VERIFY_MARKS,
} from './marks.ts'
export { attributes, classes, html, type Markup, type Piece } from './markup.ts'
export { keepersMark } from './masthead.ts'
export { Memo } from './memo.ts'
export { counted, countProcess, newMetrics } from './metrics.ts'
export { isSigning, nounFor, nounOfAll } from './noun.ts'
export { Choice, phrase } from './phrase.ts'
export {
  commandLine,
  copyButton,
  dayIn,
  dayMark,
  fact,
  facts,
  factsIn,
  fingerprint,
  hash,
  inEvery,
  inset,
  languageKept,
  laterNote,
  ledgerLine,
  listed,
  longDate,
  mandateMark,
  minuteMark,
  named,
  numberedTitle,
  numbersTable,
  partyLink,
  recordedDay,
  remark,
  shortDate,
  slip,
  sub,
  timeIn,
  timeMark,
  toCite,
  verbatim,
  wordsFingerprint,
} from './pieces.ts'
export { buttonForm, hiddenFields, linkButton, postedForm, spoken, typedIsDone } from './posted-form.ts'
export {
  doneNotice,
  type Fact,
  factList,
  keeperIn,
  keeperName,
  notedPart,
  opening,
  part,
  privateFile,
  privatePage,
  seeOther,
} from './private.ts'
export { MOST_QUERY, onlyMembers, queryText, readMembers } from './query-members.ts'
export { liftLimit, mailDomainOf, takeDomainTurn, takeSignInTurn, takeTurn } from './rate-limiter.ts'
export { newTurnRates, OF_DOMAIN, OF_NETWORK, OF_SHARE, TURNS } from './rate-quotas.ts'
export { originWords } from './record-banner.ts'
export { keptRefusal, refusalNotice, refusalWords, refusedForm } from './refusal-words.ts'
export {
  type Action,
  type Asked,
  askedByItself,
  cachedAnswer,
  cachedJson,
  cachedPage,
  DEFAULT_LIMITS,
  Query,
  type RunningSite,
  type Site,
  sizeOf,
  versionOf,
  wantsPage,
  witnessedSize,
} from './request.ts'
export { searchForm } from './search-form.ts'
export { cardOf, feedLink, feedsAt } from './shared.ts'
export { nameShown, stateBeside } from './state-names.ts'
export { heldWords, stoppedBy, stoppedNotice, stopsWhom } from './suspension.ts'
export { SwitchBoard } from './switch-board.ts'
export { isCounting, isSwitchedOn, requireSwitchedOn } from './switches.ts'
export { datedLine, firstOf, pageAfter, pager, table, tabs } from './table.ts'
export {
  arrow,
  beginning,
  collatorIn,
  comma,
  directionOf,
  formatAmount,
  formatDecimal,
  formatNumber,
  inOneLine,
  isOne,
  languageIn,
  languageName,
  listOf,
  longDay,
  longMinute,
  longTime,
  monthName,
  nameIn,
  once,
  periodName,
  semicolon,
  shortDay,
  shortDigest,
  shortMinute,
  shownTotal,
  type Total,
  typeWords,
  whereKnown,
} from './wording.ts'
