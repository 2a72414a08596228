/** Many applications set aside in one go, as after a flood of invented ones, and taken back. */
export const aside = {
  'desk.room.aside': 'Spam applications',
  'aside.begin': '{count, plural, one {Mark # as spam…} other {Mark all # as spam…}}',

  'aside.title':
    '{count, plural, =0 {Nothing would be set aside.} one {# application would be set aside.} other {# applications would be set aside.}}',
  'aside.note':
    'They leave the queue. We delete nothing early. You can look at each, and take back one or all. Only applicants who have confirmed their address get a letter.',
  'aside.sought': 'What was looked for',
  'aside.cut': 'More fit than can be set aside at once: these are the {most, number} that came first.',
  'aside.traits': 'What they have in common',
  'aside.traitsNote':
    'Beside all else that waits. What both share tells nothing apart: narrow the search by what they do not.',
  'aside.trait': 'What',
  'aside.these': '{count, plural, one {This #} other {These #}}',
  'aside.others': '{count, plural, one {The other that waits} other {The # others that wait}}',
  'aside.unknown': 'Not known (any more)',
  'aside.more': '{count, plural, one {and # more} other {and # more}}',
  'aside.samples': 'Some of them',
  'aside.samplesNote':
    '{count, plural, one {The only one.} other {# of them, from the first that came to the last.}} Open those that look real.',
  'aside.living': 'These stay in the queue',
  'aside.livingNote': 'They fit the search, but somebody has shown to stand behind them.',
  'aside.livingNone':
    'None of those that fit has confirmed an address, shown a domain, sent papers or answered a question.',
  'aside.signs': 'What it has shown',
  'aside.life.domain': 'its domain',
  'aside.life.email': 'a confirmed address',
  'aside.life.document': 'papers',
  'aside.life.answer': 'an answer',
  'aside.act': 'Set aside',
  'aside.actNote':
    'Applicants who confirm an address or prove anything else before it is their turn stay in the queue. Applications that come in from now on stay too.',
  'aside.reasonHint':
    'The same for all. Each applicant reads it on their own page. Those who have confirmed their address also get it by letter.',
  'aside.tooLiving':
    '{count, plural, one {Also the one behind which somebody stands: {total, number} in all} other {Also the # behind which somebody stands: {total, number} in all}}',
  'aside.count': 'How many are set aside',
  'aside.countHint': 'Type the number, {count}: so that it has been read.',
  'aside.countHintLiving':
    'Type the number, so that it has been read: {count}, or {total} with those behind which somebody stands.',
  'aside.counted':
    '{count, plural, =0 {None is left of those that were counted: look at the queue again.} one {Type # if that is how many you mean: one is to be set aside now.} other {Type # if that is how many you mean: so many are to be set aside now.}}',
  'aside.button': 'Set them aside',

  'aside.all':
    '{count, plural, =0 {Nothing was set aside.} one {Applications were set aside together once.} other {Applications were set aside together # times.}}',
  'aside.allNote':
    'In the queue, look for what they have in common, then set all that was found aside: it is counted and shown first.',
  'aside.none': 'Nothing was set aside yet.',
  'aside.pile': '{count, plural, one {# application} other {# applications}}',
  'aside.was.setting': 'Being set aside by {by}',
  'aside.was.set': 'Set aside by {by}',
  'aside.was.returning': 'Set aside by {by}; being taken back',
  'aside.was.returned': 'Set aside by {by}; taken back',

  'aside.progress':
    '{count, number} of {total, plural, one {# application is set aside.} other {# applications are set aside.}}',
  'aside.stateNote.setting':
    'They are being set aside one after another; that goes on without this page, and after a restart.',
  'aside.stateNote.set':
    'All of them were gone through. Each can be opened, and taken back into the queue on its page.',
  'aside.stateNote.returning':
    'They are being taken back one after another; that goes on without this page, and after a restart.',
  'aside.stateNote.returned': 'All that was still set aside was taken back and waits where it stood before.',
  'aside.done': 'What was done',
  'aside.doneNote':
    'They are erased when any application is, a year after it came: then they are no longer counted here.',
  'aside.by': 'By whom, when',
  'aside.isAside': 'Set aside',
  'aside.isLeft': 'Not, or no longer',
  'aside.letters': 'Letters with the reason',
  'aside.return': 'Take all of them back',
  'aside.each': 'Each of them',
  'aside.told': 'Its address was confirmed: a letter tells the reason.',
  'aside.notTold': 'Its address is not confirmed, so we wrote no letter.',

  'aside.setOn': 'Set aside by {by} on {day}, with this reason:',
  'aside.with': 'All that was set aside with it',
  'aside.takeBack': 'Take it back into the queue',
  'aside.isBack': 'It waits again. If a letter has told the applicant otherwise, another tells this.',
  'desk.was.aside': 'Set aside by {by}',
  'queue.stage.aside': 'Spam',
  'queue.network': 'Network',
  'queue.any.network': 'Any network',
  'queue.mail': 'Mail domain',
  'queue.any.mail': 'Any mail domain',
  'queue.from': 'Received from ({clocks})',
  'queue.to': 'Received until ({clocks})',
  'limits.waiting':
    '{count, plural, one {# application from there waits} other {# applications from there wait}}',

  'diary.did.application-taken-back': 'Took an application back into the queue',
  'diary.did.pile-set-aside': 'Set applications aside together',
  'diary.did.pile-taken-back': 'Took back what was set aside together',

  'apply.is.aside': 'Your application was set aside',
  'apply.means.aside':
    'We set it aside with others, for the reason below, and can take it back. If you mean it, write to us or apply again. We publish nothing of this.',
  'claim.is.aside': 'Your application was set aside',
  'claim.means.aside':
    'We set it aside with others, for the reason below, and can take it back. If you mean it, write to us or apply again. We publish nothing of this.',

  'outbox.kind.application-aside': 'An application was set aside, with the reason',
  'outbox.kind.application-waits-again': 'An application waits again',
  'letter.asideSubject': 'Your application was set aside: {call}',
  'letter.asideHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} was set aside',
  'letter.aside': 'The keeper has set it aside together with others, and gives this reason for all of them:',
  'letter.asideNote':
    'Nothing of this is published, and the public log does not mention it. If your application is meant in earnest, write to the keeper, which can take it back into its queue.',
  'letter.waitsSubject': 'Your application waits again: {call}',
  'letter.waitsHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} waits again',
  'letter.waits':
    'The decision on it was a mistake, and the keeper has taken it back. It waits for an officer as before.',
} as const
