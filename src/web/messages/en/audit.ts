/**
 * The audit of the whole log in a page. What stands under `audit.say.` goes to the page's script, with its values open;
 * the clauses say what `avow audit` says (src/register/audit-facts.ts), in its words.
 */
export const audit = {
  'audit.kicker': 'Verify',
  'audit.title': 'Audit the whole log',
  'audit.lede':
    'Your browser reads every entry of this log, checks each signature and each rule, and compares what follows with what this site shows.',
  'audit.without':
    'This audit runs in your browser, and needs JavaScript and a browser of 2025 or later. Without them, audit the log on your own machine.',
  'audit.without.link': 'How to audit on your own machine',
  'audit.large':
    'This log has {size, number} entries, and a page audits {most, number} at most: one thread of a browser checks some hundreds of signatures a second, and it holds the whole register in memory. The command avow audit, on your own machine, keeps it in a file and takes a log of any size.',
  'audit.begin':
    '{size, plural, one {# entry is} other {# entries are}} fetched from this site. You can go on reading meanwhile, and stop at any time.',
  'audit.button': 'Audit it',
  'audit.remember': 'Remember in this browser what the log has shown',
  'audit.remember.note':
    'The next audit here then tells whether the log still holds it. What is kept is one signed checkpoint, a few lines; it is sent to nobody.',
  'audit.scope': 'What it proves',
  'audit.scope.text':
    'That the register is what the signed statements make of it by the published rules; that nobody but the holders of the keys made them; and that none was changed, left out in the middle or put in later.',
  'audit.open': 'What it does not prove',
  'audit.open.text':
    'That the log shows everyone this history: for this it takes witnesses, or others to compare with. What the door refused. That the depositary admitted the right people. That anything stated is true.',
  'audit.memory': 'What this browser remembers',
  'audit.memory.note':
    'This site could make this browser forget. A file on your own machine, kept with --state, it cannot reach.',
  'audit.yourself': 'Audit it yourself',
  'audit.yourself.note': 'Without this site’s program, for a log of any size.',
  'audit.yourself.why':
    'The auditor in this page comes from the site that it audits. To trust no site at all, run it on your own machine, from a clone of the source; it uses all processors. With --state it remembers what the log has shown you.',

  'audit.say.progress': 'Entries: {done} of {size}. Signatures checked: {signatures}.',
  'audit.say.starting': 'Starting …',
  'audit.say.bar': 'Entries that hold so far',
  'audit.say.stop': 'Stop',
  'audit.say.stopped': 'Stopped after {done} of {size} entries. Nothing is proven.',
  'audit.say.again': 'Audit it again',
  'audit.say.toolarge':
    'The log has {size} entries by now; this page audits {most} at most, since it holds the register in memory. Audit it on your own machine, with the command avow audit.',
  'audit.say.broken':
    'The auditor itself has stumbled: {why}. That says nothing about the log. Audit it on your own machine, and tell us.',
  'audit.say.holds': 'This log holds',
  'audit.say.holds.lede':
    '{count, plural, one {Its one entry} other {All {n} entries}} of {log}, checked in {seconds} s.',
  'audit.say.fails': 'This log does not hold',
  'audit.say.fails.lede': 'The audit stops at step {step} of {of}: {name}.',
  'audit.say.unfinished': 'The audit was not finished',
  'audit.say.unfinished.lede':
    'The site does not answer as it should, at step {step} of {of}: {name}. That proves nothing, for or against it.',
  'audit.say.unfinished.mend': 'Try again later, or audit a copy of the log on your own machine.',
  'audit.say.place': 'Read from {place}',
  'audit.say.seal': 'AUDITED BY YOUR BROWSER · {size} ENTRIES · {held} OF {of} STEPS · ',
  'audit.say.step.checkpoint': 'The log that you trust signed its checkpoint',
  'audit.say.step.witnesses': 'Others saw the same log',
  'audit.say.step.entries': 'Every entry is signed by its author and follows the rules at its place',
  'audit.say.step.root': 'The entries give the root that the log signed',
  'audit.say.step.before': 'It still holds what this browser has seen of it',
  'audit.say.step.tiles': 'The tiles that it serves are those of the entries',
  'audit.say.step.register': 'The register that it publishes follows from the entries',
  'audit.say.found.checkpoint':
    '{log}, at {count, plural, one {{n} entry} other {{n} entries}}, with the key that {source}',
  'audit.say.found.witnesses': 'Cosigned by {names}, with the keys that {source}',
  'audit.say.idle.witnesses':
    'None is named, or none of those named above has cosigned: nothing is proven by others',
  'audit.say.found.entries':
    '{count, plural, one {{n} signature} other {{n} signatures}}, by the rules of version {rules}',
  'audit.say.found.root': '{root}',
  'audit.say.found.before':
    'The {count, plural, one {{n} entry} other {{n} entries}} that it showed on {day}, unchanged',
  'audit.say.idle.before': 'Nothing was remembered of this log',
  'audit.say.found.tiles': '{count, plural, one {{n} tile} other {{n} tiles}}, byte for byte',
  'audit.say.found.register': '{count, plural, one {{n} row} other {{n} rows}}, byte for byte; {digest}',
  'audit.say.mend.checkpoint':
    'Compare the key above with the one that the depositary has published elsewhere; put the right one above and audit again.',
  'audit.say.mend.witnesses':
    'Compare the keys with those that the witnesses publish, ask for fewer, or audit again later: witnesses cosign as time goes by.',
  'audit.say.mend.entries':
    'An entry was changed, or should not have been admitted. Keep the evidence; tell the depositary, and others who audit this log.',
  'audit.say.mend.root':
    'The log has signed another history than it shows. Keep the checkpoint and the entries: together they prove it.',
  'audit.say.mend.before':
    'The log has gone back on what it had shown you. Keep the evidence and publish it: avow verify shows anybody what it proves.',
  'audit.say.mend.tiles':
    'A file that is served is not the one that was signed. Fetch it again, or from another mirror; keep both.',
  'audit.say.mend.register':
    'The pages may show what the log does not say. Keep both lines, and tell the depositary.',
  'audit.say.proven': 'Proven',
  'audit.say.proven.note': 'To whoever trusts the key of {log}.',
  'audit.say.open': 'Not proven',
  'audit.say.join': '; ',
  'audit.say.end': '.',
  'audit.say.clause.signatures':
    '{count, plural, one {{n} signature matches} other {{n} signatures match}}, each by a key that an earlier entry or the entry itself brought in and that was in force there',
  'audit.say.clause.law':
    'every entry follows the law (rules version {rules}) at its place, with the policies, texts and mandates then in force',
  'audit.say.clause.root':
    'the entries give the root {root}, which the log signed, and {count, plural, one {{n} tile} other {{n} tiles}} as served',
  'audit.say.clause.register':
    'the register as published, {count, plural, one {{n} row} other {{n} rows}}, {digest}, follows from the log byte for byte',
  'audit.say.clause.register-alone':
    'the register that follows has {count, plural, one {{n} row} other {{n} rows}} and the digest {digest}, and nothing was here to compare it with',
  'audit.say.clause.earlier': 'so does the register as published at these earlier sizes: {sizes}',
  'audit.say.clause.rolls': 'so do the rolls as shown, as they stand or on the day named: {rolls}',
  'audit.say.clause.before':
    'the log still holds the {count, plural, one {{n} entry} other {{n} entries}} of the last audit, unchanged',
  'audit.say.clause.first': 'nothing was remembered of this log from an earlier audit',
  'audit.say.clause.cosigned': '{name} cosigned it at {time}',
  'audit.say.clause.anchor-before':
    'when entries were admitted around entry {entry}, which says {admitted} and holds what {name} cosigned at {cosigned}: one of the two clocks was wrong',
  'audit.say.clause.earlier-alone':
    'that registers published at earlier sizes follow from the log, since none was compared',
  'audit.say.clause.rolls-alone': 'that the rolls as shown follow from the log, since none was compared',
  'audit.say.clause.shown-to-all':
    'that the log shows everyone this same history, since no witness that you trust has cosigned it',
  'audit.say.clause.key-named':
    'that {vkey} is the depositary’s key, which only this site and its own entry 0 say here',
  'audit.say.clause.door': 'what the door kept out, or why a switch was set',
  'audit.say.clause.holders': 'that whoever held a key was who the depositary says, or read what they signed',
  'audit.say.clause.true': 'that anything stated is true',
  'audit.say.memory.none': 'Nothing of this log.',
  'audit.say.memory.some':
    'That on {day} it had shown {count, plural, one {{n} entry} other {{n} entries}}, audited here.',
  'audit.say.memory.forget': 'Forget it',
  'audit.say.memory.forgotten': 'Forgotten.',
  'audit.say.clause.witnesses-named':
    'that these witnesses are others than the depositary, since their keys come from this page alone',
} as const
