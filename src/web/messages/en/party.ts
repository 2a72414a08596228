/** The page of a party: what the register knows of it, and who says so. */
export const party = {
  'party.lede.none': 'Admitted by the depositary on {date}. It has signed no call here.',
  'party.lede.standing': '{call}: {noun} since {date}.',
  'party.lede.withdrawn': '{call}: withdrew as {noun} on {date}.',
  'party.lede.removed': '{call}: removed as {noun} by a published rule on {date}.',
  'party.lede.listed': '{call}: on the list of {date}, as copied.',
  'party.lede.listedSince': '{call}: on the lists from {first} to {date}, as copied.',
  'party.lede.unlisted': '{call}: on an earlier list, not on the list of {date}.',
  'party.lede.reported':
    '{what, select, absent {{call}: not among them on {date}, as another source reports.} joined {{call}: joined on {date}, as another source reports.} left {{call}: left on {date}, as another source reports.} other {{call}: among them on {date}, as another source reports.}}',
  'party.lede.unconfirmed':
    'It stands here because a list or another source named it. It has confirmed nothing.',

  'party.slip': 'Record of a signature',
  'party.slipCopy': 'Record of a copy',
  'party.slipParty': 'Record of an organisation',
  'party.ring.signed': 'SIGNATURE RECORDED IN THE PUBLIC LOG · ENTRY {entry, number} · MANDATE: {mandate} ·',
  'party.ring.admitted': 'ADMITTED BY THE DEPOSITARY · RECORDED IN THE PUBLIC LOG · ENTRY {entry, number} ·',
  'party.ring.copied': 'COPIED FROM ANOTHER LIST · NOT CONFIRMED · ENTRY {entry, number} OF THE PUBLIC LOG ·',
  'party.call': 'Call',
  'party.signedWith': 'Signed with',
  'party.with.passkey': 'A passkey',
  'party.with.file': 'A key in a file',
  'party.with.paper': 'A paper of {date}, recorded by the depositary',
  'party.text': 'Text',
  'party.version': 'Version {number, number}',
  'party.policy': 'Rules',
  'party.policyNumber': 'Version {number, number}',
  'party.recorded': 'Recorded',
  'party.receiptOf': 'Receipt of entry {entry, number}',
  'party.source': 'Source',
  'party.row': 'Row',

  'party.signed': 'What it accepted',
  'party.signedNote':
    'Each acceptance names one version of the text and one of the rules, each by its fingerprint. On paper, it is what the depositary recorded.',
  'party.noSignature': 'No signature of its own is recorded.',
  'party.event.given':
    'Accepted with a key: version {version, number} of the text, under version {policy, number} of the rules',
  'party.event.deposited':
    'Accepted on paper, as the depositary recorded it: version {version, number} of the text, under version {policy, number} of the rules',
  'party.event.accepted': 'Accepted newer rules, version {policy, number}',
  'party.event.declared':
    '{said, select, none {Withdrew its declaration} other {Stated a declaration after signing}}',
  'party.event.narrowed': '{said, select, none {Withdrew its reservation} other {Narrowed its reservation}}',
  'party.event.reserved': 'Added or widened a reservation after signing',
  'party.event.withdrawn': 'Withdrew its signature',
  'party.event.removed': 'Signature removed by a published rule',
  'party.event.restored': 'Signature restored',
  'party.read': 'Words read: {languages}',
  'party.bound': 'Rules that bind it',
  'binding.rules': 'version {number, number} of the rules',
  'binding.now':
    '{by, select, yes {Since {day}: {rules}, which it accepted} other {Since {day}: {rules}, by notice, as the rules that it accepted say}}',
  'binding.next':
    '{when, select, yes {{rules} bind it only once it accepts them} other {From {day}: {rules}, by notice, unless it leaves before}}',
  'binding.corrected':
    'The text that it signed was corrected on {day}. {binds, select, yes {The corrected words bind it, as its rules say} other {The words that it signed bind it}}. {see}',
  'party.corrected': 'Words that bind it',
  'party.instrument': 'The paper, by its digest',
  'party.channel': 'How it came',
  'party.earlier':
    '{count, plural, one {# earlier act stands} other {# earlier acts stand}} in its history and in the log.',

  'party.said': 'Reservations and declarations',
  'party.saidNote':
    'Whole. What came with a signature is the organisation’s own; what comes from elsewhere names its source.',
  'party.saidFrom': 'Recorded by the depositary, from {source}',
  'party.reservation': 'Reservation',
  'party.declaration': 'Declaration',
  'party.saidOf': '{what} on {call}',

  'party.facts': 'In the register',
  'party.names': 'Names',
  'party.kind': 'Kind',
  'party.country': 'Country',
  'party.domain': 'Domain',
  'party.domainNote': 'As the depositary recorded it.',
  'party.identifiers': 'Identifiers',
  'party.mandate': 'Mandate',
  'party.notRecorded': 'Not recorded',
  'party.none': 'None: a row that was copied has none',
  'party.admittedOn': 'Admitted',
  'party.notAdmitted': 'Not admitted: copied from another list, not confirmed',
  'party.versions': 'What it was called, and when',
  'party.version.line': '{name}, from {date}, {entry}',

  'party.keys': 'Its keys',
  'party.keysNote': 'A signature is worth as much as the way its key came in.',
  'party.noKeys': 'None. It signs on paper, or has not signed.',
  'party.suspendedLede':
    'All keys of this organisation are suspended since {date}, {entry}. Until two officers have named those that stay, it signs nothing with them.',
  'party.suspendedWhy': 'By whom, and why',
  'party.suspended':
    '{party} has suspended all of its keys since {date}, {entry}: none of them signs anything until two officers of the depositary have named those that stay. Its reason:',
  'party.suspendedByDepositary':
    'The depositary has suspended all keys of {party} since {date}, {entry}: none of them signs anything until two officers have named those that stay. The reason given:',
  'party.key.admission': 'Came in with its admission by the depositary, and signed that entry too',
  'party.key.holder': 'Added by itself, with a key that it had',
  'party.key.invited':
    'Came in by an invitation that an officer of the depositary signed. Who used it, the depositary alone says.',
  'party.key.depositary': 'Added by the depositary, not by {party}. The reason given:',
  'party.key.revokedBySelf': 'Revoked by itself on {date}, {entry}',
  'party.key.revokedByDepositary': 'Revoked by the depositary on {date}, {entry}',
  'party.key.role.drafter': 'Drafts for it: signs nothing in its name',
  'party.key.role.reader': 'Reads for it: signs nothing in its name',
  'party.key.stands': 'Not revoked',

  'party.lists': 'In other lists and reports',
  'party.listsTaken': 'Copied from another list. The organisation took this row over as its own:',
  'party.listsOthers': 'Copied from another list: no word of the organisation itself',
  'party.list.present': 'On the list as “{name}”',
  'party.fact':
    '{what, select, present {{by} reported on {date}: it was on the list that day} absent {{by} reported on {date}: it was not among them that day} joined {{by} reported on {date}: it joined that day} left {{by} reported on {date}: it left that day} declared {{by} reported on {date}: it made a declaration that day} other {{by} reported on {date}: it has been called “{name}” since that day}}',
  'party.factWithdrawn': 'Taken back ({entry}):',
  'party.list.row': 'row {row, number}',
  'party.list.absent': 'Not on this list',
  'party.list.signed': 'Dated {date} by that list',
  'party.list.noDate': 'Date not recorded',
  'party.list.nature': 'Described as',
  'party.list.website': 'Website',

  'party.yours': 'Is this row yours?',
  'party.yoursSays':
    'Whoever it names may apply to the depositary, with a proof of its mandate, and then sign. The row as copied stays visible beside what it states.',
  'party.yoursApply': 'Apply',
  'party.yoursRecord':
    'This is an independent record, which takes no signatures: nobody can confirm a row in it before its convener has claimed the register. What is wrong in it stands so in the list from which it was copied.',
  'party.yoursConvener': 'For the convener: ask for the register',

  'party.history': 'Its history',
  'party.historyNote':
    '{count, plural, one {The one entry of the log that is about it.} other {The # entries of the log that are about it, newest first.}}',
  'party.historyMore': 'The newest {shown, number} of {count, number} entries of the log that are about it.',
  'party.historyOlder':
    '{shown, plural, one {# older entry} other {# older entries}} of the {count, number} in the log that are about it.',
  'party.data': 'This page as data',
} as const
