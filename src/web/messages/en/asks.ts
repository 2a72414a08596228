/** What rules will ask of an organisation, and what other rules would mean for those who have signed. */
export const asks = {
  'sign.asks': 'What this asks of you, and by when',
  'asks.nothing': 'These rules set no dates for an organisation like yours.',
  'asks.others':
    '{count, plural, one {# other clause does} other {# other clauses do}} not apply to an organisation like yours.',
  'asks.over': 'Nothing: its only period is over, or opens before this would bind you.',
  'asks.met': 'Already done.',
  'asks.same': 'This binds you already. Nothing changes.',
  'asks.now':
    '{is, select, open {Open now, due by {day}.} due {Was due by {day}; in time until {last}.} silent {Was due by {day}; shown as silent since {since}.} inactive {Was due by {day}; shown as inactive since {since}.} other {Overdue: was due by {day}.}}',
  'asks.due': 'Due by {due}, possible from {opens}.',
  'asks.late': 'Overdue after {day}.',
  'asks.silent': 'Silent from {day}.',
  'asks.inactive': 'Inactive from {day}.',
  'asks.removable': 'From {day}, the rules let us remove the signature.',

  'mean.title': 'What these rules change for signatories',
  'mean.note': 'If published on {day}.',
  'mean.nobody': 'No organisation has signed yet. Those that sign from now on accept these rules.',
  'mean.stand': '{count, plural, one {# signatory today.} other {# signatories today.}}',
  'mean.bound': '{count, plural, one {# is} other {# are}} bound by version {number} of the rules.',
  'mean.byNotice':
    'Bound by notice: {count, number}, {several, select, yes {the first on {first}, the last on {last}} other {on {first}}}.',
  'mean.byYes': 'Bound only once they accept: {count, number}.',
  'mean.asked':
    'Asked of {count, number}, due {several, select, yes {from {first} to {last}} other {by {first}}}.',
  'mean.ifYes':
    'Asked of {count, number} if accepted today, due {several, select, yes {from {first} to {last}} other {by {first}}}.',
  'mean.unasked':
    'Bound by notice, but accepted only rules without clauses: {count, number}. Clauses ask nothing of them until they accept.',
  'mean.same': 'Already bound by it: {count, number}.',
  'mean.met': 'Already done by {count, number}.',
  'mean.none': 'Nothing asked of {count, number}.',
  'mean.nobodyElse': 'Until a clause binds an organisation, the organisation cannot be late under it.',
  'mean.names': '{count, plural, one {See the organisation} other {See all # organisations}}',
  'mean.who': 'Organisation',
  'mean.boundBy': 'Bound today by',
  'mean.from': 'New rules from',
  'mean.onlyYes': 'Once it accepts',
  'mean.asks': 'What is then asked',
  'mean.line':
    '{clause}: {is, select, same {as today} met {already done} asked {by {day}} yes {by {day}, if it accepts today} other {nothing asked}}',
  'mean.anew':
    '{count, plural, one {# late organisation} other {# late organisations}} would start from zero. Once the new rules bind, lateness under these clauses no longer counts or leads to removal. To keep it, leave the clause unchanged, to the letter.',
  'mean.anewState':
    '{state, select, overdue {{count, number} overdue} silent {{count, number} silent} other {{count, number} inactive}}',
  'mean.anewClause':
    '{is, select, changed {Clause “{clause}” changes} other {Clause “{clause}” is removed}}: {who}.',
  'mean.anewLine':
    '{is, select, changed {{clause} changes} other {{clause} is removed}}; {state, select, overdue {overdue today} silent {silent today} other {inactive today}}',
  'mean.anewNames':
    '{count, plural, one {Who would start from zero} other {See the # that would start from zero}}',
  'mean.anewHead': 'Who would start from zero',
  'mean.anewBy': 'Late today under',

  'mean.sooner':
    'If they send nothing, {count, plural, one {# late organisation} other {# late organisations}} could be removed sooner than under today’s rules. If a rule changes, its days count from the step, and at the earliest from when the new rule binds.',
  'mean.soonerGroup':
    'Rule “{rule}”, after clause “{clause}”: from {from}, {has, select, yes {instead of {before}} other {never under today’s rules}}: {count, plural, one {# organisation} other {# organisations}}.',
  'mean.soonerHead': 'Who could be removed sooner',
  'mean.soonerBy': 'Rule, day and reason',
  'mean.soonerLine':
    'Rule “{rule}”: from {from}, {has, select, yes {instead of {before}} other {never under today’s rules}}. “{clause}” was due {due}; if nothing comes, {step, select, silent {silent since {since}} other {inactive since {since}}}.',
  'mean.changeTitle': 'What this changes in what is asked',
  'mean.changeNote': 'For {name}, if recorded on {day}.',
  'mean.changeNothing': 'Nothing changes.',
  'mean.changeOut': 'It is not a signatory, so nothing is asked of it.',
  'mean.begins': 'Applies from {day}: the first period opens on {opens}, due on {due}.',
  'mean.beginsOver': 'Binds it from {day}; no more periods follow.',
  'mean.ends': 'Asks nothing more from {day}.',
  'mean.classIs': 'These rules describe the class as:',
  'mean.classOther':
    'Granted under version {number} of the rules, which worded it differently. Under the rules that bind it, nothing is asked.',
  'mean.classUnknown': 'These rules have no class “{id}”, so it asks nothing.',
  'mean.classAnew':
    'This organisation is late under a clause that would no longer apply. That lateness then no longer counts or leads to removal. If the clause applies again, it does so only for periods that open afterwards.',
  'mean.classOpen': 'No longer asked:',
} as const
