/** The receipt of an entry, for people, and the badge of a party. */
export const receipt = {
  'receipt.title': 'Receipt of log entry {index, number}',
  'receipt.kicker': 'Receipt',
  'receipt.kickerSignature': 'Receipt of signature',
  'receipt.seal': 'Recorded · log entry {index, number} · {call} · public log · ',
  'receipt.notYet':
    'Recorded, and not witnessed yet: the witnesses are asked at once, and answer within a minute or so.',
  'receipt.again': 'Look again, then download',
  'receipt.paper':
    'This paper is a copy for people. What proves it is the receipt file; it and the entry are at {url}.',
  'receipt.download': 'Download the receipt',
  'receipt.print': 'Print',
  'receipt.check': 'Check it',
  'receipt.next': 'What next',
  'receipt.now': 'Now',
  'receipt.keep':
    'Keep the file, and the key of the log with it. To whoever trusts that key, the file proves {what, select, given {what was signed, and with which key} deposited {what the depositary recorded of the paper} other {who stated this}}, even if this site disappears.',
  'receipt.nowToo': 'Now, too',
  'receipt.rules': 'Rules',
  'receipt.corrected': 'Corrected since',
  'receipt.roll': 'roll',
  'receipt.party': 'page of its own',
  'receipt.stands': 'The name stands on the {roll} as {noun}, and has a {own}.',
  'receipt.words': 'Words since',
  'receipt.anyTime': 'At any time',
  'receipt.itsPage': 'page of the party',
  'receipt.ended':
    'The name does not stand on the roll by this signature. That it was given, and how it ended, stays on the {own}.',
  'receipt.leavePaper':
    'The party can withdraw with a key, which the depositary adds for it; that it signed, and that it left, stays on record.',
  'receipt.logKey': 'The key of its log, by this site:',
  'receipt.leave':
    'You can withdraw with a key of the party; that you signed, and that you left, stays on record.',
  'receipt.since':
    '{how, select, replaced {A later signature has replaced this one.} invalidated {This signature was invalidated.} withdrawn {This signature was withdrawn.} removed {This signature was removed by a published rule.} other {The party that signed has ended.}} {what} ({day}, {entry}). {how, select, invalidated {The receipt proves that the log took it.} other {The receipt proves that it was given.}}',
  'badge.title': 'Badge',
  'badge.note': 'It shows how the organisation stands today, and names the day.',
  'badge.noteRecord': 'It bears the line of the independent record wherever it is shown.',
  'badge.says': 'For your own site. The picture comes from here and changes with the register.',
  'badge.code': 'Paste this into your page',
  'badge.more': 'More to share: a picture for messages, the counter, feeds',
  'badge.alt':
    '{record, select, yes {Independent record: how {party} stands to {call}} other {How {party} stands to {call}}}',
  'badge.standing': '{noun}, since {date}',
  'badge.withdrawn': 'Withdrew as {noun} on {date}',
  'badge.removed': 'Removed as {noun} on {date}',
  'badge.none': '{record, select, yes {Not on the list} other {Has not signed}}',
  'badge.listed': 'On the list of {date}, not confirmed',
  'badge.reported':
    '{what, select, absent {Reported as not among them on {date}} left {Reported as having left on {date}} joined {Reported as joining on {date}} other {Reported as among them on {date}}}',
  'badge.unlisted': 'No longer on the list of {date}',
  'badge.record': 'Independent record, not kept by its issuer',
  'badge.entry': 'Log entry {entry, number}',
} as const
