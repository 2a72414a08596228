/** The accessibility statement. Each sentence is true only while the tests that it speaks of pass. */
export const access = {
  'access.link': 'Accessibility',
  'access.kicker': 'About this site',
  'access.title': 'Accessibility statement',
  'access.lede':
    'Everyone should be able to read who signed which words, and to sign them, with the means that they use every day.',

  'access.state': 'Where it stands',
  'access.state.says': 'These pages aim at WCAG 2.2, level AA, and are tested against it before each change.',
  'access.state.partial':
    'Programs and stories told by a program found no fault that is left. No person who relies on assistive technology, and no independent expert, has assessed them yet. Until then we claim no more than partial conformance.',

  'access.tested': 'What was tested',
  'access.tested.note': 'Anyone can run these tests: they are part of the source of this software.',
  'access.tested.axe':
    'Every page, in every language, 360 and 1,440 pixels wide, in light and in dark colours, with the rules of axe-core for WCAG 2.2 A and AA and for good practice.',
  'access.tested.keyboard':
    'Each kind of page by keyboard alone: everything is reached in the order in which it is read, the focus is always seen, and nothing holds it.',
  'access.tested.zoom':
    'Every page at 320 pixels, which is what zooming to 400 % leaves of a wide window: nothing has to be moved sideways to be read.',
  'access.tested.outline':
    'What a screen reader is told: one main heading a page, no level left out, parts and tables with names and headers, links that say where they lead.',
  'access.tested.scripts':
    'Every page without scripts: each can be read, and each form filled. Only a passkey, and the check of a receipt in the browser, need a script.',
  'access.tested.motion':
    'Forced colours, less motion, print, and a language that runs from the right. Nothing on these pages moves, flashes or ends a wait by itself.',

  'access.known': 'What is not as it should be',
  'access.known.people':
    'The tests use Chromium. Nobody has sat down with NVDA, JAWS, VoiceOver or TalkBack and told us what they met.',
  'access.known.signing':
    'To sign in the browser one needs a passkey: a device that asks for a fingerprint, a face or a PIN. A representative who cannot use one can sign with a key file on a machine of their own, or on paper, which the depositary records.',
  'access.known.words':
    'Texts, names and declarations are shown exactly as they were given, since that is what was signed. They may be hard to read, or be in a language that their author named wrongly.',
  'access.known.english':
    'Where something is refused, the exact sentence of the server is English on every page. What it means, and what would mend it, stands in the language of the page.',
  'access.known.digests':
    'Digests and keys are long and mean nothing when read aloud. They are there to be copied and compared by a program.',

  'access.complain': 'If something stands in your way',
  'access.complain.contact': 'Write to {keeper}, which keeps this depositary: {contact}.',
  'access.complain.noContact':
    'Write to {keeper}, which keeps this depositary. It has named no address for this here; we hold that against the statement, and so may you.',
  'access.complain.tell':
    'Say on which page, what you tried, and what you use. If you need something from these pages in another form, ask for it in the same way.',
  'access.complain.further':
    'If no answer comes, or it does not help, the law where the depositary is established may name a body that hears you: in the European Union each state has one.',

  'access.date': 'When',
  'access.date.says':
    'This statement was written on {day}, by those who make the software, from the tests above. It is not the depositary’s own assessment.',
} as const
