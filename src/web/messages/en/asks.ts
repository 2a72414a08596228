/** What rules will ask of an organisation, and what other rules would mean for those who have signed. */
export const asks = {
  'sign.asks': 'What this asks of you, and by when',
  'asks.nothing': 'These rules ask nothing of an organisation like yours by a date.',
  'asks.others':
    '{count, plural, one {# other clause is} other {# other clauses are}} not meant for an organisation like yours.',
  'asks.over': 'Its only period is over, or opens before this would bind you, so it asks nothing of you.',
  'asks.met': 'You have done this already.',
  'asks.same': 'This binds you already, in the same words, and goes on as it does today.',
  'asks.now':
    '{is, select, open {It is open, and due by {day}.} due {It was due by {day}; you are in time until {last}.} silent {It was due by {day}, and you are shown as silent since {since}.} inactive {It was due by {day}, and you are shown as inactive since {since}.} other {It was due by {day}, and is overdue.}}',
  'asks.due': 'Due by {due}. You can do it from {opens}.',
  'asks.late': 'You are late after {day}.',
  'asks.silent': 'Silent from {day}.',
  'asks.inactive': 'Inactive from {day}.',

  'mean.title': 'What these rules would mean for those who have signed',
  'mean.note': 'Computed as if they were published on {day}.',
  'mean.nobody': 'No organisation has signed yet. Whoever signs from now on accepts these rules.',
  'mean.stand': '{count, plural, one {# organisation stands today.} other {# organisations stand today.}}',
  'mean.bound': '{count, plural, one {# is bound} other {# are bound}} by rules {number} today.',
  'mean.byNotice':
    'The new rules bind {count, plural, one {# of them} other {# of them}} by notice{several, select, yes {, the first from {first}, the last from {last}.} other { from {first}.}}',
  'mean.byYes':
    '{count, plural, one {# is bound by the new rules only once it accepts them.} other {# are bound by the new rules only once they accept them.}}',
  'mean.asked':
    '{count, plural, one {# will be asked} other {# will be asked}}{several, select, yes {, by days from {first} to {last}.} other {, by {first}.}}',
  'mean.ifYes':
    '{count, plural, one {# would be asked if it accepted today} other {# would be asked if they accepted today}}{several, select, yes {, by days from {first} to {last}.} other {, by {first}.}}',
  'mean.unasked':
    '{count, plural, one {# of those bound by notice has said yes only to rules without clauses: clauses ask it for nothing until it accepts.} other {# of those bound by notice have said yes only to rules without clauses: clauses ask them for nothing until they accept.}}',
  'mean.same':
    '{count, plural, one {# is bound by this very clause already: it asks the same of it.} other {# are bound by this very clause already: it asks the same of them.}}',
  'mean.met': '{count, plural, one {# has done it already.} other {# have done it already.}}',
  'mean.none': '{count, plural, one {It asks nothing of # of them.} other {It asks nothing of # of them.}}',
  'mean.nobodyElse':
    'A clause asks nothing of an organisation before it binds it. Until then, it is never late by it.',
  'mean.names': '{count, plural, one {The one organisation} other {All # organisations, by name}}',
  'mean.who': 'Organisation',
  'mean.boundBy': 'Bound today by',
  'mean.from': 'New rules from',
  'mean.onlyYes': 'Only once it accepts them',
  'mean.asks': 'What is then asked',
  'mean.line':
    '{clause}: {is, select, same {as today} met {already done} asked {by {day}} yes {by {day}, if it accepted today} other {nothing is asked}}',
  'mean.anew':
    '{count, plural, one {# organisation that is late today would start anew:} other {# organisations that are late today would start anew:}} once the new rules bind, what is late by these clauses counts no more, and no removal can follow it. To keep its days, leave a clause to the letter.',
  'mean.anewState':
    '{state, select, overdue {{count, number} overdue} silent {{count, number} silent} other {{count, number} inactive}}',
  'mean.anewClause':
    '{is, select, changed {Clause “{clause}” changes} other {Clause “{clause}” is left out}}: {who}.',
  'mean.anewLine':
    '{is, select, changed {{clause} changes} other {{clause} is left out}}; {state, select, overdue {overdue today} silent {silent today} other {inactive today}}',
  'mean.anewNames':
    '{count, plural, one {Who would start anew} other {The # that would start anew, by name}}',
  'mean.anewHead': 'Who would start anew',
  'mean.anewBy': 'Late today by',

  'mean.sooner':
    '{count, plural, one {# organisation that is late today could be removed sooner than by the rules of today, if nothing comes from it.} other {# organisations that are late today could be removed sooner than by the rules of today, if nothing comes from them.}} Days of a rule that changes count from the step, and at the earliest from the day on which the new rule binds.',
  'mean.soonerGroup':
    'By the rule “{rule}”, after the clause “{clause}”: from {from}, {has, select, yes {instead of {before}} other {and by the rules of today not at all}}: {count, plural, one {# organisation} other {# organisations}}.',
  'mean.soonerHead': 'Who could be removed sooner',
  'mean.soonerBy': 'By which rule, from which day, and why',
  'mean.soonerLine':
    'Rule “{rule}”: from {from}, {has, select, yes {instead of {before}} other {and by the rules of today not at all}}. “{clause}” was due {due}; if nothing comes, {step, select, silent {it is silent since {since}} other {it is inactive since {since}}}.',
  'mean.changeTitle': 'What this means for what is asked',
  'mean.changeNote': 'Of {name}, computed as if this were recorded on {day}.',
  'mean.changeNothing': 'Nothing changes in what is asked of it.',
  'mean.changeOut': 'Its signature does not stand, so nothing is asked of it.',
  'mean.begins': 'Begins to ask it on {day}: its first period opens on {opens} and is due on {due}.',
  'mean.beginsOver': 'Binds it from {day}, and no period of it is to come.',
  'mean.ends': 'Asks nothing more of it from {day}.',
  'mean.classIs': 'In these rules the class is called:',
  'mean.classOther':
    'It is granted by version {number} of the rules, which has other words for it: by the rules that bind it, it asks nothing.',
  'mean.classUnknown': 'These rules know no class “{id}”. By them, it asks nothing.',
  'mean.classAnew':
    'This organisation is late today by a clause that would ask it nothing more. What is late by it then counts no more, and no removal can follow it. If the clause asks it again later, that counts for periods that open after it.',
  'mean.classOpen': 'This would not be asked any more:',
} as const
