import { terms } from './en-terms.ts'

/** What the interface says in English. Plain, exact, in the present tense; a French string that is missing does not compile. */
export const en = {
  text: {
    kicker: 'Text of the call',
    languageOf: 'Language of the text',
    version: 'Manifest',
    sha: 'SHA-256',
    recorded: 'Recorded',
    authentic: 'Authentic',
    translation: 'Translation, not authentic',
    note: 'The digest covers the very bytes of the text. Numbers in the margin help you find your place; they are not part of it.',
    raw: 'The exact bytes',
    paragraph: 'Paragraph',
    notKept: 'The bytes of this text are not kept here.',
    supersedes: 'Replaces',
  },

  ...terms,

  words: {
    withheld: (entry: number) => `Withheld by law since entry ${entry}`,
    notKept: 'Not kept here',
    characters: (bytes: string) => `${bytes} bytes, kept beside the log`,
  },

  entry: {
    kicker: (index: string, type: string) => `Log entry ${index} · ${type}`,
    inWords: 'In words',
    who: 'Author',
    call: 'Call',
    saidAt: 'Said at',
    byItsClock: (time: string) => `${time}, by its author’s clock`,
    recordedAt: 'Recorded',
    hadSeen: 'Had seen',
    seen: (size: string) => `The log at ${size} entries`,
    signedBy: 'Who signed',
    signedNote: 'A signature is worth as much as the way its key came in.',
    key: 'Key',
    passkey: 'Passkey',
    holder: (holder: string) => `key of ${holder}`,
    addedBy: {
      holder: 'added by its holder',
      depositary: 'added by the depositary',
    },
    revoked: (entry: number) => `revoked by entry ${entry}`,
    enteredBy: (entry: number) => `entry ${entry}`,
    proof: 'Proof that it is in the log',
    proofNote: 'This site shows the digests; it is no judge of itself.',
    leaf: 'Entry digest',
    identity: 'Statement digest',
    checkpoint: 'Checkpoint',
    entries: (size: string) => `${size} entries`,
    checkIt: 'Download the receipt',
    checkHow: 'How to check it without this site',
    body: 'What it says',
    bytes: 'The bytes',
    show: 'Show the statement as it was recorded',
    asJson: 'Entry (.json)',
    asBytes: 'Entry, as in the log',
    before: (index: number) => `Entry ${index}`,
  },

  verify: {
    title: 'Check a receipt',
    lede: 'On your own machine, with the receipt and the public key of the log. No account, no network.',
    how: 'How',
    get: 'Take the receipt from the page of an entry, or from the one who signed. It ends in .avow.json.',
    run: 'Run the checker. It refuses with a reason, or says what was signed, by whom, and when.',
    key: 'The public key of this log',
    keyNote:
      'Do not take it from here alone: compare it with what the depositary has published elsewhere, or with a receipt that you have kept.',
    proves: 'What a receipt proves',
    proven: [
      'The checkpoint is signed by the key of the log, and by the witnesses that you ask for.',
      'The entry, and every entry that it rests on, is in the log under that checkpoint.',
      'Its author’s key came into the log before, by an entry that names who added it.',
      'The signature is over exactly these words and this policy.',
    ],
    open: 'What it does not prove',
    notProven: [
      'That the key was not revoked: only an audit of the whole log can tell.',
      'That anything in the words is true.',
      'That anybody read them, or what the page that asked for a passkey displayed.',
    ],
    witnesses: 'Who has witnessed this log',
    witnessesNote:
      'Recorded means on disk, under the log’s signature. Witnessed means that others saw the same log.',
  },
}

export type Messages = typeof en
