/** The accessibility statement. Each sentence is true only while the tests that it speaks of pass. */
export const access = {
  'access.link': 'Accessibility',
  'access.kicker': 'About this site',
  'access.title': 'Accessibility statement',
  'access.lede':
    'Everyone should be able to read who signed what, and to sign, with the tools they use every day.',

  'access.state': 'How accessible these pages are',
  'access.state.says': 'These pages aim at WCAG 2.2, level AA, and are tested against it before each change.',
  'access.state.partial':
    'Automated tests find no remaining problems. No person who relies on assistive technology, and no independent expert, has assessed these pages yet. Until then we claim partial conformance only.',

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

  'access.known': 'Known problems',
  'access.known.people':
    'The tests use Chromium. No one has tried these pages with NVDA, JAWS, VoiceOver or TalkBack and told us what they found.',
  'access.known.signing':
    'To sign in the browser one needs a passkey: a device that asks for a fingerprint, a face or a PIN. A representative who cannot use one can sign with a key file on a machine of their own, or on paper, which we record.',
  'access.known.words':
    'Texts, names and declarations are shown exactly as they were given, since that is what was signed. They may be hard to read, or be in a language that their author named wrongly.',
  'access.known.english':
    'If something is refused, the server’s exact sentence is in English on every page. What it means, and how to fix it, is in the language of the page.',
  'access.known.digests':
    'Fingerprints and keys are long and mean nothing when read aloud. They are there for programs to compare.',

  'access.complain': 'Tell us about a problem',
  'access.complain.contact': 'Write to {keeper}, which keeps this register: {contact}.',
  'access.complain.tell':
    'Say which page it was, what you tried and what you use. You can also ask for something from these pages in another form.',
  'access.complain.further':
    'If you get no answer, or it does not help, the law where the keeper is established may name a body you can complain to. In the European Union each state has one.',

  'access.date': 'When',
  'access.date.says':
    'Those who make the software wrote this statement on {day}, from the tests above. It is not the keeper’s own assessment.',
} as const
