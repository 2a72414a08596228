/** The home of a call, and what its numbers leave open. */
export const call = {
  'call.kicker': 'Public call',
  'call.issuedBy': 'Issued by {convener}.',
  'call.issuedAndKept': 'Issued and kept by {convener}.',
  'call.keepsIt': 'Keeps this register itself',
  'call.onePrinciple': 'Its text names one principle: {title}.',
  'call.principlesFromTo':
    'Its text names {count, plural, one {# principle} other {# principles}}, from “{first}” to “{last}”.',
  'call.closed': 'This call is closed and takes no more signatures. What was signed stays.',
  'call.voided': 'It was voided on {day}, with {entry}, before anybody had signed. The reason given:',
  'call.voidedLede': 'This call was opened by mistake. It takes nothing.',
  'call.seeList': 'See who is on the list',
  'call.seeRoll': 'See who is on the roll',
  'call.readText': '{record, select, yes {Read the text kept here} other {Read the exact text}}',

  'call.slip': 'Record of deposit',
  'call.slipCopy': 'Record of a copy',
  'call.seal': 'TEXT OF THE CALL · PUBLIC LOG · ENTRY {entry, number} ·',
  'call.sealCopy': 'TEXT OF AN INDEPENDENT RECORD · PUBLIC LOG · ENTRY {entry, number} ·',
  'call.sealOpened': 'CALL OPENED · PUBLIC LOG · ENTRY {entry, number} ·',
  'call.text': 'Text',
  'call.textIn': 'Version {number}: {languages}',
  'call.noText': 'None published yet',
  'call.digest': 'Digest',
  'call.policyInForce': 'In force, in plain words',

  'call.onList': 'On the list',
  'call.whoSigned': 'On the roll',
  'call.rowsOfList': 'Rows of the list of {date}, counted as they stand.',
  'call.counted': 'Counted from the log.',
  'call.signedVersion':
    '{text, select, now {{rows, plural, one {# signed the text in force: version {number, number}} other {# signed the text in force: version {number, number}}}} other {{rows, plural, one {# signed an earlier text: version {number, number}} other {# signed an earlier text: version {number, number}}}}}',
  'call.nounsOnList': '{nouns} on the list',
  'call.rollOfNouns': 'on the roll of {nouns}',
  'call.signedAndCopied':
    '{signed, plural, one {# has accepted it itself} other {# have accepted it themselves}}. Copied from another list, not confirmed: {copied, number}.',
  'call.wholeList': 'The whole list',
  'call.wholeRoll': 'The whole roll',
  'call.notOnIt': 'Who is not on it',
  'call.listOn': 'The list on any date',
  'call.rollOn': 'The roll on any date',
  'call.showList': 'Show that list',
  'call.showRoll': 'Show that roll',
  'call.copies':
    '{count, plural, one {One copy of a list is recorded} other {# copies of lists are recorded}}: {lists}.',
  'call.copyAt': '{date} ({entry})',

  'call.says': 'What it says',
  'call.saysNote': 'The principles of the text by their titles, as {entry} holds them.',
  'call.latest': 'Latest entries',
  'call.latestNote': 'Newest first, each as the log holds it.',
  'call.wholeLog': 'All entries of the log',
  'call.allNotices': 'Notices to signatories',

  'notices.title': 'Notices to signatories',
  'notices.lede':
    '{record, select, yes {Nobody has signed here, so nobody is bound and nobody is written to. These entries would be notices.} other {What changes for those who signed this call, or what one of them says of itself or of another.}}',
  'notices.all': '{count, plural, =0 {No notices} one {# notice} other {# notices}}',
  'notices.note':
    'Newest first. Anybody can count them in the log, so no number is left out. Letters are a courtesy: each day that is given counts from the entry.',
  'notices.none': 'Nothing has changed yet.',
  'notices.number': 'Notice {number}',
  'notices.each': 'A letter goes to each signatory whose address we know.',
  'notices.asked': 'A letter goes to those whom it names and those who wish to hear of other signatories.',
  'call.dated': 'Latest dated rows',
  'call.datedNote': 'By the date that the list gives.',

  'call.convener': 'Issued by',
  'call.convenerNote': 'How it was shown that this register is the convener’s, from the least to the most.',
  'call.authority.independent': 'Independent record',
  'call.authority.declared': 'Declared',
  'call.authority.domain': 'Domain',
  'call.authority.vetted': 'Vetted',
  'call.authoritySays.independent':
    'Kept by {keeper}. The convener does not keep this register and has confirmed nothing in it.',
  'call.authoritySays.declared':
    'The convener says that this register is its own. {keeper} has checked nothing of that.',
  'call.authoritySays.domain':
    'Checked by {keeper}: the convener’s own domain names this register. That shows control of a name, no more.',
  'call.authoritySays.vetted':
    'Checked by {keeper}: the convener’s authority, beyond the control of a domain.',
  'call.authoritySource': 'Source:',
  'call.evidence': 'Evidence kept by the depositary, by digest:',
  'call.rules': 'The rules',
  'call.rulesNote': 'To sign is to accept the rules in force, identified by their fingerprint.',
  'call.rulesNoteRecord': 'Set by the keeper of this record. Nobody has accepted them.',
  'call.wholePolicy': 'All the rules, and earlier ones',

  'missing.title': 'What is missing',
  'missing.titleRecord': 'What this record leaves open',
  'missing.note': 'Not recorded is not refused: it says nothing of anyone.',
  'missing.record': 'It shows who is on the list. It says nothing of what anyone on it has done since.',
  'missing.recordFacts':
    'It holds what is public about the call. Who stands behind the call is not recorded here.',
  'missing.recordNote':
    'An independent record takes no signatures and no commitments, and it draws nothing from silence. The convener may claim the register.',
  'missing.nothing': 'Every row has a date, a kind, a country and a mandate.',
  'missing.copied':
    '{rows, plural, one {# of {total, number} is copied from another list and not confirmed by whom it names: it has no mandate.} other {# of {total, number} are copied from another list and not confirmed by those whom they name: they have no mandate.}}',
  'missing.date':
    '{rows, plural, one {# of {total, number} carries no date.} other {# of {total, number} carry no date.}}',
  'missing.kind':
    '{rows, plural, one {# of {total, number} has no kind recorded.} other {# of {total, number} have no kind recorded.}}',
  'missing.country':
    '{rows, plural, one {# of {total, number} has no country recorded.} other {# of {total, number} have no country recorded.}}',
  'missing.see': '{rows, plural, one {See it} other {See them}}',

  'growth.title': 'How it grew',
  'growth.deeds': 'Every step is a dated signature.',
  'growth.copied':
    '{count, plural, one {# more is on a list and has not signed here.} other {# more are on a list and have not signed here.}}',
  'growth.known':
    '{count, plural, one {The dot is one dated list or count.} other {Each of the # dots is a dated list or count. What lies between them is not known.}}',
  'growth.none': 'No list names everyone and no source counts them, so there is nothing to draw.',
  'growth.oneDay':
    '{count, plural, one {The one signature is of {day}.} other {The # signatures are all of {day}.}}',
  'growth.label': 'Signatures that stand: from {from} to {to}. Now: {kinds}.',
  'growth.sparkLabel': 'Signatures that stand: from {from} to {to}.',
  'growth.labelDots': 'In all:',
  'growth.spokenDot': '{count, number} on {day}',
  'growth.between': 'What lies between is not known.',
  'growth.spokenEvent': '{name}: {day}.',
  'growth.issued': 'Issued',
  'growth.closed': 'Closed',
  'growth.all': 'in all',
  'growth.ofUnknownKind': 'of unknown kind',
  'growth.numbers': 'The numbers behind this picture',
  'growth.listsByKind': 'Two lists, by kind',
  'growth.kind': 'Kind',
  'growth.change': 'Change',
  'growth.changes':
    '{record, select, yes {Who joined the list and who left} other {Who joined and who left}}',
  'growth.pointsSay': 'What is known, day by day.',
  'growth.day': 'Day',
  'growth.inAll': 'In all',
  'growth.source': 'Source',
  'growth.basis.list': 'A list',
  'growth.basis.count': 'A count, without names',
  'growth.unknown':
    '{count, plural, one {Of # more its sources disagree} other {Of # more its sources disagree}}',
  'growth.earlier':
    '{count, plural, one {# earlier list or count is not shown.} other {# earlier lists and counts are not shown.}}',
  'growth.tableSays': 'Where the number moved, and where it then stood.',
  'growth.month': 'Month',
  'growth.year': 'Year',
  'growth.came': 'New',
  'growth.total': 'Total, by kind',

  'map.where': 'Which states',
  'map.note':
    '{where, select, list {{states, plural, =0 {No state is on the list.} one {# state is on the list.} other {# states are on the list.}}} other {{states, plural, =0 {No state has signed.} one {# state is among the signatories.} other {# states are among the signatories.}}}}',
  'map.noteMembers':
    '{where, select, list {{members, number} of the {all, number} members of the United Nations are on the list.} other {{members, number} of the {all, number} members of the United Nations are among the signatories.}}',
  'map.noteCoast':
    '{where, select, list {{states, number} of the {lands, number} states of this map are on the list.} other {{states, number} of the {lands, number} states of this map are among the signatories.}}',
  'map.missing': 'See who is missing',
  'map.state':
    '{where, select, list {{standing, select, on {{name}: on the list} unknown {{name}: not known} other {{name}: not on the list}}} other {{standing, select, on {{name}: among the signatories} unknown {{name}: not known} other {{name}: has not signed}}}}',
  'map.label':
    'World map. {where, select, list {On the list} other {Among the signatories}}: {states, plural, one {# state} other {# states}}, of which {filled, plural, one {# is} other {# are}} filled in and {dotted, plural, one {# is a filled dot} other {# are filled dots}}. States that are not there are outlines; {hollow, plural, one {# small one is a hollow dot.} other {# small ones are hollow dots.}}',
  'map.labelCoast':
    'Map of invented lands. {where, select, list {On the list} other {Among the signatories}}: {states, plural, one {# state, which is filled in.} other {# states, which are filled in.}} The others are outlines.',
  'map.onList': 'On the list of {date}',
  'map.offList': 'Not on the list',
  'map.onRoll': '{signed, select, all {Has signed} other {Has signed, or is on a list}}',
  'map.offRoll': 'Has not signed',
  'map.onListOn': '{where, select, list {On the list} other {Has signed}}',
  'map.offListOn': '{where, select, list {Not on the list} other {Has not signed}}',
  'map.unknownState': 'Not known',
  'map.dots': 'States too small to draw',
  'map.unplaced':
    '{count, plural, one {One state has no place on the map: {names}.} other {# states have no place on the map: {names}.}}',
  'map.nowhere':
    '{count, plural, one {For one state, the country is not recorded.} other {For # states, the country is not recorded.}}',
  'map.noStates': 'No state is there, so no map is drawn.',
  'map.boundaries':
    'Outlines: Natural Earth. Land in dispute is dashed and filled for nobody. Boundaries express no position on any territory.',
  'map.invented': 'Invented lands: no such gulf exists.',
  'map.table': 'Every country, in numbers',
  'map.tableSays': 'Each country leads to its rows.',
  'map.country': 'Country',
  'map.states': 'As a state',
  'map.rows': 'All rows',
  'map.all': 'All',
  'map.noCountry': 'Country not recorded',
} as const
