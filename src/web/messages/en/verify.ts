/** The check of a receipt. What stands under `verify.say.` goes to the script of the page, with its values open. */
export const verify = {
  'verify.kicker': 'Verify',
  'verify.title': 'Check a receipt',
  'verify.lede': 'Your browser checks it, and the file stays on your device.',
  'verify.without':
    'This check runs in your browser, and needs JavaScript and a browser of 2025 or later. Without them, check the receipt on your own machine.',
  'verify.without.link': 'How to check on your own machine',
  'verify.old':
    'This browser is too old for the check: it lacks what the checker is written with (Uint8Array.fromBase64, of 2025). Use a newer browser, or check the receipt on your own machine. Nothing was sent.',
  'verify.drop': 'Drop a receipt file here, or choose one',
  'verify.drop.note': 'Receipts end in {ending}. At most {most, number} MiB.',
  'verify.drop.sealed': 'Of a sealed signature choose both files together.',
  'verify.drop.offline': 'No request is made: once this page is loaded, it works without a network.',
  'verify.button': 'Check it',
  'verify.paste': 'Paste a receipt instead',
  'verify.paste.label': 'The whole content of the file',
  'verify.entry.note': 'The receipt is fetched from this site, then checked here.',
  'verify.entry.without': 'Without JavaScript this leads to the page of the entry.',
  'verify.entry.label': 'Or the number of an entry of this log',
  'verify.entry.show': 'Show the entry',
  'verify.entry.wrong': 'An entry is named by a number, from 0 to {last, number}. You typed “{typed}”.',
  'verify.entry.empty': 'This log has no entries yet.',
  'verify.trust': 'Whom this check trusts: the key of the log, and witnesses',
  'verify.trust.note': 'A check is worth as much as the key that it trusts.',
  'verify.trust.key': 'The public key of the log',
  'verify.trust.key.hint':
    'This is the key that this page shows. A key from this site alone proves only that the site agrees with itself: compare it with one from another place, or paste that one here.',
  'verify.trust.witnesses': 'Public keys of witnesses that you trust, one a line',
  'verify.trust.witnesses.hint':
    'These are the witnesses that this site names. A witness counts for you if you know it: compare its key with the one that it publishes itself.',
  'verify.trust.witnesses.none':
    'This site names no witness. If you know one that follows this log, put its key here, as it publishes it itself.',
  'verify.trust.quorum': 'How many of them must have cosigned',
  'verify.audit': 'Audit the whole log',
  'verify.audit.note':
    'A receipt cannot tell that a key was revoked before, or that a signature was withdrawn after. An audit of the whole log can, and your browser can do it.',
  'verify.audit.link': 'Audit the log in this browser',
  'verify.open': 'What no receipt proves',
  'verify.open.revoked': 'That the keys had not been revoked: an audit of the whole log can tell.',
  'verify.open.read': 'That anybody read the words, or that anything in them is true.',
  'verify.open.page': 'That the page which asked for a passkey showed these words.',
  'verify.witnesses': 'Who witnessed the log',
  'verify.witnesses.note':
    'Recorded means on disk, under the log’s signature. Witnessed means that others saw the same log.',
  'verify.yourself': 'Check it yourself',
  'verify.yourself.note': 'Without this site, and without JavaScript in a browser.',
  'verify.yourself.why':
    'The checker in this page comes from this site. To trust no site at all, run the checker on your own machine, from a clone of the source. It needs the receipt and the log’s public key, no account and no network.',
  'verify.yourself.audit': 'The same for the whole log:',

  'verify.say.checking': 'Checking …',
  'verify.say.fetching': 'Fetching the receipt of entry {entry} …',
  'verify.say.fetch': 'Fetch it and check it',
  'verify.say.file': 'File: {file}',
  'verify.say.pasted': 'Pasted',
  'verify.say.fetched': 'Fetched from this site: /receipts/{index}',
  'verify.say.holds': 'This receipt holds',
  'verify.say.fails': 'This receipt does not hold',
  'verify.say.fails.lede': 'It stops at step {step} of {of}: {name}.',
  'verify.say.seal': 'CHECKED BY YOUR BROWSER · ENTRY {index} · {held} OF {of} STEPS · ',
  'verify.say.step.form': 'It is a receipt, in its only form',
  'verify.say.step.log': 'The log that you trust signed its checkpoint',
  'verify.say.step.witnesses': 'Others saw the same log',
  'verify.say.step.tree': 'Its entries are in the log',
  'verify.say.step.chain': 'Each entry is signed by its author, with keys that earlier entries brought in',
  'verify.say.step.texts': 'The texts are the ones published',
  'verify.say.step.words': 'The words beside the log are those that were bound',
  'verify.say.found.form': '{count, plural, one {{n} entry} other {{n} entries}}, {size} bytes',
  'verify.say.found.log':
    '{log}, at {count, plural, one {{n} entry} other {{n} entries}}, with the key that {source}',
  'verify.say.found.witnesses': 'Cosigned by {names}, with the keys that {source}',
  'verify.say.idle.witnesses':
    'None is named, or none of those named above has cosigned: nothing is proven by others',
  'verify.say.found.tree':
    'Entry {entry} and all that it rests on, by one proof to the root of the checkpoint',
  'verify.say.found.chain': '{signers}, with keys brought in by earlier entries, down to entry 0',
  'verify.say.found.texts': 'By digest: {languages}',
  'verify.say.idle.texts': 'No text came with it, and none is bound or only its digest is',
  'verify.say.found.words':
    '{count, plural, one {{n} piece of words} other {{n} pieces of words}}, by salted digest',
  'verify.say.found.sealed': 'What was kept of the seal is what its entry has sealed',
  'verify.say.idle.words': 'None came with it',
  'verify.say.proven': 'What it proves',
  'verify.say.proven.note': 'To whoever trusts the key of {log}, the one that {source}.',
  'verify.say.open': 'What it does not prove',
  'verify.say.failed.nothing': 'Nothing of what the file says.',
  'verify.say.failed.signed':
    'That {log} signed a checkpoint of {count, plural, one {{n} entry} other {{n} entries}}, with the key that {source}. Nothing of what the file says besides.',
  'verify.say.failed.tree':
    'That {log}, at {count, plural, one {{n} entry} other {{n} entries}}, holds the entries in the file, with the key that {source}. Not who made them.',
  'verify.say.failed.chain':
    'That {log}, at {count, plural, one {{n} entry} other {{n} entries}}, holds the entries in the file, each signed by its author, with the key that {source}. What came with them is not theirs.',
  'verify.say.failed.open':
    'Who stated, accepted or signed anything: a receipt proves that only when every step holds.',
  'verify.say.rests': 'What it rests on',
  'verify.say.rests.note': 'All of these entries came with the receipt; the last is the one that it is of.',
  'verify.say.carried': 'The words that came with it',
  'verify.say.carried.show': 'Read: {title} ({language})',
  'verify.say.large':
    'The file has {size} MiB. This page takes {most} MiB at most; the checker on your machine takes 64.',
  'verify.say.sealedalone': 'This is what lies sealed. Choose the receipt of its seal together with it.',
  'verify.say.nofile': 'Choose a receipt first.',
  'verify.say.nopaste': 'Paste a receipt first.',
  'verify.say.noentry': 'Type the number of an entry, from 0.',
  'verify.say.nothere': 'This site has no receipt for entry {entry}.',
  'verify.say.unreachable': 'The site does not answer. A receipt in a file can be checked without it.',
  'verify.say.unread': 'The file cannot be read.',
  'verify.say.broken':
    'The checker itself has stumbled: {why}. That says nothing about the receipt. Check it on your own machine, and tell us.',

  'verify.say.summary.given': '{party} accepted the text of {call} on {day}, read in {languages}.',
  'verify.say.summary.deposited':
    'The depositary recorded on {day} that {party} accepted the text of {call}, on paper.',
  'verify.say.summary.reservation': 'It stated a reservation.',
  'verify.say.summary.declaration': 'It stated a declaration.',
  'verify.say.summary.about': '{type}: {about}. By {by}, on {day}.',
  'verify.say.summary.other': '{type}, by {by}, on {day}.',

  'verify.say.depositary': 'the depositary',
  'verify.say.added.holder': 'its holder',
  'verify.say.added.depositary': 'the depositary',
  'verify.say.key.plain': 'the key {keyid}',
  'verify.say.key.passkey': 'the passkey for {site} {keyid}',
  'verify.say.beside': 'words beside the log, {digest}',

  'verify.say.fact.logged':
    'Entry {entry} of the log {log} is this very statement. The log dates it {admitted}; its author dates it {at}.',
  'verify.say.fact.cosigned': 'The witness {witness} had seen this log, with this entry, by {time}.',
  'verify.say.fact.kept': 'The log is kept by {depositary}.',
  'verify.say.fact.kept-own': 'The log is kept by {depositary}, which also issued the call.',
  'verify.say.fact.party':
    'The depositary admitted {id} as {name} ({kind}). The depositary says that it checked the mandate on {checked}, at the level “{mandate}”.',
  'verify.say.fact.party-unchecked':
    'The depositary admitted {id} as {name} ({kind}). Nobody had checked its mandate then.',
  'verify.say.fact.invited':
    'An officer of the depositary invited {id} as {name} ({kind}), and it joined. The depositary says that it checks the mandate at the level “{mandate}”.',
  'verify.say.fact.invited-unchecked':
    'An officer of the depositary invited {id} as {name} ({kind}), and it joined. Nobody had checked its mandate then.',
  'verify.say.fact.accepted':
    '{party} accepted the text {manifest} of the call {call}, read in {languages}, under the policy {policy}, stated in entry {policyEntry}.',
  'verify.say.fact.deposited':
    'The depositary recorded that {party} accepted, on paper of {date} with the digest {digest}, the text {manifest} of the call {call}, read in {languages}, under the policy {policy}, stated in entry {policyEntry}.',
  'verify.say.fact.policy': 'That policy says of its legal effect: {effect} Of whom it binds: {entities}',
  'verify.say.fact.rules-first':
    'It accepted the rules with which the call was opened, {policy}, stated on {day}.',
  'verify.say.fact.rules': 'It accepted these rules of the call: {policy}, stated on {day}.',
  'verify.say.fact.rules-notice':
    'As they say, later rules of the call bind it once {count, plural, one {{n} whole day} other {{n} whole days}} after their entry {count, plural, one {is} other {are}} over, if they are still in force then, or once it accepts them.',
  'verify.say.fact.rules-yes': 'As they say, later rules of the call bind it only once it accepts them.',
  'verify.say.fact.stated': '{by} made this statement: {type} ({code}). Call: {call}.',
  'verify.say.fact.reservation': 'It stated a reservation: {said}',
  'verify.say.fact.declaration': 'It stated a declaration: {said}',
  'verify.say.fact.signed': 'It is signed with {key} of {holder}, brought in by {by} with entry {entry}.',
  'verify.say.fact.text': 'The text here in {language}, {title}, is the one published.',
  'verify.say.fact.words': 'The words {said} are those of the digest {digest}.',
  'verify.say.fact.sealed':
    'It was sealed with entry {entry}, which the log dates {admitted}; nobody could open it before {opens}.',
  'verify.say.fact.sealed-is': 'What is sealed is this statement, as you keep it: {by}, {type}, dated {at}.',
  'verify.say.fact.sealed-what': 'What is sealed: that shows whoever keeps the envelope and its salt.',
  'verify.say.fact.sealed-good':
    'That what is sealed is signed by its author and lawful, and that it will be opened: that is judged when it is opened.',
  'verify.say.fact.shown-to-all':
    'That the log shows everyone the same history: none of the witnesses that you named has cosigned.',
  'verify.say.fact.key-unrevoked': 'That the keys were not revoked before: an audit of the log can tell.',
  'verify.say.fact.rules-followed':
    'That every rule was followed, such as that text and policy were in force: an audit can tell.',
  'verify.say.fact.still-standing':
    'That the signature still stands: it may have been withdrawn or removed since.',
  'verify.say.fact.rules-today':
    'Which rules bind it today: since this entry, later ones may, by notice or because it accepted them. The register tells.',
  'verify.say.fact.party-unchanged':
    'That the party still bears this name and mandate: the register tells of later changes.',
  'verify.say.fact.key-held':
    'That the party itself holds the key: the depositary brought it in, when it admitted the party or later.',
  'verify.say.fact.page-shown': 'What the page displayed when the passkey was used.',
  'verify.say.fact.text-unseen':
    'What the text says in {languages}: it did not come with the receipt, its digest did.',
  'verify.say.fact.read': 'That anybody read the text.',
  'verify.say.fact.true': 'That anything stated is true.',

  'verify.say.mend.form':
    'The file is not whole, is another kind of file, or was changed, if only by an editor that formatted it. Take it again from whoever gave it to you, or from the page of the entry.',
  'verify.say.mend.log':
    'The receipt may be of another log, or its checkpoint was changed. Compare the key above with the one that the depositary has published elsewhere; put the right one above and check again.',
  'verify.say.mend.witnesses':
    'Fetch a newer receipt of the same entry, which gains witnesses as time goes by; compare the keys with those that the witnesses publish; or ask for fewer.',
  'verify.say.mend.tree':
    'An entry or the proof was changed after the log signed. Take the receipt again; if it stays so, keep both files: they are evidence.',
  'verify.say.mend.chain':
    'An entry that somebody placed in the log is not by its author, or one is missing or too many. Ask the depositary for the receipt again, and keep this one.',
  'verify.say.mend.texts':
    'A text that came with the receipt is not one that was published. Take the receipt again from the page of the entry, and compare the digests.',
  'verify.say.mend.words':
    'Words that came with the receipt are not those that were bound. Take the receipt again from the page of the entry.',
  'verify.say.idle.unnamed': 'It bears lines of {names}, whom you did not name: nothing is proven by them',
  'verify.say.mend.otherlog':
    'The receipt says that it is of the log {log}; the key above is that of another. Take the key of that log from whoever keeps it, put it above, and check again.',
  'verify.say.carried.words': 'words beside the log, {digest}',
  'verify.say.carried.statement': 'The statement itself, as it was signed',
  'verify.say.open.key':
    'That this is the depositary’s key: it comes from this page alone. Compare it with one from another place.',
  'verify.say.open.witnesses':
    'That these witnesses are others than the depositary: their keys come from this page alone.',
  'verify.say.path': 'Path to the checkpoint',
  'verify.say.path.root': 'Root, {count, plural, one {{n} entry} other {{n} entries}}',
  'verify.say.path.says':
    'Proof path: entry {index} is joined with {count, plural, one {{n} neighbouring digest} other {{n} neighbouring digests}} and gives the root of the checkpoint at {size} entries.',
} as const
