/** The settings at the desk: who the keeper is on its pages, its mail, its log. */
export const settings = {
  'settings.title': 'Settings',
  'settings.note': 'What you save takes effect at once, without a restart.',
  'settings.who': 'Who you are',
  'settings.whoNote':
    'Shown on every page and in every letter. You confirm what you change with your passkey. The activity log names it.',
  'settings.save': 'Save',
  'settings.change': 'Change',
  'settings.same': 'Nothing to save: it says that already.',
  'settings.saved': 'Saved: {what}. All pages show it now.',
  'settings.savedZone':
    '{clocks, select, UTC {Saved. Times at the desk are now in UTC.} other {Saved. Times at the desk are now those of {clocks}.}}',
  'settings.confirmTitle': 'Confirm what you change',
  'settings.confirm': 'Confirm and save',
  'settings.now': 'Now',
  'settings.then': 'From now on',
  'settings.none': 'None',
  'settings.moved':
    'Another officer has changed in the meantime what you are about to save. Nothing is saved yet: look at what stands there now, then confirm.',

  'settings.name': 'Name',
  'settings.nameIn': 'Name in {language}',
  'settings.nameHint':
    'Leave it empty to be called by your name in another language, or as in entry 0 of the log.',
  'settings.nameStays':
    'Entry 0 of the log says {name}. It stays as it is, even if you use another name here: {entry}',
  'settings.mark': 'Mark',
  'settings.markFile': 'A picture (PNG)',
  'settings.markHint':
    'At most 64 KB, 48 to 1,024 pixels, as wide as high or up to four times as wide. Without a picture we show the first letter of your name.',
  'settings.markWithout': 'Take the picture away',
  'settings.markLetter': 'The first letter of your name',
  'settings.markShown': 'Your mark, {width} by {height} pixels',
  'settings.colour': 'Colour',
  'settings.colourLight': 'Colour of your mark',
  'settings.colourLightHint': 'As #4a2150. Leave it empty to have none.',
  'settings.colourDark': 'The same on dark pages',
  'settings.colourDarkHint': 'Leave it empty: we choose a lighter one.',
  'settings.colours': '{light} on light pages, {dark} on dark ones',
  'settings.imprint': 'Imprint',
  'settings.imprintIn': 'Imprint in {language}',
  'settings.imprintHint':
    'Who answers for these pages: name, address, how to be reached. An empty line begins a new paragraph; “##” and a space begin a heading, “-” and a space a list.',
  'settings.imprintRead': 'The imprint, in {languages}',
  'settings.contact': 'Contact',
  'settings.contactHint':
    'An e-mail address or a page, at the foot of each page. Leave it empty to show the one of the server’s configuration, if it has one.',
  'settings.contactStarted': 'From the configuration: {contact}',
  'settings.languages': 'Languages',
  'settings.languagesHint':
    'Pages and letters are in the languages that have a place. Readers who ask for none of them get the first. Links to a language that you leave out lead to one that you offer.',
  'settings.languagesShown': '{first} first, then {rest}',
  'settings.language.none': 'Not offered',
  'settings.language.first': '1, the first',
  'settings.languageTwice': 'Two languages have the same place. Give each a place of its own.',
  'settings.zone': 'Time zone',
  'settings.zoneHint':
    'A region and a city, like Europe/Paris; the city will do. The desk shows and takes hours by its clocks. Launch hours are shown by these clocks and in UTC, on public pages and in letters too. All other public hours, and all that is signed, are in UTC.',
  'settings.zoneNow': '{zone}, where it is now {time}',

  'settings.team': 'Team',
  'settings.teamNote': 'Who acts for you at the desk, and what each may do.',
  'settings.teamAll': 'Officers and their passkeys',
  'settings.pauses': 'Pauses',
  'settings.pausesNote':
    'Each asks for a reason, which all readers see on every page. The pause is an entry of the log.',
  'settings.limits': 'Limits',
  'settings.limitsNote': 'How much one address, network or mail domain can send.',
  'settings.limitsAll': 'All limits, and who reached one',

  'settings.mail': 'Mail',
  'settings.mailNote':
    'The operator alone sets the mail relay, outside of these pages: a relay can read every code and every link that we send.',
  'settings.mail.relay': 'Relay',
  'settings.mail.none': 'None: we send no e-mail. Officers hand over what waits.',
  'settings.mail.tls.whole': 'encrypted from the first byte (TLS)',
  'settings.mail.tls.starttls': 'encrypted (STARTTLS), or not sent',
  'settings.mail.tls.none': 'not encrypted: it is on the same machine',
  'settings.mail.from': 'Sender',
  'settings.mail.state': 'State',
  'settings.mail.works': 'It takes letters',
  'settings.mail.trouble': 'It has taken no letters since {time}. It says:',
  'settings.mail.waiting': 'Waiting',
  'settings.mail.waitingSince':
    '{count, plural, =0 {No letters} one {# letter, since {time}} other {# letters, since {time}}}',
  'settings.mail.stuck': 'Came back or failed',
  'settings.mail.count': '{count, plural, =0 {No letters} one {# letter} other {# letters}}',
  'settings.mail.last': 'Last ones sent',
  'settings.mail.more': '{count, plural, one {and # more} other {and # more}}',
  'settings.mail.all': 'All letters',
  'settings.mail.how':
    'To set or change it, the operator starts the server with AVOW_SMTP and AVOW_MAIL_FROM, as the operator’s paper says under “Mail”.',
  'settings.mail.try': 'Send a test letter to my own address',
  'settings.mail.tryTo': 'It goes to {email}, by the same way as all letters.',
  'settings.mail.tryNowhere':
    'To try the relay, first say on your own page at which address you receive letters.',
  'settings.mail.ownPage': 'Your own page',
  'settings.mail.tried': 'Your last test letter',
  'settings.mail.triedAt': '{state}, {time}',
  'settings.mail.onItsWay':
    'The test letter is on its way. Load this page again in some seconds to see what came of it.',
  'settings.mail.again': 'Load again',

  'settings.log': 'Log, witnesses and copies',
  'settings.log.entries': 'Log',
  'settings.log.size': '{count, plural, =0 {No entries} one {# entry} other {# entries}}',
  'settings.log.witnesses': 'Witnesses',
  'settings.log.noWitnesses': 'None: no other server has seen this log. The operator names witnesses.',
  'settings.log.signed': '{count, plural, one {# entry} other {# entries}}, {time}',
  'settings.log.awaited': 'Awaited: no answer since this server started',
  'settings.log.copies': 'Copies',
  'settings.log.copiesSay':
    'The operator makes them, by the command “avow backup”. The server does not see them: ask when the last one was made, and when it was last tried.',
  'settings.log.all': 'The log and its witnesses',

  'settings.wrong.colour': '“{typed}” is not a colour. Enter “#” and six digits from 0 to f, like #4a2150.',
  'settings.wrong.faintOnLight':
    '{colour} is hard to see on light pages: its contrast is {ratio}, and 3 is needed. A darker one would do, like {better}.',
  'settings.wrong.faintOnDark':
    '{colour} is hard to see on dark pages: its contrast is {ratio}, and 3 is needed. A lighter one would do, like {better}.',
  'settings.wrong.markHeavy':
    'This file has {size, number} bytes, and 65,536 are the most. Save the picture smaller.',
  'settings.wrong.markNoPng': 'This is not a whole PNG file. Save the picture as PNG.',
  'settings.wrong.markSize':
    'This picture is {width} by {height} pixels. Choose one of {least} to {most, number} pixels, as wide as high or up to {widest} times as wide.',
  'settings.wrong.markDamaged': 'This PNG file is damaged, or interlaced. Save it again.',
  'settings.wrong.source': '“{typed}” is not a page. Enter an address that begins with https://.',
  'settings.wrong.contact':
    '“{typed}” is neither an e-mail address, like desk@keeper.example, nor a page that begins with https://.',
  'settings.wrong.nameBroken': 'The name is one line. Take the line break out.',
  'settings.wrong.nameEmpty': 'Enter a name.',
  'settings.wrong.name': 'This name cannot be shown. Enter at most 400 characters that can be seen.',
  'settings.wrong.imprint': 'This imprint cannot be shown. Enter at most 20,000 characters that can be seen.',
  'settings.wrong.languages': 'We have no pages in “{typed}”. Choose among: {known}.',
  'settings.wrong.noLanguage': 'Offer at least one language.',
  'settings.wrong.zone':
    '“{typed}” is not a time zone that we know. Enter a region, “/” and a city, like Europe/Paris, or UTC.',

  'diary.did.setting-name': 'Changed the keeper’s name on the pages',
  'diary.did.setting-mark': 'Changed the keeper’s mark',
  'diary.did.setting-colour': 'Changed the keeper’s colour',
  'diary.did.setting-imprint': 'Changed the imprint',
  'diary.did.setting-contact': 'Changed the contact',
  'diary.did.setting-languages': 'Changed the languages of the pages',
  'diary.did.setting-zone': 'Changed the time zone of the desk',
  'diary.did.relay-tried': 'Sent a test letter to their own address',

  'letter.officerTriedSubject': 'A test letter: the mail relay works',
  'letter.officerTried':
    'Officer {officer} asked for this letter in the settings of the desk. If you read it, letters go out, and arrive at this address.',
  'letter.officerTriedBack': 'Back to the settings:',
} as const
