import { type Command, Option } from 'commander'
import { randomBytes } from '#crypto'
import { digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import type { Manifest } from '../register/kinds.ts'
import {
  formatSealedFile,
  openingOf,
  parseSealedFile,
  unverifiedStatementIn,
} from '../register/sealed-file.ts'
import { textOn } from '../register/text-in-force.ts'
import { callOpened } from '../register/types/calls.ts'
import { countRecorded, countWithdrawn, factRecorded, factWithdrawn } from '../register/types/facts.ts'
import { keyAdded, keyRevoked, keySuspended } from '../register/types/keys.ts'
import { objectionAnswered, objectionRaised } from '../register/types/objections.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { commitmentOf, SEAL_SALT, statementOpened, statementSealed } from '../register/types/sealed.ts'
import { signatureDeposited, signatureWithdrawn } from '../register/types/signatures.ts'
import { manifestDigest, textPublished } from '../register/types/texts.ts'
import { toObjectTo, wordsOn } from '../register/words-in-force.ts'
import { gather, Misuse, tell } from './command.ts'
import { today } from './compose.ts'
import { readBytes, readJson, writeNew } from './files.ts'
import { inForce, readParts, textFromFile } from './posting.ts'
import { statementCommand } from './statement-command.ts'

/** Statements that people make daily, each under words and flags of its own. */

/** The body is a file, since a policy is not typed at a prompt. */
export const callOpenCommand = statementCommand<{ call: string; file: string } & Partial<TextsGiven>>(
  callOpened,
  'open',
  'open a call: who convenes it, by which authority, under which policy, perhaps with its first text',
  {
    words: {
      call: 'its id, as it will stand in addresses: harbour-accord',
      file: 'JSON: titles, summary, issued, convener, authority, verb, noun, policy (see docs/depositary-commands.md)',
    },
    spelling: {},
    find: ({ given: { call, file, text, translation, ...more } }) => {
      const body = readJson(file) as object
      if (text === undefined && translation === undefined) return { body }
      const { manifest, ...beside } = textsGiven(
        { text: text ?? [], ...(translation && { translation }), ...more },
        call,
      )
      return { body: { ...body, manifest }, ...beside }
    },
    options: command => textOptions(command),
  },
)

interface TextsGiven {
  text: string[]
  title?: string[]
  translation?: string[]
  principles?: string
}

/** A manifest of the files that are named, with their bytes. */
function textsGiven({ principles, text, title = [], translation = [] }: TextsGiven, call: string) {
  const titles = new Map(title.map(given => pair(given, '--title')))
  const found = [...text, ...translation].map((given, i) => {
    const [lang, path] = pair(given, '--text')
    return textFromFile(path, { lang, title: titles.get(lang) ?? call, authentic: i < text.length })
  })
  const manifest = {
    texts: found.map(one => one.text),
    principles: principles === undefined ? [] : (readJson(principles) as Manifest['principles']),
  }
  const digest = manifestDigest(manifest)
  const also = { line: `A signature binds the manifest ${digest}.`, json: { manifest: digest } }
  return { manifest, parts: found.map(one => one.part), also }
}

function textOptions(command: Command, isRequired = false) {
  const one = new Option('--text <lang=file>', 'an authentic language, Markdown or .txt; once per language')
  return command
    .addOption(one.argParser<string[]>(gather).makeOptionMandatory(isRequired))
    .option('--translation <lang=file>', 'a language that is not authentic', gather)
    .option('--title <lang=title>', 'its title in that language (default: the id of the call)', gather)
    .option(
      '--principles <file>',
      'JSON: [{"id":"p1","titles":[{"lang":"en","text":"…"}],"kinds":null}, …]; "persons":true where it binds persons',
    )
}

export const textPublishCommand = statementCommand<{ call: string } & TextsGiven>(
  textPublished,
  'publish',
  'publish the exact words of a call; a further text supersedes the one before',
  {
    words: { call: '' },
    spelling: {},
    reads: ['calls'],
    find: ({ given: { call, ...given }, registered }) => {
      const { manifest, ...beside } = textsGiven(given, call)
      const row = registered.get('calls', call)
      return { body: { manifest, supersedes: row === undefined ? null : textOn(row, today()) }, ...beside }
    },
    options: command => textOptions(command, true),
  },
)

function pair(given: string, option: string): [string, string] {
  const at = given.indexOf('=')
  if (at < 1) throw new Misuse(`${option} is given as a language, "=" and the rest: en=…, not "${given}".`)
  return [given.slice(0, at), given.slice(at + 1)]
}

export const partyAdmitCommand = statementCommand<{ claims?: true }>(
  partyAdmitted,
  'admit',
  'admit a party: its name, kind, mandate (checked today, unless --checked says when) and first keys',
  {
    words: { party: 'its id, as it will stand in addresses: port-of-northhaven' },
    spelling: {
      party: 'party',
      name: 'names',
      kind: 'kind',
      country: 'country',
      domain: 'domain',
      lei: 'identifiers.lei',
      ror: 'identifiers.ror',
      wikidata: 'identifiers.wikidata',
      mandate: 'mandate.level',
      checked: 'mandate.checked',
      note: 'mandate.note',
      evidence: 'mandate.evidence',
      'party-key': 'keys',
    },
    find: ({ given }) => ({ body: { mandate: { checked: today() }, claims: given.claims ?? false } }),
    options: command =>
      command.option('--claims', 'the party takes over the row of this id that was copied from a list'),
  },
)

export const keyAddCommand = statementCommand(
  keyAdded,
  'add',
  'add a further key, for the holder of --key unless --holder names another: the new key signs too',
  {
    words: { file: 'the file of the new key' },
    spelling: { file: 'key', holder: 'holder', reason: 'reason' },
    whose: 'party',
    find: ({ by }) => ({ body: { holder: by } }),
  },
)

export const keyRevokeCommand = statementCommand(
  keyRevoked,
  'revoke',
  'revoke a key: it signs nothing any more',
  {
    words: { keyid: '' },
    whose: 'party',
  },
)

export const keySuspendCommand = statementCommand(
  keySuspended,
  'suspend',
  'suspend all keys of the party of --key: none signs anything until two officers name those that stay',
  {
    words: {},
    whose: 'party',
    find: ({ by }) => ({ body: { party: by } }),
  },
)

export const objectCommand = statementCommand<{ call: string; party: string }>(
  objectionRaised,
  'object',
  'object to the reservation or declaration of another party on a call that yours signed too',
  {
    words: { call: '', party: 'the id of the party whose words these are' },
    spelling: { words: 'words' },
    reads: ['signatures', 'objections'],
    find: ({ given: { call, party }, registered }) => {
      const signature = registered.get('signatures', `${call}/${party}`)
      if (signature === undefined) throw new Refusal('signature_unknown', `${party} has not signed ${call}.`)
      const objections = registered.get('objections', `${call}/${party}`)?.objections ?? []
      const words = toObjectTo(wordsOn(signature, objections, today()))
      return { body: { against: { party, entry: words?.entry ?? signature.entry } } }
    },
  },
)

const FACT_SOURCE = {
  'source-title': 'source.title',
  'source-by': 'source.by',
  'source-url': 'source.url',
  'source-date': 'source.date',
  'source-digest': 'source.digest',
}

export const factRecordCommand = statementCommand<{ call: string; party: string }>(
  factRecorded,
  'record',
  'record what a source says of a party on a day: that it joined, left, was present or absent, declared, was renamed',
  {
    words: {
      call: '',
      party: 'its id; name, kind and country as the source has them, or as the register has them',
    },
    spelling: {
      what: 'what',
      day: 'day',
      name: 'names',
      kind: 'kind',
      country: 'country',
      words: 'words',
      ...FACT_SOURCE,
    },
    reads: ['parties'],
    find: ({ given: { party }, registered }) => {
      const { names, kind, country } = registered.get('parties', party) ?? {}
      return { body: names === undefined ? { country: null } : { names, kind, country } }
    },
  },
)

export const factWithdrawCommand = statementCommand(
  factWithdrawn,
  'withdraw',
  'take back what was recorded by mistake; it stays in the log',
  {
    words: { call: '', party: 'of whom it was recorded', entry: 'the number of the entry that recorded it' },
    spelling: { entry: 'fact', reason: 'reason' },
  },
)

/** The kinds are a file, since a number belongs to each. */
export const countRecordCommand = statementCommand<{ kinds?: string }>(
  countRecorded,
  'record',
  'record how many a source counts on a day, without their names',
  {
    words: { call: '' },
    spelling: { day: 'day', total: 'total', words: 'words', ...FACT_SOURCE },
    find: ({ given: { kinds } }) => ({ body: { kinds: kinds === undefined ? [] : readJson(kinds) } }),
    options: command => command.option('--kinds <file>', 'JSON: [{"of":"state","total":81}, …]'),
  },
)

export const countWithdrawCommand = statementCommand(
  countWithdrawn,
  'withdraw',
  'take back a count that was recorded by mistake; it stays in the log',
  {
    words: { call: '', entry: 'the number of the entry that recorded it' },
    spelling: { entry: 'count', reason: 'reason' },
  },
)

export const answerCommand = statementCommand(
  objectionAnswered,
  'answer',
  'answer an objection to what your party said; both stand side by side',
  {
    words: { call: '', entry: 'the number of the entry that raised the objection' },
    spelling: { entry: 'objection', words: 'words' },
  },
)

export const withdrawCommand = statementCommand(
  signatureWithdrawn,
  'withdraw',
  'withdraw your signature from a call; the record that it stood stays',
  {
    words: { call: '' },
  },
)

export const depositCommand = statementCommand<{ call: string; instrument: string }>(
  signatureDeposited,
  'deposit',
  'record the signature of a party that came as an instrument on paper',
  {
    words: { call: '', party: 'its id' },
    spelling: {
      party: 'party',
      date: 'instrument.date',
      channel: 'instrument.channel',
      read: 'read',
      reservation: 'reservation',
      declaration: 'declaration',
    },
    reads: ['calls'],
    find: ({ given, ...known }) => {
      const { policy, text } = inForce(known, given.call)
      const instrument = { digest: digestOf(readBytes(given.instrument)) }
      return { body: { manifest: text, policy, read: ['en'], instrument } }
    },
    options: command =>
      command.requiredOption(
        '--instrument <file>',
        'a copy of the instrument: its digest is recorded, not the file (--read is en where none is given)',
      ),
  },
)

export const sealCommand = statementCommand<{
  envelope: string
  opens: string
  keep: string
  part?: string[]
}>(
  statementSealed,
  'seal',
  'seal a signed envelope until an hour: the log learns that something was signed, and not by whom',
  {
    words: { envelope: 'a file with a signature that was not posted' },
    spelling: {},
    find: ({ given: { envelope: path, keep, opens, part } }) => {
      parseTime(opens)
      const envelope = formatJsonBytes(readJson(path))
      const { call } = unverifiedStatementIn({ envelope })
      const salt = randomBytes(SEAL_SALT)
      const commitment = commitmentOf(salt, envelope)
      // Before it is recorded: a seal whose salt is lost is opened by nobody.
      writeNew(keep, formatSealedFile({ commitment, salt, envelope, parts: readParts(part) }))
      tell(`What opens it is kept in ${keep}: show it to nobody before ${opens}.`)
      return { call: call!, body: { commitment, opens }, parts: [] }
    },
    options: command =>
      command
        .requiredOption('--opens <time>', 'the hour before which nobody can open it, as 2027-01-31T12:00:00Z')
        .requiredOption('--keep <file>', 'where to keep what opens it: *.sealed.json')
        .option('--part <file>', 'words after their 32 bytes of salt, that it names by digest', gather),
  },
)

export const unsealCommand = statementCommand<{ file: string }>(
  statementOpened,
  'unseal',
  'open a seal after its hour, with the file that was kept of it',
  {
    words: { file: 'what was kept: *.sealed.json' },
    spelling: {},
    find: ({ given }) => {
      const file = parseSealedFile(readBytes(given.file))
      return { call: unverifiedStatementIn(file).call!, body: openingOf(file), parts: file.parts }
    },
  },
)
