/** Clauses of the rules: how they are told, and what they ask of whoever signs. */
export const clauses = {
  'policy.clauses': 'What signatories are asked for',
  'policy.noClauses': 'Nothing is asked for by a date',
  'policy.classes': 'Classes of organisation',
  'policy.classesMean':
    'We put an organisation in a class by an entry in the log, and take it out in the same way.',
  'policy.noClasses': 'None',
  'policy.commitments': 'Dates that organisations set themselves',
  'policy.commitmentsAre':
    'A report on a commitment is late {grace, plural, =0 {on the day after its date} one {# day after its date} other {# days after its date}}. A commitment is closed {review, plural, =0 {with its last report} one {# day after its last report} other {# days after its last report}}.',
  'policy.noCommitments': 'A commitment is due on its date. It is never overdue.',
  'policy.clauseNew': 'New',
  'policy.clauseGone': 'Dropped',
  'policy.clauseChanged': 'Changed',

  'clause.ofAll': 'Asked of every signatory.',
  'clause.ofKinds': 'Asked of: {kinds}.',
  'clause.ofClasses': 'Asked only of the class: {classes}.',
  'clause.ofBoth': 'Asked of: {kinds}, if in the class: {classes}.',
  'clause.asksReport': 'It asks for a report.',
  'clause.asksFiguresYet':
    'It asks for a report with figures, by the call’s indicators “{indicators}”, which are not published yet.',
  'clause.asksFigures': 'It asks for a report with figures, by the call’s indicators “{indicators}”.',
  'clause.figuresLate': 'A report is in time by its own day: a missing figure makes nobody late.',
  'clause.asksCommitments':
    'It asks for {count, plural, one {at least # commitment} other {at least # commitments}}.',
  'clause.asksUnder':
    'It asks for {count, plural, one {at least # commitment} other {at least # commitments}} under {of, plural, one {the principle} other {one of the principles}} {principles}.',
  'clause.calendar': 'It opens on {opens} and is due on {due}.',
  'clause.own':
    'Counted from the day on which the clause first binds an organisation: it opens {opens, plural, =0 {on that day} one {# day later} other {# days later}} and is due {due, plural, =0 {on that day} one {# day later} other {# days later}}.',
  'clause.again': '{count, plural, one {The same again every month.} other {The same again every # months.}}',
  'clause.grace':
    '{count, plural, =0 {Late from the day after.} one {Nobody is late until # day after the due date.} other {Nobody is late until # days after the due date.}}',
  'clause.silent':
    'Silent after {count, plural, one {# more day} other {# more days}} without it: the organisation’s page says so.',
  'clause.inactive': 'Inactive after {count, plural, one {# further day} other {# further days}} without it.',
  'clause.noStep': 'Nothing further follows.',
  'clause.removal':
    '{step, select, silent {Once it is silent} other {Once it is inactive}}{count, plural, =0 {} one { for # day} other { for # days}}, two officers may remove the signature by the rule “{rule}”.',
  'clause.after':
    '{step, select, silent {Only once an organisation is silent} other {Only once an organisation is inactive}}{count, plural, =0 {} one { for # day} other { for # days}} by the clause “{clause}”.',
} as const
