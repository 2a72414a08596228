/** The check of a receipt. What stands under `verify.say.` goes to the script of the page, with its values open. */
export const verify = {
  'verify.kicker': 'Verify',
  'verify.title': 'Check a receipt',
  'verify.lede': 'Your browser checks it. The file stays on your device.',
  'verify.without':
    'This check needs JavaScript and a browser from 2025 or later. Turn JavaScript on and reload, or show the entry below.',
  'verify.without.link': 'How to check on your own machine',
  'verify.old': 'This browser is too old. Use one from 2025 or later. Nothing was sent.',
  'verify.drop': 'Drop a receipt file here, or choose one',
  'verify.drop.note': 'Receipts end in {ending}. At most {most, number} MiB.',
  'verify.drop.sealed': 'For a sealed signature, choose both files.',
  'verify.drop.offline': 'Once loaded, this page works offline.',
  'verify.button': 'Check it',
  'verify.paste': 'Paste a receipt instead',
  'verify.paste.label': 'The whole content of the file',
  'verify.entry.label': 'Or enter the number of a log entry',
  'verify.entry.fetch': 'Fetch it and check it',
  'verify.entry.show': 'Show the entry',
  'verify.entry.wrong': 'Enter a number from 0 to {last, number}, not “{typed}”.',
  'verify.entry.empty': 'This log has no entries yet.',
  'verify.trust': 'Keys this check trusts: the log and its witnesses',
  'verify.trust.note': 'A check is only as good as the key it trusts.',
  'verify.trust.key': 'The public key of the log',
  'verify.trust.key.hint':
    'This site shows this key. Alone, it proves only that the site agrees with itself. Compare it with one from elsewhere, or paste that one.',
  'verify.trust.witnesses': 'Public keys of witnesses you trust, one per line',
  'verify.trust.witnesses.hint':
    'This site names these witnesses. Compare each key with the one the witness publishes.',
  'verify.trust.witnesses.none':
    'This site names no witness. If you know one for this log, paste its published key.',
  'verify.trust.quorum': 'How many of them must have signed',
  'verify.audit': 'Audit the whole log',
  'verify.audit.note':
    'A receipt cannot show that a key was revoked before, or a signature withdrawn later. An audit of the whole log can.',
  'verify.audit.link': 'Audit the log in this browser',
  'verify.open': 'What no receipt proves',
  'verify.open.revoked': 'That the keys had not been revoked.',
  'verify.open.read': 'That the signatory read the text, or told the truth.',
  'verify.open.page': 'That the page which asked for the passkey showed this text.',
  'verify.witnesses': 'Who witnessed the log',
  'verify.witnesses.note': 'Recorded: on disk, signed by the log. Witnessed: others saw the same log.',
  'verify.yourself': 'Check it yourself',
  'verify.yourself.why':
    'The checker here comes from this site. To trust no site, run it yourself. You need the receipt and the log’s public key, but no account or network.',
  'verify.yourself.audit': 'For the whole log:',

  'verify.say.checking': 'Checking …',
  'verify.say.fetching': 'Fetching the receipt of entry {entry} …',
  'verify.say.file': 'File: {file}',
  'verify.say.pasted': 'Pasted',
  'verify.say.fetched': 'Fetched from this site: /receipts/{index}',
  'verify.say.holds': 'This receipt holds, if you trust the key of the log',
  'verify.say.fails.form': 'The file is not a receipt we can check',
  'verify.say.fails.log': 'The log you trust did not sign this receipt',
  'verify.say.fails.witnesses': 'Too few of the witnesses you named have signed',
  'verify.say.fails.tree': 'The entry does not match the log',
  'verify.say.fails.chain': 'A signature or a key does not match',
  'verify.say.fails.texts': 'The text is not the one published',
  'verify.say.fails.words': 'Words in the receipt are not those that were signed',
  'verify.say.fails.lede': 'It fails at step {step} of {of}: “{name}”.',
  'verify.say.seal': 'CHECKED BY YOUR BROWSER · LOG ENTRY {index} · {held} OF {of} STEPS · ',
  'verify.say.step.form': 'The file is a receipt',
  'verify.say.step.log': 'The log you trust signed its checkpoint',
  'verify.say.step.witnesses': 'Others saw the same log',
  'verify.say.step.tree': 'The entry is in the log',
  'verify.say.step.chain': 'The signatures match the keys, and earlier entries name the keys',
  'verify.say.step.texts': 'The text is the one published',
  'verify.say.step.words': 'Words kept beside the log match',
  'verify.say.found.form': '{count, plural, one {{n} entry} other {{n} entries}}, {size} bytes',
  'verify.say.found.log':
    '{log}, at {count, plural, one {{n} entry} other {{n} entries}}, with the key {source}',
  'verify.say.found.witnesses': 'Also signed by {names}, with the keys {source}',
  'verify.say.idle.witnesses': 'No witness you named has signed: nobody else confirms this',
  'verify.say.found.tree': '{entry} and all it rests on, by one proof to the checkpoint’s root',
  'verify.say.found.chain': '{signers}, with keys that earlier entries name, back to log entry 0',
  'verify.say.found.texts': 'By fingerprint: {languages}',
  'verify.say.idle.texts': 'No text came with it',
  'verify.say.found.words':
    '{count, plural, one {{n} piece of words} other {{n} pieces of words}}, by salted fingerprint',
  'verify.say.found.sealed': 'Your file holds what the entry sealed',
  'verify.say.idle.words': 'None came with it',
  'verify.say.proven': 'What it proves',
  'verify.say.proven.note': 'If you trust the key of {log} {source}.',
  'verify.say.open': 'What it does not prove',
  'verify.say.failed.nothing': 'Nothing the file says.',
  'verify.say.failed.signed':
    'That {log} signed a checkpoint of {count, plural, one {{n} entry} other {{n} entries}}, with the key {source}. Nothing else.',
  'verify.say.failed.tree':
    'That {log}, at {count, plural, one {{n} entry} other {{n} entries}}, holds the file’s entries, with the key {source}. Not who made them.',
  'verify.say.failed.chain':
    'That {log}, at {count, plural, one {{n} entry} other {{n} entries}}, holds the file’s entries, each signed by its author, with the key {source}. Not what came with them.',
  'verify.say.failed.open': 'Who signed or stated anything: for that, every step must hold.',
  'verify.say.rests': 'What it rests on',
  'verify.say.rests.note': 'They came with the receipt. The last is its own.',
  'verify.say.carried': 'Texts and words that came with it',
  'verify.say.carried.show': 'Read: {title} ({language})',
  'verify.say.large':
    'The file has {size} MiB. This page takes up to {most} MiB; the checker on your machine, up to 64.',
  'verify.say.sealedalone': 'This is the sealed signature. Choose its receipt too.',
  'verify.say.nofile': 'Choose a receipt file first.',
  'verify.say.nopaste': 'Paste a receipt first.',
  'verify.say.noentry': 'Enter the number of a log entry, like 22.',
  'verify.say.nothere': 'This log has no entry {entry}.',
  'verify.say.unreachable': 'The site does not answer. You can still check a receipt file.',
  'verify.say.unread': 'Your browser cannot read the file. Choose it again.',
  'verify.say.broken':
    'The checker failed: {why}. This says nothing about the receipt. Check it on your own machine.',

  'verify.say.summary.given': '{party} signed {call} on {day}, as read in {languages}.',
  'verify.say.summary.deposited': 'On {day} the keeper recorded that {party} signed {call} on paper.',
  'verify.say.summary.reservation': 'It made a reservation.',
  'verify.say.summary.declaration': 'It made a declaration.',
  'verify.say.summary.about': '{type}: {about}. By {by}, on {day}.',
  'verify.say.summary.other': '{type}, by {by}, on {day}.',

  'verify.say.depositary': 'the keeper',
  'verify.say.added.holder': 'its holder',
  'verify.say.added.depositary': 'the keeper',
  'verify.say.key.plain': 'the key {keyid}',
  'verify.say.key.passkey': 'the passkey for {site} {keyid}',
  'verify.say.beside': 'words beside the log, {digest}',

  'verify.say.fact.logged':
    'The log {log} holds exactly this statement, as {entry}. Dated {admitted} by the log and {at} by its author.',
  'verify.say.fact.cosigned': 'The witness {witness} had seen this log, with this entry, by {time}.',
  'verify.say.fact.kept': 'The log is kept by {depositary}.',
  'verify.say.fact.kept-own': 'The log is kept by {depositary}, which also issued the call.',
  'verify.say.fact.party':
    'The keeper approved {name} ({kind}), as {id}. It says it checked the authority to sign on {checked}: “{mandate}”.',
  'verify.say.fact.party-unchecked':
    'The keeper approved {name} ({kind}), as {id}. Its authority to sign had not been checked then.',
  'verify.say.fact.invited':
    'The keeper invited {name} ({kind}), as {id}, and it joined. The keeper says it checks the authority to sign: “{mandate}”.',
  'verify.say.fact.invited-unchecked':
    'The keeper invited {name} ({kind}), as {id}, and it joined. Its authority to sign had not been checked then.',
  'verify.say.fact.accepted':
    '{party} signed the text {manifest} of {call}, as read in {languages}, under the rules {policy} of {policyEntry}.',
  'verify.say.fact.deposited':
    'The keeper recorded that {party} signed on paper of {date}, fingerprint {digest}: the text {manifest} of {call}, as read in {languages}, under the rules {policy} of {policyEntry}.',
  'verify.say.fact.policy': 'The rules on legal effect: {effect} On who is bound: {entities}',
  'verify.say.fact.rules-first': 'It accepted the first rules of the call, {policy}, published on {day}.',
  'verify.say.fact.rules': 'It accepted these rules of the call: {policy}, published on {day}.',
  'verify.say.fact.rules-notice':
    'Newer rules bind it when it accepts them, or {count, plural, one {{n} full day} other {{n} full days}} after they are recorded, if still in force then.',
  'verify.say.fact.rules-yes': 'Newer rules bind it only when it accepts them.',
  'verify.say.fact.stated': '{by} made this statement: {type} ({code}). Call: {call}.',
  'verify.say.fact.reservation': 'Its reservation: {said}',
  'verify.say.fact.declaration': 'Its declaration: {said}',
  'verify.say.fact.signed': 'Signed with {key} of {holder}, added by {by} in {entry}.',
  'verify.say.fact.text': 'The {language} text here, {title}, is the one published.',
  'verify.say.fact.words': 'The words {said} have the fingerprint {digest}.',
  'verify.say.fact.sealed':
    'Sealed in {entry}, which the log dates {admitted}. It could not be opened before {opens}.',
  'verify.say.fact.sealed-is': 'Your file holds what was sealed: {by}, {type}, dated {at}.',
  'verify.say.fact.sealed-what': 'What is sealed: the file kept at signing shows it.',
  'verify.say.fact.sealed-good':
    'That the author signed the sealed statement, that it follows the rules, and that it will be opened. This is checked at the opening.',
  'verify.say.fact.shown-to-all':
    'That the log shows everyone the same history: no witness you named has signed it.',
  'verify.say.fact.key-unrevoked':
    'That the keys had not been revoked: an audit of the whole log can show this.',
  'verify.say.fact.rules-followed':
    'That every rule was followed, such as that the text was in force: an audit can show this.',
  'verify.say.fact.still-standing':
    'That the signature is still valid: it may have been withdrawn or removed since.',
  'verify.say.fact.rules-today':
    'Which rules bind it today: newer ones may, by notice or because it accepted them. See the register.',
  'verify.say.fact.party-unchanged':
    'That the organisation still has this name and authority to sign. See the register.',
  'verify.say.fact.key-held': 'That the organisation itself holds the key: the keeper added it.',
  'verify.say.fact.page-shown': 'What the page showed when the passkey was used.',
  'verify.say.fact.text-unseen': 'What the text says in {languages}: the receipt has only its fingerprint.',
  'verify.say.fact.read': 'That anyone read the text.',
  'verify.say.fact.true': 'That anything stated is true.',

  'verify.say.mend.form':
    'The file is incomplete, of another kind, or was changed, perhaps by an editor. Download it again from the log entry’s page, or ask for it again.',
  'verify.say.mend.log':
    'The receipt may be from another log, or was changed. Compare the key above with one from elsewhere, enter the right one and check again.',
  'verify.say.mend.witnesses':
    'Download the receipt again, since witnesses sign later. Or compare the keys you entered with those the witnesses publish, or ask for fewer.',
  'verify.say.mend.tree':
    'An entry or the proof was changed after the log signed. Download the receipt again. If it fails again, keep both files: they are evidence.',
  'verify.say.mend.chain':
    'An entry is not signed by its author, or one is missing or too many. Ask the keeper for the receipt again, and keep this one.',
  'verify.say.mend.texts':
    'It may come from another call, or was changed. Download the receipt again from the log entry’s page.',
  'verify.say.mend.words': 'Download the receipt again from the log entry’s page.',
  'verify.say.idle.unnamed': '{names} signed it, but you did not name them: this proves nothing',
  'verify.say.mend.otherlog':
    'The receipt is from the log {log}, but the key above is of another. Get that log’s key from its keeper, enter it above and check again.',
  'verify.say.carried.words': 'words beside the log, {digest}',
  'verify.say.carried.statement': 'The statement, as it was signed',
  'verify.say.open.key':
    'That this is the keeper’s key: only this page says so. Compare it with one from elsewhere.',
  'verify.say.open.witnesses':
    'That these witnesses are not the keeper: their keys come from this page alone.',
  'verify.say.path': 'Path to the checkpoint',
  'verify.say.path.root': 'Root, {count, plural, one {{n} entry} other {{n} entries}}',
  'verify.say.path.says':
    'Proof path: entry {index} is joined with {count, plural, one {{n} neighbouring fingerprint} other {{n} neighbouring fingerprints}} and gives the root of the checkpoint at {size} entries.',
} as const
