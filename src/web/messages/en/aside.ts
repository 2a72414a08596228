/** Many applications set aside in one go, as after a flood of invented ones, and taken back. */
export const aside = {
  'desk.room.aside': 'Spam applications',
  'aside.begin': '{count, plural, one {Mark # as spam…} other {Mark all # as spam…}}',

  'aside.title':
    '{count, plural, =0 {Nothing to mark as spam} one {Mark # application as spam} other {Mark # applications as spam}}',
  'aside.note':
    'They leave the queue. You can look at each, and put back one or all. We delete nothing early. Only applicants with a confirmed address get a letter.',
  'aside.sought': 'Your search',
  'aside.cut': 'Too many for one go: these are the first {most, number}.',
  'aside.traits': 'What they have in common',
  'aside.traitsNote':
    'Compared with all others in the queue. What both groups share does not tell them apart: search for what differs.',
  'aside.trait': 'In common',
  'aside.these': '{count, plural, one {This #} other {These #}}',
  'aside.others': '{count, plural, one {The other in the queue} other {The # others in the queue}}',
  'aside.unknown': 'Not known',
  'aside.more': '{count, plural, one {and # more} other {and # more}}',
  'aside.samples': 'Some of them',
  'aside.samplesNote':
    '{count, plural, one {The only one.} other {# of them, from first to last.}} Open those that look real.',
  'aside.living': 'These stay in the queue',
  'aside.livingNote':
    'They match the search, but show signs of being real: a confirmed address, a proven domain, papers or an answer.',
  'aside.livingNone':
    'None that fits has confirmed an address, proven a domain, sent papers or answered a question.',
  'aside.signs': 'Signs that it is real',
  'aside.life.domain': 'its domain',
  'aside.life.email': 'a confirmed address',
  'aside.life.document': 'papers',
  'aside.life.answer': 'an answer',
  'aside.act': 'Mark as spam',
  'aside.actNote':
    'If an application shows such a sign before its turn, such as a confirmed address, it stays in the queue. So do new ones.',
  'aside.reasonHint':
    'The same for all. Applicants read it on their own page, and by letter if their address is confirmed.',
  'aside.tooLiving':
    '{count, plural, one {Also the one with signs of being real: {total, number} in all} other {Also the # with signs of being real: {total, number} in all}}',
  'aside.count': 'How many applications',
  'aside.countHint': 'Type {count} to confirm.',
  'aside.countHintLiving': 'Type {count} to confirm, or {total} with those that show signs of being real.',
  'aside.counted':
    '{count, plural, =0 {None of those counted is left: look at the queue again.} one {Now there is only one: type # to confirm.} other {Now there are #: type # to confirm.}}',
  'aside.button': 'Mark as spam',

  'aside.all':
    '{count, plural, =0 {No applications marked as spam together} one {# group of spam applications} other {# groups of spam applications}}',
  'aside.allNote':
    'In the queue, search for what they share, then mark all results as spam. You see the count first.',
  'aside.none': 'None yet.',
  'aside.pile': '{count, plural, one {# application} other {# applications}}',
  'aside.was.setting': 'Being marked by {by}',
  'aside.was.set': 'Marked by {by}',
  'aside.was.returning': 'Marked by {by}; being put back',
  'aside.was.returned': 'Marked by {by}; put back',

  'aside.progress':
    '{count, number} of {total, plural, one {# application is spam} other {# applications are spam}}',
  'aside.stateNote.setting': 'We are marking them. This goes on without this page, and after a restart.',
  'aside.stateNote.set': 'All are done. You can open each, and put it back from its page.',
  'aside.stateNote.returning':
    'We are putting them back. This goes on without this page, and after a restart.',
  'aside.stateNote.returned': 'All that was still spam is back in its place in the queue.',
  'aside.done': 'What was done',
  'aside.doneNote':
    'We erase them like any application, a year after they came. Then they no longer count here.',
  'aside.by': 'By, on',
  'aside.isAside': 'Spam',
  'aside.isLeft': 'Not, or no longer, spam',
  'aside.letters': 'Letters with the reason',
  'aside.return': 'Put all back',
  'aside.each': 'Each of them',
  'aside.told': 'Its address is confirmed: a letter gives the reason.',
  'aside.notTold': 'Its address is not confirmed: no letter.',

  'aside.setOn': 'Marked as spam by {by} on {day}, with this reason:',
  'aside.with': 'All that was marked with it',
  'aside.takeBack': 'Put it back in the queue',
  'aside.isBack': 'It waits again. If a letter told the applicant otherwise, another corrects this.',
  'desk.was.aside': 'Marked as spam by {by}',
  'queue.stage.aside': 'Spam',
  'queue.network': 'Network',
  'queue.any.network': 'Any network',
  'queue.mail': 'Mail domain',
  'queue.any.mail': 'Any mail domain',
  'queue.from': 'Received from ({clocks})',
  'queue.to': 'Received until ({clocks})',
  'limits.waiting':
    '{count, plural, one {# application from there waits} other {# applications from there wait}}',

  'diary.did.application-taken-back': 'Put an application back in the queue',
  'diary.did.pile-set-aside': 'Marked applications as spam',
  'diary.did.pile-taken-back': 'Put spam applications back in the queue',

  'apply.is.aside': 'Your application was set aside',
  'apply.means.aside':
    'We set it aside with others, for the reason below. If it is genuine, write to us or apply again: we can take it up again. We publish nothing about this.',
  'claim.is.aside': 'Your application was set aside',
  'claim.means.aside':
    'We set it aside with others, for the reason below. If it is genuine, write to us or apply again: we can take it up again. We publish nothing about this.',

  'outbox.kind.application-aside': 'An application was set aside, with the reason',
  'outbox.kind.application-waits-again': 'An application waits again',
  'letter.asideSubject': 'Your application was set aside: {call}',
  'letter.asideHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} was set aside',
  'letter.aside': 'We set it aside with others. Our reason for all:',
  'letter.asideNote':
    'We publish nothing about this, and the public log does not mention it. If your application is genuine, {by, select, contact {write to us} reply {answer this e-mail} other {tell the person who gave you this letter}}: we can take it up again.',
  'letter.waitsSubject': 'Your application waits again: {call}',
  'letter.waitsHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} waits again',
  'letter.waits': 'Our decision was a mistake. An officer will look at your application again.',
} as const
