/** The accessibility statement. Each sentence is true only while the tests that it speaks of pass. */
export const access = {
  'access.link': 'Accessibility',
  'access.kicker': 'About this site',
  'access.title': 'Accessibility statement',
  'access.lede': 'Everyone should be able to read who signed what, and to sign, with their own tools.',

  'access.state': 'How accessible these pages are',
  'access.state.says':
    'These pages aim at WCAG 2.2, level AA. That includes what the European standard EN 301 549 asks of web pages. We test them before each change.',
  'access.state.partial':
    'Automated tests find no problems beyond those below. No person who relies on assistive technology, and no independent expert, has assessed these pages yet. Until then we claim only partial conformance.',

  'access.tested': 'What was tested',
  'access.tested.note': 'Anyone can run these tests from the software’s source.',
  'access.tested.axe':
    'Pages of every kind, in every language, at 320 and 1,440 pixels, in light and dark colours, by axe-core’s rules for WCAG 2.2 A and AA and good practice.',
  'access.tested.keyboard':
    'Each kind of page by keyboard alone: everything is reached in reading order, the focus is always visible, and nothing traps it.',
  'access.tested.zoom':
    'The same pages at 320 pixels, as at 400 % zoom, and with text of twice the size: nothing needs sideways scrolling.',
  'access.tested.outline':
    'What a screen reader gets: one main heading a page, no level left out, named parts and tables with headers, links that say where they lead.',
  'access.tested.scripts':
    'Every page without scripts: you can read each and fill in each form. Only a passkey, and checking a receipt in the browser, need a script.',
  'access.tested.motion':
    'Forced colours, less motion, wider spacing, print, and a right-to-left language. Nothing moves or flashes by itself.',

  'access.known': 'Known problems',
  'access.known.people':
    'The tests use Chromium. No one has reported trying these pages with NVDA, JAWS, VoiceOver or TalkBack.',
  'access.known.signing':
    'Signing in the browser needs a passkey, kept by a device that asks for a fingerprint, face or PIN. If you cannot use one, sign with a key file on your own machine, or on paper: we record that signature.',
  'access.known.time':
    'You are signed out after {party, plural, one {# hour} other {# hours}}, officers after {officer, plural, one {# hour} other {# hours}}, and you cannot ask for more time. What you typed is kept: sign in again to go on.',
  'access.known.words':
    'Texts, names and declarations are shown exactly as given, because that is what was signed. They may be hard to read, or marked with the wrong language.',
  'access.known.files':
    'Files that organisations add to their reports are shown as they came. They may not be accessible.',
  'access.known.english':
    'If we refuse something, the server’s exact sentence is in English. What it means, and how to fix it, is in the language of the page.',
  'access.known.digests':
    'Fingerprints and keys are long and mean nothing when read aloud. Programs compare them.',

  'access.complain': 'Tell us about a problem',
  'access.complain.contact': 'Write to {keeper}, the keeper of this register: {contact}.',
  'access.complain.tell':
    'Say which page, what you tried and what you use. You can also ask for something in another form.',
  'access.complain.further':
    'If you get no answer, or it does not help, the law of the keeper’s country may name a body to complain to. In the European Union each state has one.',

  'access.date': 'Date of this statement',
  'access.date.says':
    'The makers of the software wrote this statement on {day}, from the tests above. It is not the keeper’s own assessment.',
} as const
