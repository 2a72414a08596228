/** Acts that ask for a second officer, or for a delay that was announced. */
export const secondHand = {
  'announced.head': 'Announced',
  'announced.note':
    'What one officer means to do alone. It stands here for days before it is done, so that anybody can speak up.',
  'announced.from': 'Not before {from}, unless a second officer signs it too',

  'announced.held':
    'While {officer} is stopped by another officer alone, with {entry}, no officer does it alone.',

  'stopped.notice':
    'Another officer alone stopped {officer}, with {entry}. No officer can do alone what was announced until the keeper’s own key has settled it: by a new key for {officer}, or by the end of that office. If you do not believe the officer who did it, stop them too.',
  'stopped.warn':
    'You stop {officer} alone. Then no officer does alone what was announced, until the keeper’s own key adds a key for {officer} or ends that office. A key of your own you revoke without that.',
  'stopped.effect':
    'Another officer alone has stopped {officer}. Until the keeper’s own key adds a key for {officer} or ends that office, no officer does alone what was announced.',
  'stopped.by': 'Stopped by',

  'second.held':
    'Announced with {entry}, for one officer alone from {from} to {until}. But {officer} was stopped by another officer alone, with {stop}: until that is settled it takes two.',
  'second.asked':
    'It takes two officers: another signs after you. If there is none, you can announce it and wait.',
  'second.askedParty': '{party} signs it as well, on its own pages.',
  'second.noKey':
    '{party} has no key to sign this with. Invite a representative first, or carry nothing over.',
  'second.head': 'Second signature',
  'second.note':
    'Removal, invalidation, withholding, other rules, corrections of a text, keys of an organisation and the end of a call or an organisation take two officers, or one and a published delay.',
  'second.signedStatement': 'What was signed',
  'second.signedWhole': 'The exact bytes that were signed, as they will stand in the log.',
  'second.title': 'Sign as the second officer',
  'second.waitsTitle': 'You have signed. A second officer is awaited.',
  'second.kept': 'Your signature is kept here. Nothing is recorded before another officer has signed too.',
  'second.sign': 'Sign second with the passkey',
  'second.signFirst': 'Sign first with the passkey',
  'second.signed': 'Signed by {officer}, {time}.',
  'second.awaited': 'Another officer than {officer} is awaited',
  'second.until': 'Until {time}; after that, what was signed is too old for the log and is signed anew.',
  'second.stale':
    'The first signature no longer holds: it came too late, or what it rests on has changed. The next officer to sign signs first, and another second. {officer} prepared it.',
  'second.announced': 'Announced with {entry}. One officer alone can do it from {from} to {until}.',
  'second.ripe': 'Announced with {entry}; the delay passed on {from}. You can do it alone, until {until}.',
  'second.sincePrepared':
    'Since this was prepared, {entry} has changed what it is about. Read that entry before you sign.',
  'second.sinceAnnounced':
    'Since this was announced, {entry} has changed what it is about. Read that entry before you sign.',
  'second.announce': 'Announce it…',
  'second.takeBack': 'Take back',
  'second.refuse': 'Refuse to sign, and set aside',
  'second.dropped': 'Set aside. Nothing was recorded. The activity log says who did it.',
  'second.act': 'Act',
  'second.askedBy': 'Asked by',
  'second.awaits': 'Awaited',
  'second.fromLog': 'Announced in the log',
  'second.anybody': 'Any officer',
  'second.twoHands': 'Two officers',
  'second.another': 'Another officer',
  'second.you': 'You',
  'second.orFrom': 'Or one alone, from {time}',
  'second.look': 'Look',
  'second.toSign': 'Sign…',
  'second.toSign.what': 'To be signed: {what}',
  'second.delay':
    '{days, plural, one {# day} other {# days}} from the moment it is recorded; then one officer alone can do it. It is void if it is not done within {lapse, number} days.',
} as const
