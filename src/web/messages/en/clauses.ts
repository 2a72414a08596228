/** Clauses of the rules: how they are told, and what they ask of whoever signs. */
export const clauses = {
  'policy.clauses': 'What signatories are asked for',
  'policy.noClauses': 'The rules ask for nothing by a date',
  'policy.classes': 'Classes of organisation',
  'policy.classesMean': 'We put organisations in a class, and take them out, by a log entry.',
  'policy.noClasses': 'None',
  'policy.commitments': 'Dates that organisations set themselves',
  'policy.commitmentsAre':
    'Reports are late {grace, plural, =0 {the day after the date} one {# day after the date} other {# days after the date}}. A commitment is closed {review, plural, =0 {with its last report} one {# day after its last report} other {# days after its last report}}.',
  'policy.noCommitments': 'A commitment is due on its date, and never overdue.',
  'policy.clauseNew': 'New',
  'policy.clauseGone': 'Dropped',
  'policy.clauseChanged': 'Changed',
  'clause.ofAll': 'Asked of every signatory.',
  'clause.ofKinds': 'Asked of: {kinds}.',
  'clause.ofClasses': 'Asked only of the class: {classes}.',
  'clause.ofBoth': 'Asked of: {kinds}, if in the class: {classes}.',
  'clause.asksReport': 'Asks for a report.',
  'clause.asksFiguresYet':
    'Asks for a report with figures, by the call’s indicators “{indicators}”, not published yet.',
  'clause.asksFigures': 'Asks for a report with figures, by the call’s indicators “{indicators}”.',
  'clause.figuresOf':
    '{by, select, signature {Figures are asked of periods that end between the day the clause first binds an organisation and the due date{again, select, yes {, then between one due date and the next} other {}}. None are asked of earlier periods.} other {Figures are asked of periods that end before the due date{again, select, yes { and not before the previous one} other {}}, if the clause already bound the organisation when they ended.}}',
  'clause.figuresLate': 'Only the day of the report counts: missing figures do not make it late.',
  'clause.asksCommitments':
    'Asks for {count, plural, one {at least # commitment} other {at least # commitments}}.',
  'clause.asksUnder':
    'Asks for {count, plural, one {at least # commitment} other {at least # commitments}} under {of, plural, one {the principle} other {one of the principles}} {principles}.',
  'clause.calendar': 'Opens on {opens}, due on {due}.',
  'clause.own':
    'Counted from the day the clause first binds an organisation: opens {opens, plural, =0 {that day} one {# day later} other {# days later}}, due {due, plural, =0 {that day} one {# day later} other {# days later}}.',
  'clause.again': '{count, plural, one {Again every month.} other {Again every # months.}}',
  'clause.grace':
    '{count, plural, =0 {Late from the day after.} one {Late after # day of grace.} other {Late after # days of grace.}}',
  'clause.silent':
    'After {count, plural, one {# more day} other {# more days}}, the organisation’s page says it is silent.',
  'clause.inactive': 'Inactive after {count, plural, one {# further day} other {# further days}}.',
  'clause.noStep': 'Nothing follows.',
  'clause.removal':
    '{step, select, silent {Once silent} other {Once inactive}}{count, plural, =0 {} one { for # day} other { for # days}}, two officers may remove the signature by the rule “{rule}”.',
  'clause.after':
    '{step, select, silent {Only once silent} other {Only once inactive}}{count, plural, =0 {} one { for # day} other { for # days}} under the clause “{clause}”.',
} as const
