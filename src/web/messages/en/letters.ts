/** Letters that go out by mail, and the page on which their recipient says which should still come. */
export const letters = {
  'letter.brand': '{call}, from its keeper',
  'letter.depositaryOf': '{keeper}, which keeps the register of {call}',
  'letter.button': '{label}:',
  'letter.quiet': 'This message has no images and counts no clicks.',
  'letter.wishes': 'Choose which e-mails you want, or none:',
  'letter.wishesLink': 'Choose which e-mails you want, or none.',
  'letter.whyNamed': 'You receive this because we were told that you speak for {name}.',
  'letter.whyContact': 'You receive this because a signatory of {name} named this address as a contact.',
  'letter.whyApplied':
    'You receive this because an application {asks, select, claim {for the register of} other {to sign}} {call} names this address.',
  'letter.asks': 'What it asks: {asks}',
  'letter.dear': 'Dear {person},',
  'letter.openApplication': 'Open the application',

  'letter.receivedSubject': 'We have your application: {call}',
  'letter.receivedHeading':
    'An application {asks, select, claim {for the register of} other {to sign}} {call} has arrived',
  'letter.received':
    'It names this address. We check the application and write to you when we have decided. We publish nothing of it{asks, select, claim {, and the register does not change meanwhile} other {, and nothing is signed yet}}.',
  'letter.receivedNote':
    'That page shows what was sent and what we decide. Anyone who has the link can read it, so keep this e-mail to yourself. It works for a year.',
  'letter.notYou': 'If you have not applied',
  'letter.notYouNote':
    'Then someone else typed your address. You need not do anything: it lets no one sign in your name. Below you can choose to get no more e-mail.',

  'letter.unexpected': 'If you did not expect this',

  'letter.questionSubject': 'A question about your application: {call}',
  'letter.questionHeading':
    'A question about your application {asks, select, claim {for the register of} other {to sign}} {call}',
  'letter.question': 'Before we decide, we ask:',
  'letter.answer': 'Answer on the page of the application',
  'letter.questionNote':
    'We alone read your answer and do not publish it. Your application waits until it comes.',

  'letter.refusedSubject': 'Your application was not accepted: {call}',
  'letter.refusedHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} was not accepted',
  'letter.refused': 'We have read it and give this reason:',
  'letter.refusedNote':
    'We publish nothing of this, and the public log does not mention it. You can write to us, or apply again.',

  'letter.invitationSubject': '{name} can now sign: {call}',
  'letter.invitationHeading': '{name} can now sign {call}',
  'letter.invitation':
    'Use the link to read the text and sign. Your phone or computer will ask for your fingerprint, face or PIN. It takes about five minutes.',
  'letter.inviter':
    '{how, select, approved {{keeper} has approved {name}, which can now sign {call}.} sign {{keeper} invites {name} to sign {call}.} other {{keeper} invites {name} to join {call}.}} {issued, select, own {{keeper} issued the call and keeps its public register.} other {{issuer} issued the call. {keeper} keeps its public register.}}',
  'letter.ask':
    '{by, select, contact {Questions? Write to {contact}.} reply {Questions? Answer this e-mail.} other {Questions? Ask the person who gave you this letter.}}',
  'letter.invitationAgain': 'This link replaces the one before, which no longer works.',
  'letter.anotherHeading': 'Set up another passkey for {name}',
  'letter.another':
    'You asked us for another passkey that signs for {name}, as when one is lost. {keeper} keeps the register of {call}. Two officers of ours agree to it.',
  'letter.anotherDo':
    'Use the link to set up the passkey. Your phone or computer will ask for your fingerprint, face or PIN. What {name} has signed stays signed: you sign nothing again.',
  'letter.anotherLink':
    'The link works once, until {until}{hand, select, yes { at the latest} other {}}. Opening the page does not use it up. Keep it to yourself.',
  'letter.anotherNotYou': 'If you did not ask for this',
  'letter.anotherNotYouSays':
    'Do not use the link, and tell us at once. Use an address or a number that you know. Somebody may wish to sign for {name} without its leave.',
  'letter.joinSubject':
    '{checked, select, yes {{name} is invited to sign: {call}} other {{name} is invited to join: {call}}}',
  'letter.joinHeading':
    '{checked, select, yes {{name} is invited to sign {call}} other {{name} is invited to join {call}}}',
  'letter.join':
    '{checked, select, yes {Use the link to read the text and sign. Your phone or computer will ask for your fingerprint, face or PIN. It takes about five minutes.} other {Use the link to read the text and join. Your phone or computer will ask for your fingerprint, face or PIN. You can sign once we have checked the authority of {name} to sign (mandate): ask us how to show it.}}',
  'letter.openJoining': 'Read and answer',
  'letter.noWishJoin': 'Do nothing. No page and no log entry says that we asked {name}.',
  'letter.invitationLink':
    'The link works once, until {until}. Opening the page commits you to nothing. Is this not for you? Pass it on only to whoever may sign for {name}.',
  'letter.invitationLinkHand':
    'The link works once, for 14 days after you have received this letter{asked, select, yes {, or until {answers} if that is later} other {}}, and until {until} at the latest. Opening the page commits you to nothing. Is this not for you? Pass it on only to whoever may sign for {name}.',
  'letter.coverSays': '{keeper} writes:',
  'letter.senderSays': 'For {keeper}:',
  'letter.whySays': 'Why {name}, in the words of {keeper}:',
  'letter.answerBy': 'Please answer by {day}.',
  'letter.decline': 'You will not sign? You can tell us here:',
  'letter.reminderSubject': 'Reminder: {name} is invited to sign: {call}',
  'letter.reminderHeading': '{name} is invited to sign {call}',
  'letter.reminder': '{keeper} wrote to you on {day} to invite {name}. We have no answer from you yet.',
  'letter.reminderKey':
    '{keeper} wrote to you on {day} to invite {name}. It has a passkey now and has not signed. You can sign with that passkey.',
  'letter.reminderSign': 'Read and sign',
  'letter.reminderLink':
    'This is the link of our first letter. It works once, until {until}. Opening the page commits you to nothing.',
  'letter.reminderCrossed': 'If you have answered in the meantime, please ignore this letter.',
  'letter.readFirst': 'Read the text without the link:',
  'letter.means': 'What signing means',
  'letter.meansWords': 'You accept the exact words that you read, and the rules in force that day.',
  'letter.meansRoll':
    'These become public: name, kind, country, domain and identifiers of your organisation, how we checked its authority, with our note, the date, and any reservation or declaration. Your own name does not.',
  'letter.meansReservation': 'You can add a reservation. You can withdraw later. The record of both stays.',
  'letter.noWish': 'If you do not wish to sign',
  'letter.noWishNote':
    'Do nothing. The record says that we approved {name}. No page says that we asked it to sign.',

  'letter.toldSubject': 'Recorded about {name}: entry {entry}',
  'letter.toldHeading':
    '{by, select, own {A passkey of {name} has signed something} lead {A commitment in which {name} takes part has changed} joins {{other} takes part in a commitment of {name}} leaves {{other} no longer takes part in a commitment of {name}} other {We have recorded something about {name}}}',
  'letter.toldLeft': 'What {name} has committed to stands as it was.',
  'letter.toldOf': '{commitment}: {what}',
  'letter.toldMore': '{count, plural, one {One more is in the entry.} other {# more are in the entry.}}',
  'letter.jointSubject': '{other} has signed: a commitment of {name} waits for you',
  'letter.jointSays':
    '{other} has signed that it takes part in a commitment of {name} under {call}. Nothing is published before {name} signs too: whoever signs for it finds the commitment, and the part of {other}, on its own pages.',
  'letter.jointAskedSubject': '{lead} invites {name} to take part in a commitment',
  'letter.jointAskedSays': '{lead} made this commitment under {call}, and invites {name} to take part in it:',
  'letter.jointAskedDue':
    '{when, select, day {It is due by {due}. } other {It names no day. }}It stands in public, in the name of {lead}:',
  'letter.jointAskedParts': 'Whose part is whose',
  'letter.jointAskedPart': '{party}: {part}',
  'letter.jointAskedUnsaid': '{party} has not said which part is its own.',
  'letter.jointAskedYours': '{name} says its own part before it signs.',
  'letter.jointAskedYes': 'If you want to take part',
  'letter.jointAskedHow':
    'Whoever signs for {name} says its part and signs, by {day} (UTC). Then the invitation ends. {lead} signs the same words after that. Until then nothing is published.',
  'letter.jointAskedWhere': 'Read it and answer here:',
  'letter.jointAskedNo': 'If you do nothing',
  'letter.jointAskedNothing':
    '{name} is then bound to nothing, and no page says that it was invited. The same holds if you remove the invitation.',
  'letter.removedBack': 'The way back',
  'letter.removedBackSays':
    'The entry names the rule, and the reason. {name} cannot sign again, but we can restore its signature. Those who sign for {name} can still report on its own pages, also late. Then write to us, and ask us to restore the signature.',
  'letter.toldEntry': 'It is entry {entry} of the public log:',
  'letter.toldUnknown': 'If you know nothing of this',
  'letter.toldTurn':
    'Tell us at once. Use an address or a number that you know, not an answer to this e-mail.',
  'letter.toldSuspend':
    'If you have a passkey of your organisation, you can suspend all of its passkeys at once on your own pages: “Suspend all passkeys”. This e-mail asks you for nothing else.',
  'letter.correctionSubject': 'A correction of {call} from {day} on',
  'letter.correctionHeading':
    'A mistake in the text of {call} {past, select, yes {was corrected} other {is to be corrected}}',
  'letter.correction':
    '{past, select, yes {Since {day} the text reads as below: no signatory objected before then.} other {From {day} on the text reads as below, unless a signatory objects before then or the keeper withdraws the correction.}} The signature of {name} stays on the text that it was given to.',
  'letter.correctionReason': 'The reason given:',
  'letter.correctionPart': 'What changes ({language})',
  'letter.correctionTitles': 'No word of the text itself changes; titles do. They stand on the page below.',
  'letter.correctionPassage':
    '{kind, select, added {New: “{after}”} removed {Taken out: “{before}”} other {“{before}” becomes “{after}”}}',
  'letter.correctionMore':
    '{count, plural, one {One more passage changes. It stands} other {# more passages change. They stand}} on the page below.',
  'letter.correctionBinds':
    '{binds, select, yes {If the correction takes effect, its words bind {name}, as the rules that {name} has accepted say.} bound {Its words bind {name}, as the rules that {name} has accepted say.} free {The words that {name} signed go on to bind it.} other {The words that {name} signed go on to bind it, also if the correction takes effect.}}',
  'letter.correctionObject': 'If you do not agree',
  'letter.correctionHow':
    'Whoever signs for {name} can object until the end of {last}, UTC, with their passkey: sign in and choose “Object to the correction”. One objection is enough: then the text stays as it was. It is public, with its words.',
  'letter.correctionWhere': 'Your own pages:',
  'letter.correctionOther':
    '{name} signed another version of the text, in which nothing changes. Only signatories of the corrected version can object.',
  'letter.failedSubject': 'No correction of {call}',
  'letter.failedHeading': 'The text of {call} stays as it was',
  'letter.failed':
    'A correction was to take effect on {day}. It does not come. The signature of {name} stays as it is.',
  'letter.rulesSubject': 'Newer rules of {call}',
  'letter.rulesHeading': 'The rules of {call} were changed',
  'letter.rules': 'We have published newer rules, for this reason:',
  'letter.rulesBind':
    '{when, select, notice {They bind {name} from {day} on, after the notice given by the rules that {name} has accepted.} yes {They bind {name} only if it accepts them. Until then the rules stay that bind it now.} since {They bind {name} since {day}, after the notice given by the rules that {name} had accepted.} other {The rules that bind {name} stay as they are.}}',
  'letter.rulesSee': 'See what changed',
  'letter.rulesAsk': 'What their clauses ask of {name}',
  'letter.rulesAskNothing':
    '{any, select, yes {They ask nothing {more, select, yes {more } other {}}of {name} unless it accepts these rules. If it accepted them today, they would ask:} other {They ask nothing: no clause is meant for an organisation like {name}.}}',
  'letter.rulesDrop':
    'Once these rules bind {name}, {count, plural, one {this is asked no more, which they leave out:} other {these are asked no more, which they leave out:}}',
  'letter.rulesDo': 'What you can do',
  'letter.rulesHow':
    '{when, select, notice {Whoever signs for {name} can accept the newer rules at any time, or withdraw the signature before {day}, with their passkey. If you do neither, the rules bind from that day on.} since {Whoever signs for {name} can withdraw the signature at any time, with their passkey.} other {Whoever signs for {name} can accept the newer rules at any time, with their passkey. If you do nothing, nothing changes for {name}.}}',
  'letter.versionSubject': 'A newer version of {call}',
  'letter.versionHeading': 'Version {number} of the text of {call} is published',
  'letter.version':
    'The signature of {name} stays on version {old}, which it signed. Version {number} binds {name} only if it signs that version too.',
  'letter.versionSee': 'See all that changed between version {old} and version {number}',
  'letter.versionRules':
    'The rules changed too since {name} last accepted any. The same page shows what is different in them.',
  'letter.versionHow': 'Whoever signs for {name} can read version {number} and sign it with their passkey.',
  'letter.noticeHeading':
    '{is, select, amended {The title or the summary of {call} was changed} closed {{call} is closed} extended {Dates of {call} were moved} indicators {{call} sets indicators by which {name} can report} measures {{call} sets measures that {name} can take on} reservation {A signatory of {call} makes a new reservation} holds {A signatory of {call} has a new reservation} raised {A signatory objects to what {name} said} taken {An objection to what {name} said was withdrawn} other {About another signatory of {call}}}',
  'letter.noticeMeans':
    '{is, select, amended {The text and the signature of {name} stay as they are.} closed {Nobody can sign any more. The signature of {name} stands.} indicators {What {name} has reported stays as it was asked.} measures {{name} chooses which to take on. Not to take one on is no fault.} reservation {It takes effect on {day}, unless a signatory objects before then.} holds {It took effect on {day}, since no objection stood by then.} raised {{fails, select, yes {By this objection the reservation does not take effect.} other {Both stand side by side for every reader: what {name} said holds as before.}}} taken {What {name} said and the objection stay on record.} other {Nothing changes for {name}. We write to you since you wish to hear of other signatories too.}}',
  'letter.classIs':
    '{is, select, granted {We have recorded {name} in the class “{class}” of {call}, for this reason:} other {{name} is no longer in the class “{class}” of {call}. Our reason:}}',
  'letter.kindIs':
    'We have recorded {name} as another kind of organisation: {kind}, no longer {old}. Our reason:',
  'letter.turnedAsks': 'From {day} on, the rules that bind {name} ask this of it too:',
  'letter.turnedEnds': 'From {day} on, the rules that bind {name} no longer ask this of it:',
  'letter.turnedNothing': 'The rules that bind {name} ask the same of it as before.',
  'letter.edition':
    '{is, select, fresh {New in edition {edition, number}:} changed {With other words than before, in edition {edition, number}:} other {No longer in edition {edition, number}:}}',
  'letter.editionMore':
    '{count, plural, one {# more stands on the page of measures.} other {# more stand on the page of measures.}}',
  'letter.editionSame':
    'Edition {edition, number} has the same measures as the one before, in the same words.',
  'letter.editionHeld':
    '{count, plural, one {{name} has taken on # measure of an earlier edition. It stands as it was taken on: nothing changes until {name} moves to the new edition.} other {{name} has taken on # measures of earlier editions. They stand as they were taken on: nothing changes until {name} moves to the new edition.}}',
  'letter.moved':
    'These dates of {name} have moved, and none is sooner than it was. What was done already does not move.',
  'letter.movedDay': 'It was due by {from}, and is now due by {to}.',
  'letter.movedFollows':
    'The date by which it was due stays. The last day that follows from it by the rules moves from {from} to {to}.',
  'letter.movedSubject': 'Dates of {name} have moved: {call}',
  'letter.movedShut':
    'Our service was shut on {span, select, one {{first}. That day does} other {the days from {first} to {last}. They do}} not count in any period that was open then.',
  'letter.noticeHow':
    'Whoever signs for {name} can {is, select, closed {still withdraw the signature} reservation {object until the end of {last}, UTC} other {give an answer}}, with their passkey.',
  'letter.suspended':
    'When we wrote this, all passkeys of {name} were suspended: its own pages stay closed until some sign again. Tell the keeper at once, at an address or a number that you know: two officers ask you who holds which passkey, and name those that stay.{runs, select, objecting { The days run on all the same: the last one to object is {day}, UTC.} binding { The days run on all the same: the newer rules bind {name} from {day} on.} other {}}',
  'letter.noticeNumber': 'This is notice {number} of {call}. All of them:',
  'letter.contactHeading':
    '{is, select, asked {Should letters about {name} come to you?} named {{name} named another contact} goes {Letters about {name} to you are to end} other {Letters about {name} to one of its contacts are to end}}',
  'letter.contactSays':
    '{is, select, asked {A signatory of {name} named this address as one of its contacts. If you agree, we write to you of what changes for {name}: a correction of a text that it signed, newer rules, what we record about it. No other letter comes before you agree. You have 14 days to answer.} named {A signatory of {name} named {who} as one of its contacts. Letters go to {who} too, once they agree. Nothing changes for you.} goes {A signatory of {name} wishes that letters about it no longer come to you. {stayed, select, yes {You have stayed once before, so they end 30 days after this letter.} other {They end seven days after this letter. If you agree, do nothing. If you do not, say so before then.}}} other {A signatory of {name} wishes that we no longer write to {who}. Letters to {who} end {stayed, select, yes {30 days} other {seven days}} after ours that tells them so. Nothing changes for you.}}',
  'letter.contactAnswer': 'Read, and choose',
  'letter.invitedSubject': 'One more passkey for {name}',
  'letter.invitedHeading': 'Somebody was invited to make one more passkey for {name}',
  'letter.invitedBeside':
    'Officer {officer} of the keeper made this invitation. The passkey comes in once two officers have agreed, in the public log. Then we write to you again.',

  'wishes.kicker': 'Letters',
  'wishes.title': 'Which letters should come?',
  'wishes.lede':
    'This is about the address at which the letter with this link arrived, for every call that is kept here.',
  'wishes.choice': 'To this address',
  'wishes.all': 'All letters',
  'wishes.allMore':
    'Also those that only let you know, as that an application has arrived, or that a date is to come.',
  'wishes.needed': 'Only what answers something begun under this address',
  'wishes.neededMore': 'Questions, decisions, invitations, codes, and dates that have come.',
  'wishes.none': 'No letters at all',
  'wishes.noneMore':
    'Not even an invitation or a code. If you apply or sign under this address, you will not hear of it.',
  'wishes.choose': 'Choose which letters should come, or none.',
  'wishes.contacts': 'Organisations whose contact you are',
  'wishes.contact':
    '{state, select, stands {You get letters about this organisation.} asked {A signatory of this organisation named you as a contact. Letters come once you choose which, until {day} at the latest.} goes {A signatory of this organisation wishes that letters to you end on {day}. If you do not agree, choose which should still come.} other {A signatory of this organisation wishes that letters to you end on {day}. You have stayed once before, so they end then.}}',
  'wishes.save': 'Keep this choice',
  'wishes.saved': 'Your choice is kept.',
  'wishes.stopped': 'No more letters of this kind will come to this address.',
  'wishes.note':
    'The choice for all letters is kept under a hash of the address. You can change it by the link in any letter, for a year after it came.',
} as const
