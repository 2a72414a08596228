/** Letters about what is due, and what waits at the desk of dates: interruptions to sign, and days that run on. */
export const dues = {
  'outbox.kind.duty-reminder': 'A reminder of dates to come, to a signatory',
  'outbox.kind.joint-waits': 'A joint commitment that waits for a signature, to a signatory',
  'outbox.kind.joint-asked': 'An invitation to take part in a commitment, to a signatory',
  'outbox.kind.duty-step': 'What is due or overdue, to a signatory',
  'desk.form.interruption': 'Record an interruption',
  'desk.formNote.interruption':
    'The service was closed, planned or not. Once recorded, these days count against no one. Oldest first.',
  'ask.service/interrupted.from': 'When the service was shut',
  'interruption.of': 'From {from} until {until}',
  'interruption.none': 'No interruptions to record.',
  'also.interruptions':
    '{count, plural, one {# interruption of the service is not recorded: its days still count} other {# interruptions of the service are not recorded: their days still count}}',
  'also.paused':
    'Entry {number} stops new passkeys, and a signatory of {call} has none. It cannot act, and its dates run on. You can move dates for everyone',
  'dues.subject':
    '{stage, select, due {Now due: {name}, {call}} overdue {Overdue: {name}, {call}} silent {{name} is shown as silent: {call}} inactive {{name} is shown as inactive: {call}} removable {The signature of {name} may be removed: {call}} other {Due by {day}: {name}, {call}}}',
  'dues.lede': 'This is due from {name} under {call}, as of {day}. If {name} has acted since, do nothing.',
  'dues.item':
    '{stage, select, due {Due since {day}} overdue {Overdue since {day}} silent {Silent since {day}} inactive {Inactive since {day}} removable {Possible removal from {day}} other {Due by {day}}}',
  'dues.was': 'It was due by {day}.',
  'dues.asks':
    '{asks, select, report {The rules ask {name} for a report:} commitments {The rules ask {name} for {count, plural, one {one commitment} other {# commitments}}:} other {{count, plural, one {A report on this commitment of {name}:} other {A report on each of these commitments of {name}:}}}}',
  'dues.sameRule': 'Under the same rule as above.',
  'dues.stepOf': 'This is a step of the commitment:',
  'dues.measure': 'Measure {number}: {title}',
  'dues.moved':
    'The date was {due}. It has moved for all whom it binds, by {count, plural, one {the entry} other {the entries}} {entries} of the public log:',
  'dues.unnamed':
    'The report of {name} of {day} has figures but does not name this date, so it does not count for it. File one that names it. The report:',
  'dues.next':
    '{is, select, overdue {Without it, this is shown as overdue from {day}.} silent {Without it, {name} is shown as silent from {day} at the earliest.} inactive {Without it, {name} is shown as inactive from {day} at the earliest.} other {Without it, the rules let us remove the signature from {day} at the earliest.}}',
  'dues.nothing': 'Nothing further follows. It is shown until it is done.',
  'dues.removable':
    'From {day}, these rules let us remove the signature. Two officers must agree, and the public entry names the rule. Once you have done what is asked, the rules no longer let us:',
  'dues.more':
    '{count, plural, one {# more date is on your own pages.} other {# more dates are on your own pages.}}',
  'dues.how':
    'Report, or make commitments, on the pages of {name}.{late, select, yes { A late report counts: a silent organisation is then shown as back.} other {}} If something keeps you from it, {by, select, contact {write to us} reply {answer this e-mail} other {tell the person who gave you this letter}}.',
  'dues.runOn': 'The dates still run.',
  'dues.whole': 'Read the full words:',
  'dues.all': 'All dates of {call}:',
} as const
