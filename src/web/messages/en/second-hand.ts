/** Acts that ask for a second officer, or for a delay that was announced. */
export const secondHand = {
  'announced.head': 'Announced',
  'announced.note':
    'What one officer means to do alone. We publish it days before, so that you can speak up.',
  'announced.from': 'Not before {from}, unless a second officer signs',

  'announced.held':
    'One officer alone suspended {officer}, with {entry}. Until that is settled, this takes two officers.',

  'stopped.notice':
    'One officer alone suspended {officer}, with {entry}. Until the keeper’s key gives {officer} a new key or ends that role, announced acts take two officers. If you do not believe that officer, suspend them too.',
  'stopped.warn':
    'You are suspending {officer} on your own. Until the keeper’s key gives {officer} a new key or ends that role, announced acts take two officers.',
  'stopped.effect':
    'One officer alone suspended {officer}. Until the keeper’s key gives {officer} a new key or ends that role, announced acts take two officers.',
  'stopped.by': 'Suspended by',

  'second.held':
    'Announced with {entry}, for one officer alone from {from} to {until}. One officer suspended {officer}, with {stop}: until that is settled, this takes two.',
  'second.asked': 'A second officer signs after you, or you announce it and wait.',
  'second.askedParty': '{party} signs too, on its own pages.',
  'second.noKey': '{party} has no key to sign with. Invite a representative, or carry nothing over.',
  'second.head': 'Second signature',
  'second.note':
    'To remove, invalidate or withhold something, to correct a text, to change rules or an organisation’s keys, or to end a call or an organisation, two officers must sign, or one after a published delay.',
  'second.signedStatement': 'What was signed',
  'second.signedWhole': 'The exact bytes that were signed.',
  'second.title': 'Sign as the second officer',
  'second.waitsTitle': 'You have signed. A second officer must sign too.',
  'second.kept': 'We keep your signature. Nothing is recorded until another officer signs too.',
  'second.sign': 'Sign second with the passkey',
  'second.signFirst': 'Sign first with the passkey',
  'second.signed': 'Signed by {officer}, {time}.',
  'second.awaited': 'An officer other than {officer} must sign',
  'second.until': 'Until {time}. After that, the first signature lapses.',
  'second.stale':
    'The first signature has lapsed: it is too old, or what it rests on has changed. Two officers must sign again. Prepared by {officer}.',
  'second.announced': 'Announced with {entry}. One officer alone can do it from {from} to {until}.',
  'second.ripe': 'Announced with {entry}. The delay ended on {from}: you can do it alone until {until}.',
  'second.sincePrepared':
    'Since this was prepared, {entry} has changed what it is about. Read that entry before you sign.',
  'second.sinceAnnounced':
    'Since this was announced, {entry} has changed what it is about. Read that entry before you sign.',
  'second.announce': 'Announce it…',
  'second.takeBack': 'Take back',
  'second.refuse': 'Refuse and set aside',
  'second.dropped': 'Set aside. Nothing was recorded.',
  'second.act': 'Act',
  'second.askedBy': 'Asked by',
  'second.awaits': 'Waiting for',
  'second.fromLog': 'Announced in the log',
  'second.anybody': 'Any officer',
  'second.twoHands': 'Two officers',
  'second.another': 'Another officer',
  'second.you': 'You',
  'second.orFrom': 'Or one alone, from {time}',
  'second.look': 'Look',
  'second.toSign': 'Sign…',
  'second.toSign.what': 'To sign: {what}',
  'second.delay':
    '{days, plural, one {# day} other {# days}} after it is recorded, one officer alone can do it. It is void if not done within {lapse, number} days.',
} as const
