/**
 * The audit of the whole log in a page. What stands under `audit.say.` goes to the page's script, with its values open;
 * the clauses say what `avow audit` says (src/register/audit-facts.ts), in its words.
 */
export const audit = {
  'audit.kicker': 'Verify',
  'audit.title': 'Audit the whole log',
  'audit.lede':
    'Your browser checks every signature and rule, and compares the result with what this site shows.',
  'audit.without':
    'This audit needs JavaScript and a browser from 2025 or later. Turn JavaScript on and reload.',
  'audit.without.link': 'How to audit on your own machine',
  'audit.large':
    'This log has {size, number} entries; this page can audit up to {most, number}. On your own machine, avow audit has no limit.',
  'audit.begin':
    'It reads {size, plural, one {# log entry} other {# log entries}} from this site. You can stop at any time.',
  'audit.button': 'Audit the log',
  'audit.remember': 'Remember in this browser what the log showed',
  'audit.remember.note':
    'The next audit here then checks that the log still holds it. This stores a few lines in your browser and sends them to nobody.',
  'audit.scope': 'What it proves',
  'audit.scope.text':
    'Replaying the signed entries by the published rules gives the register. Only the holders of the keys made them. None was changed, left out in the middle or put in later.',
  'audit.open': 'What it does not prove',
  'audit.open.text':
    'That the log shows everyone this history: only witnesses, or comparison with others, show that. What was refused. That the keeper approved the right organisations. That any statement is true.',
  'audit.memory': 'What this browser remembers',
  'audit.memory.note':
    'This site could make this browser forget. It cannot reach a file on your own machine (--state).',
  'audit.yourself': 'Audit it yourself',
  'check.yourself.key':
    'The key in the command is the one that this site shows. Alone, it proves only that the site agrees with itself: compare it with a copy from elsewhere.',
  'audit.yourself.why':
    'The program here comes from the site it audits. To trust no site, run it yourself, on a log of any size. With --state it remembers what the log showed you.',

  'audit.say.progress': 'Entries: {done} of {size}. Signatures checked: {signatures}.',
  'audit.say.starting': 'Starting …',
  'audit.say.bar': 'Entries that hold so far',
  'audit.say.stop': 'Stop',
  'audit.say.stopped': 'Stopped after {done} of {size} entries. Nothing is proven.',
  'audit.say.again': 'Audit it again',
  'audit.say.toolarge':
    'The log now has {size} entries; this page can audit up to {most}. On your own machine, avow audit has no limit.',
  'audit.say.broken':
    'The audit failed: {why}. This says nothing about the log. Audit it on your own machine.',
  'audit.say.holds': 'This log passes the audit',
  'audit.say.holds.lede':
    '{count, plural, one {Its one entry} other {All {n} entries}} of {log}, checked in {seconds} s.',
  'audit.say.fails': 'This log fails the audit',
  'audit.say.fails.lede': 'It fails at step {step} of {of}: {name}.',
  'audit.say.unfinished': 'The audit was not finished',
  'audit.say.unfinished.lede':
    'The site did not answer properly, at step {step} of {of}: {name}. This proves nothing, for or against it.',
  'audit.say.unfinished.mend': 'Try again later, or audit a copy of the log on your own machine.',
  'audit.say.place': 'Read from {place}',
  'audit.say.seal': 'AUDITED BY YOUR BROWSER · {size} ENTRIES · {held} OF {of} STEPS · ',
  'audit.say.step.checkpoint': 'The log you trust signed its checkpoint',
  'audit.say.step.witnesses': 'Others saw the same log',
  'audit.say.step.entries': 'Every entry is signed by its author and follows the rules',
  'audit.say.step.root': 'The entries give the root that the log signed',
  'audit.say.step.before': 'It still holds what this browser saw before',
  'audit.say.step.tiles': 'The files it serves are those of the entries',
  'audit.say.step.register': 'The register it publishes follows from the entries',
  'audit.say.found.checkpoint':
    '{log}, at {count, plural, one {{n} entry} other {{n} entries}}, with the key {source}',
  'audit.say.found.witnesses': 'Also signed by {names}, with the keys {source}',
  'audit.say.idle.witnesses': 'No witness you named has signed: nobody else confirms this',
  'audit.say.found.entries':
    '{count, plural, one {{n} signature} other {{n} signatures}}, rules version {rules}',
  'audit.say.found.root': '{root}',
  'audit.say.found.before':
    'The {count, plural, one {{n} entry} other {{n} entries}} it showed on {day}, unchanged',
  'audit.say.idle.before': 'Nothing was remembered of this log',
  'audit.say.found.tiles': '{count, plural, one {{n} tile} other {{n} tiles}}, byte for byte',
  'audit.say.found.register': '{count, plural, one {{n} row} other {{n} rows}}, byte for byte; {digest}',
  'audit.say.mend.checkpoint':
    'Compare the key above with one from elsewhere, enter the right one and audit again.',
  'audit.say.mend.witnesses':
    'Witnesses sign later: audit again. Or compare their keys with those they publish, or ask for fewer.',
  'audit.say.mend.entries':
    'An entry was changed, or should not have been recorded. Keep the evidence. Tell the keeper and others who audit this log.',
  'audit.say.mend.root':
    'The log signed another history than it shows. Keep the checkpoint and the entries: together they prove it.',
  'audit.say.mend.before':
    'The log no longer holds what it showed you. Keep the evidence and publish it: anyone can check it with avow verify.',
  'audit.say.mend.tiles':
    'A file on the site is not the one that was signed. Download it again, or from another copy. Keep both.',
  'audit.say.mend.register':
    'The pages may not show what the log says. Keep both lines, and tell the keeper.',
  'audit.say.proven': 'What it proves',
  'audit.say.proven.note': 'If you trust the key of {log}.',
  'audit.say.open': 'What it does not prove',
  'audit.say.clause.signatures':
    '{count, plural, one {{n} signature matches} other {{n} signatures match}}. Each key was named there or earlier, and was in force there.',
  'audit.say.clause.law':
    'Every entry follows the rules of the register (version {rules}) at its place, with the texts, call rules and proofs of authority then in force.',
  'audit.say.clause.root':
    'The entries give the root {root}, which the log signed, and {count, plural, one {{n} tile} other {{n} tiles}} as served.',
  'audit.say.clause.register':
    'The published register ({count, plural, one {{n} row} other {{n} rows}}, {digest}) follows from the log byte for byte.',
  'audit.say.clause.register-alone':
    'The register that follows has {count, plural, one {{n} row} other {{n} rows}} and the fingerprint {digest}. It was compared with no published one.',
  'audit.say.clause.earlier': 'So does the register published at these earlier sizes: {sizes}.',
  'audit.say.clause.rolls': 'So do the lists of signatories, current or on the day named: {rolls}.',
  'audit.say.clause.texts':
    '{count, plural, one {{n} text kept beside the log is} other {{n} texts kept beside the log are}} what its entries bind, byte for byte.',
  'audit.say.clause.said':
    '{count, plural, one {{n} longer passage in somebody’s own words is} other {{n} longer passages in people’s own words are}} what its entries bind, byte for byte.',
  'audit.say.clause.words-lost':
    'A text or words of log entry {entry}: they are not available here, or not what was signed. {says}',
  'audit.say.clause.words-unread':
    'What {count, plural, one {{n} text or longer passage beside the log says} other {{n} texts and longer passages beside the log say}}: withheld, or not fetched.',
  'audit.say.clause.files':
    '{count, plural, one {{n} file of indicators or figures says what the log counts in it.} other {{n} files of indicators or figures say what the log counts in them.}}',
  'audit.say.clause.files-shown':
    '{count, plural, one {{n} file shown with a report is the one its author signed.} other {{n} files shown with reports are those their authors signed.}}',
  'audit.say.clause.file-wrong': 'What a file of log entry {entry} says: it does not fit its entry. {says}',
  'audit.say.clause.file-lost': 'What a file of log entry {entry} says: it is not available here. {says}',
  'audit.say.clause.files-unread':
    'What is in {count, plural, one {{n} file of indicators or figures} other {{n} files of indicators or figures}}: withheld, or not here.',
  'audit.say.clause.files-unshown':
    'The contents of {count, plural, one {{n} file shown with a report} other {{n} files shown with reports}}: withheld, or not fetched.',
  'audit.say.clause.before':
    'The log still holds the {count, plural, one {{n} entry} other {{n} entries}} of the last audit, unchanged.',
  'audit.say.clause.first':
    'That the log still holds what it showed before: nothing was remembered from an earlier audit.',
  'audit.say.clause.cosigned': '{name} signed it too, at {time}.',
  'audit.say.clause.anchor-before':
    'When entries were recorded around log entry {entry}. It says {admitted}, yet contains what {name} signed at {cosigned}: one clock was wrong.',
  'audit.say.clause.earlier-alone':
    'That registers published earlier follow from the log: none was compared.',
  'audit.say.clause.rolls-alone': 'That the lists of signatories follow from the log: none was compared.',
  'audit.say.clause.shown-to-all':
    'That the log shows everyone this history: no witness you trust has signed it.',
  'audit.say.clause.key-named': 'That {vkey} is the keeper’s key: only this site and its log entry 0 say so.',
  'audit.say.clause.pages':
    'That pages and other CSV files show what the log says. Check what you quote against the entries and their files.',
  'audit.say.clause.door': 'What was refused, or why something was switched off.',
  'audit.say.clause.holders': 'That key holders were who the keeper says, or read what they signed.',
  'audit.say.clause.true': 'That anything stated is true.',
  'audit.say.memory.none': 'Nothing about this log.',
  'audit.say.memory.some':
    'On {day} this log had {count, plural, one {{n} entry} other {{n} entries}}, audited here.',
  'audit.say.memory.forget': 'Forget it',
  'audit.say.memory.forgotten': 'Forgotten.',
  'audit.say.clause.witnesses-named':
    'That these witnesses are not the keeper: their keys come from this page alone.',
} as const
