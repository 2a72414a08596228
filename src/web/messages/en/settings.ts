/** The settings at the desk: who the keeper is on its pages, its mail, its log. */
export const settings = {
  'settings.title': 'Settings',
  'settings.note': 'Changes take effect at once.',
  'settings.who': 'Who you are',
  'settings.whoNote':
    'On every page and in every letter. You confirm changes with your passkey; the activity log records them.',
  'settings.save': 'Save',
  'settings.change': 'Change',
  'settings.same': 'Nothing has changed.',
  'settings.saved': 'Saved on all pages: {what}.',
  'settings.savedZone':
    '{clocks, select, UTC {Saved. The desk now shows UTC.} other {Saved. The desk now shows the time in {clocks}.}}',
  'settings.confirmTitle': 'Confirm your changes',
  'settings.confirm': 'Confirm and save',
  'settings.now': 'Now',
  'settings.then': 'From now on',
  'settings.none': 'None',
  'settings.moved':
    'Another officer has just changed these settings. Nothing is saved yet: check what is there now, then confirm.',

  'settings.name': 'Name',
  'settings.nameIn': 'Name in {language}',
  'settings.nameHint': 'Leave it empty to use your name in another language, or that of log entry 0.',
  'settings.nameStays': 'Log entry 0 says {name} and keeps that name: {entry}',
  'settings.mark': 'Mark',
  'settings.markFile': 'A picture (PNG)',
  'settings.markHint':
    'Up to 64 KB, 48 to 1,024 pixels, as wide as high or up to four times as wide. Without a picture, we show the first letter of your name.',
  'settings.markWithout': 'Remove the picture',
  'settings.markLetter': 'The first letter of your name',
  'settings.markShown': 'Your mark, {width} by {height} pixels',
  'settings.colour': 'Colour',
  'settings.colourLight': 'Colour of your mark',
  'settings.colourLightHint': 'Like #4a2150. Leave it empty for none.',
  'settings.colourDark': 'On dark pages',
  'settings.colourDarkHint': 'Leave it empty for a lighter one of our choice.',
  'settings.colours': '{light} on light pages, {dark} on dark ones',
  'settings.imprint': 'Imprint',
  'settings.imprintIn': 'Imprint in {language}',
  'settings.imprintHint':
    'Who answers for these pages: name, address, contact. Leave an empty line between paragraphs. Begin a heading with “## ”, a list item with “- ”.',
  'settings.imprintRead': 'Imprint, in {languages}',
  'settings.contact': 'Contact',
  'settings.contactHint':
    'E-mail address or page, shown at the foot of each page. Leave it empty to use the one in the server’s configuration, if any.',
  'settings.contactStarted': 'From the configuration: {contact}',
  'settings.languages': 'Languages',
  'settings.languagesHint':
    'Pages and letters use the languages with a place. Readers who ask for another get the first. Links to a language you leave out lead to one you offer.',
  'settings.languagesShown': '{first} first, then {rest}',
  'settings.language.none': 'Not offered',
  'settings.language.first': '1, the first',
  'settings.languageTwice': 'Two languages have the same place. Give each its own.',
  'settings.zone': 'Time zone',
  'settings.zoneHint':
    'A city or region/city, like Europe/Paris. The desk uses its time. Pages and letters show launch hours in it and in UTC. All other public times, and all that is signed, are in UTC.',
  'settings.zoneNow': '{zone}, now {time}',

  'settings.team': 'Team',
  'settings.teamNote': 'Who acts for you, and what they may do.',
  'settings.teamAll': 'Officers and passkeys',
  'settings.pauses': 'Pauses',
  'settings.pausesNote': 'Give a reason: every page shows it, and the log records the pause.',
  'settings.limits': 'Limits',
  'settings.limitsNote': 'How much one address, network or mail domain can send.',
  'settings.limitsAll': 'All limits, and who reached one',

  'settings.mail': 'Mail',
  'settings.mailNote':
    'Only the operator sets the mail relay, outside these pages: a relay can read every code and link we send.',
  'settings.mail.relay': 'Relay',
  'settings.mail.none': 'None: officers hand over letters.',
  'settings.mail.tls.whole': 'encrypted from the first byte (TLS)',
  'settings.mail.tls.starttls': 'encrypted (STARTTLS), or not sent',
  'settings.mail.tls.none': 'not encrypted, on the same machine',
  'settings.mail.from': 'Sender',
  'settings.mail.state': 'State',
  'settings.mail.works': 'Takes letters',
  'settings.mail.trouble': 'No letters taken since {time}. It says:',
  'settings.mail.waiting': 'Waiting',
  'settings.mail.waitingSince':
    '{count, plural, =0 {No letters} one {# letter, since {time}} other {# letters, since {time}}}',
  'settings.mail.stuck': 'Came back or failed',
  'settings.mail.count': '{count, plural, =0 {No letters} one {# letter} other {# letters}}',
  'settings.mail.last': 'Last sent',
  'settings.mail.more': '{count, plural, one {and # more} other {and # more}}',
  'settings.mail.all': 'All letters',
  'settings.mail.how':
    'To change it, the operator starts the server with AVOW_SMTP and AVOW_MAIL_FROM: see “Mail” in the operator’s paper.',
  'settings.mail.try': 'Send me a test letter',
  'settings.mail.tryTo': 'To {email}, sent like all letters.',
  'settings.mail.tryNowhere': 'To test the relay, first add your e-mail address on your own page.',
  'settings.mail.ownPage': 'Your own page',
  'settings.mail.tried': 'Your last test letter',
  'settings.mail.triedAt': '{state}, {time}',
  'settings.mail.onItsWay':
    'Your test letter is on its way. Load this page again in a few seconds to see the result.',
  'settings.mail.again': 'Load again',

  'settings.log': 'Log, witnesses and copies',
  'settings.log.entries': 'Log',
  'settings.log.size': '{count, plural, =0 {No entries} one {# entry} other {# entries}}',
  'settings.log.witnesses': 'Witnesses',
  'settings.log.noWitnesses': 'None: no other server has seen this log. The operator names witnesses.',
  'settings.log.signed': '{count, plural, one {# entry} other {# entries}}, {time}',
  'settings.log.awaited': 'No answer since this server started',
  'settings.log.copies': 'Copies',
  'settings.log.copiesSay':
    'The operator makes them with “avow backup”. The server does not see them: ask when one was last made, and last tried.',
  'settings.log.all': 'The log and its witnesses',

  'settings.wrong.colour': '“{typed}” is not a colour. Enter “#” and six digits from 0 to f, like #4a2150.',
  'settings.wrong.faintOnLight':
    '{colour} is hard to see on light pages: its contrast is {ratio}, but must be 3. Choose a darker one, like {better}.',
  'settings.wrong.faintOnDark':
    '{colour} is hard to see on dark pages: its contrast is {ratio}, but must be 3. Choose a lighter one, like {better}.',
  'settings.wrong.markHeavy': 'This file has {size, number} bytes. Choose a picture of at most 65,536.',
  'settings.wrong.markNoPng': 'This is not a complete PNG file. Save the picture as PNG.',
  'settings.wrong.markSize':
    'This picture is {width} by {height} pixels. Choose one of {least} to {most, number}, as wide as high or up to {widest} times as wide.',
  'settings.wrong.markDamaged': 'This PNG file is damaged or interlaced. Save it again.',
  'settings.wrong.source': '“{typed}” is not a page. Enter an address beginning with https://.',
  'settings.wrong.contact':
    '“{typed}” is not a contact. Enter an e-mail address, like desk@keeper.example, or a page beginning with https://.',
  'settings.wrong.nameBroken': 'Enter the name on one line.',
  'settings.wrong.nameEmpty': 'Enter a name.',
  'settings.wrong.name': 'This name cannot be shown. Enter at most 400 visible characters.',
  'settings.wrong.imprint': 'This imprint cannot be shown. Enter at most 20,000 visible characters.',
  'settings.wrong.languages': 'We have no pages in “{typed}”. Choose among: {known}.',
  'settings.wrong.noLanguage': 'Offer at least one language.',
  'settings.wrong.zone':
    '“{typed}” is not a time zone we know. Enter a city, like Paris or America/New_York, or UTC.',

  'diary.did.setting-name': 'Changed the keeper’s name',
  'diary.did.setting-mark': 'Changed the keeper’s mark',
  'diary.did.setting-colour': 'Changed the keeper’s colour',
  'diary.did.setting-imprint': 'Changed the imprint',
  'diary.did.setting-contact': 'Changed the contact',
  'diary.did.setting-languages': 'Changed the pages’ languages',
  'diary.did.setting-zone': 'Changed the desk’s time zone',
  'diary.did.relay-tried': 'Sent themselves a test letter',

  'letter.officerTriedSubject': 'Test letter: the mail relay works',
  'letter.officerTried':
    'Officer {officer} asked for this letter in the desk’s settings. It arrived, so the relay works for this address.',
  'letter.officerTriedBack': 'Back to the settings:',
} as const
