/** The text of a call, its versions and its policy. */
export const text = {
  'text.kicker': 'Text of the call',
  'text.language': 'Language of the text',
  'text.version': 'Version',
  'text.inForce': '{number}, {record, select, yes {kept here} other {in force}} since {date}',
  'text.wasInForceFor': '{number}, in force for a part of {date}',
  'text.wasInForce': '{number}, in force from {from} to {to}',
  'text.authentic':
    '{record, select, yes {As the keeper of this record published it. Nobody has accepted these words here} other {Authentic: this is a text that signatories accept}}',
  'text.translation': 'Translation, not authentic. Authentic: {languages}',
  'text.translationTab': 'translation',
  'text.digest': 'SHA-256',
  'text.manifest': 'Version digest',
  'text.recorded': 'Recorded',
  'text.copied': 'Recorded here',
  'text.address': 'Address',
  'text.note':
    'The digest covers the very bytes of the text. Numbers and short names in the margin help you find your place; they are not part of it.',
  'text.principlesJump': '{count, plural, one {# principle} other {# principles}}',
  'text.paragraph': 'Paragraph',
  'text.notKept': 'The bytes of this text are not kept here.',
  'text.bytes': 'Download the exact bytes',
  'text.superseded': 'Version {old} is superseded. Version {new} replaced it on {date}.',
  'text.readInForce': 'Read the text in force',

  'text.principles': 'Principles',
  'text.principlesNote':
    '{record, select, yes {As the version names them, and to whom each is addressed.} other {As the version names them, with whom each binds. What someone commits to stands under one of these.}}',
  'text.principle': 'Principle {number}',
  'text.binds': '{record, select, yes {Addressed to {kinds}} other {Binds {kinds}}}',
  'text.bindsAll':
    '{record, select, yes {Addressed to all who are invited} other {Binds all who are invited}}',
  'text.notFound': 'The text states it under no number or title of its own.',
  'text.noPrinciples': 'The version names no principles.',

  'text.check': 'Check these bytes',
  'text.checkNote': 'On your own machine, without trusting this page.',
  'text.checkSays':
    'One line fetches the bytes and computes their digest. On a Mac, write shasum -a 256 for sha256sum.',
  'text.checkPrints': 'It prints this number, which is the digest above in hexadecimal:',
  'text.checkThen':
    'The version digest is what a signature binds. It covers the digests of all languages, as {entry} holds them.',
  'text.checkThenRecord': 'The version digest covers the digests of all languages, as {entry} holds them.',

  'text.versions': 'Versions',
  'text.versionsNote':
    '{record, select, yes {Each as the keeper of this record published it. None has been accepted here.} other {A new version needs a new signature. Older ones stay as they were signed.}}',
  'text.versionN': 'Version {number}',
  'text.isInForce': '{record, select, yes {the newest} other {in force}}',
  'text.isSuperseded': 'superseded',
  'text.shownHere': 'shown here',
  'text.seeChanges': 'See what changed from version {number}',
  'text.translated': 'Translation into {language}',

  'correction.name': 'Correction of version {number}',
  'correction.waits':
    'A mistake in this text will be corrected on {day}, unless a signatory objects before then or the depositary withdraws the correction.',
  'correction.see': 'See what is corrected',
  'correction.seeSince': 'See what was corrected',
  'correction.since': 'This text was corrected on {day}. Signatures that were given to it stay on it.',
  'correction.translationBefore':
    'This translation is of the text before the correction of {day}. Signatures that were given to that text stay on it.',
  'correction.tab': 'before the correction of {day}',
  'correction.untranslated':
    'This text is not published in {language}. There is a translation of the text before the correction of {day}.',
  'correction.readTranslation': 'Read that translation',
  'correction.read': 'Read the corrected text',
  'correction.state':
    '{state, select, pending {Not in force: it takes effect on {day}, unless a signatory objects before then or the depositary withdraws it.} effective {In force since {day}. No signatory objected.} objected {Failed: {party} objected. The text stayed as it was.} withdrawn {Withdrawn by the depositary. The text stayed as it was.} other {Never in force: a new version came first.}}',
  'correction.inForce':
    '{number}, {state, select, effective {as corrected on {date}} pending {as it will read from {date}} other {as a correction that never took effect}}',
  'correction.lede':
    'Words that the correction adds are underlined; words that it takes out are struck through.',
  'correction.fate': 'What became of it',

  'changes.kicker': 'What changed',
  'changes.title': 'Version {old} to version {new}',
  'changes.lede': 'Words that version {new} added are underlined; words that it took out are struck through.',
  'changes.first': 'This is the first version. It replaced none.',
  'changes.none': 'The words are the same in this language.',
  'changes.elsewhere': 'Words change in: {languages}.',
  'changes.noCommon': 'The two versions share no language.',
  'changes.counts':
    '{changed, plural, =0 {No paragraph reworded} one {# paragraph reworded} other {# paragraphs reworded}}; {added} new; {removed} taken out.',
  'changes.coarse':
    'The two are too unlike to be compared word by word throughout; whole paragraphs are marked instead.',
  'changes.notCompared': 'Spaces and line breaks are not compared. To compare the bytes, download both:',
  'changes.changed': 'reworded',
  'changes.added': 'new',
  'changes.removed': 'taken out',
  'changes.principles': 'Principles',
  'changes.principlesSame': 'The same principles, with the same titles and for the same parties.',
  'changes.principleNew': 'Principle {number}, “{title}”, is new, for {kinds}.',
  'changes.principleGone': '“{title}” is no longer there.',
  'changes.principleTitle': '“{before}” is now called “{after}”.',
  'changes.principleBinds': '“{title}” was for {before}. It is now for {after}.',
  'changes.everyKind': 'all who are invited',

  'policy.title': 'Rules',
  'policy.lede':
    'To sign is to accept the rules in force together with the text. Both are identified by their fingerprints.',
  'policy.current': 'In force',
  'policy.earlier': 'Earlier rules',
  'policy.since': 'Since {date}',
  'policy.from': 'First in force on {date}',
  'policy.again': 'It was in force before and was put in force again later.',
  'policy.digest': 'Fingerprint',
  'policy.recorded': 'Recorded',
  'policy.reason': 'Reason given',
  'policy.invited': 'Invited',
  'policy.mandate': 'Minimum proof of authority',
  'policy.atLeast': 'This or more.',
  'policy.authentic': 'Languages that bind',
  'policy.isAuthentic': '(authentic)',
  'policy.isTranslation': '(translation)',
  'policy.authenticWords': 'Authentic. The same in {languages}',
  'policy.translatedWords': 'Translation. Authentic: {languages}',
  'policy.effect': 'Legal effect',
  'policy.entities': 'Who is bound',
  'policy.notice': 'When newer rules bind',
  'policy.late': 'Reservations made after signing',
  'policy.noLate': 'None are taken',
  'policy.lateDays':
    '{count, plural, one {They take effect after # full day, unless a signatory objects before} other {They take effect after # full days, unless a signatory objects before}}',
  'policy.noticeIs':
    '{how, select, never {Only once a signatory accepts them} now {From the day after they are recorded, unless the signatory leaves} other {{days, plural, one {# full day after the day on which they are recorded, unless the signatory leaves} other {# full days after the day on which they are recorded, unless the signatory leaves}}}}',
  'policy.window': 'Time between signing and recording',
  'policy.windowIs': 'At most {time}',
  'policy.days': '{count, plural, one {# day} other {# days}}',
  'policy.hours': '{count, plural, one {# hour} other {# hours}}',
  'policy.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'policy.seconds': '{count, plural, one {# second} other {# seconds}}',
  'policy.delisting': 'A signature is removed when',
  'policy.noDelisting': 'No rule removes a signature',
  'policy.was': 'Before',

  'words.in': '(in {language})',
  'words.withheld': 'Withheld by law since entry {entry, number}',
  'words.notKept': 'Not kept here',
  'words.beside': '{bytes, plural, one {# byte} other {# bytes}}, kept beside the log',
} as const
