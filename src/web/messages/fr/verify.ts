import type { verify as en } from '../en/verify.ts'

export const verify: Record<keyof typeof en, string> = {
  'verify.kicker': 'Vérifier',
  'verify.title': 'Vérifier un reçu',
  'verify.lede': 'Votre navigateur le vérifie, et le fichier reste sur votre appareil.',
  'verify.without':
    'Cette vérification se fait dans votre navigateur ; elle demande JavaScript et un navigateur de 2025 ou plus récent. Sans eux, vérifiez le reçu sur votre propre machine.',
  'verify.without.link': 'Comment vérifier sur votre propre machine',
  'verify.old':
    'Ce navigateur est trop ancien pour la vérification : il lui manque ce avec quoi le vérificateur est écrit (Uint8Array.fromBase64, de 2025). Prenez un navigateur plus récent, ou vérifiez le reçu sur votre propre machine. Rien n’a été envoyé.',
  'verify.drop': 'Déposez ici un fichier de reçu, ou choisissez-en un',
  'verify.drop.note': 'Le nom d’un reçu finit par {ending}. {most, number} Mio au plus.',
  'verify.drop.sealed': 'D’une signature scellée, choisissez les deux fichiers ensemble.',
  'verify.drop.offline': 'Aucune requête ne part : une fois chargée, cette page fonctionne sans réseau.',
  'verify.button': 'Vérifier',
  'verify.paste': 'Ou coller un reçu',
  'verify.paste.label': 'Tout le contenu du fichier',
  'verify.entry.note': 'Le reçu est demandé à ce site, puis vérifié ici.',
  'verify.entry.without': 'Sans JavaScript, ceci mène à la page de l’écriture.',
  'verify.entry.label': 'Ou le numéro d’une écriture de ce journal',
  'verify.entry.show': 'Voir l’écriture',
  'verify.entry.wrong':
    'Une écriture est désignée par un nombre, de 0 à {last, number}. Vous avez saisi « {typed} ».',
  'verify.entry.empty': 'Ce journal n’a pas encore d’écritures.',
  'verify.trust': 'À qui se fie cette vérification : la clé du journal, et les témoins',
  'verify.trust.note': 'Une vérification vaut ce que vaut la clé à laquelle elle se fie.',
  'verify.trust.key': 'La clé publique du journal',
  'verify.trust.key.hint':
    'Voici la clé que montre cette page. Une clé qui ne vient que de ce site prouve seulement que le site s’accorde avec lui-même : comparez-la avec celle qui vient d’ailleurs, ou collez ici cette dernière.',
  'verify.trust.witnesses': 'Clés publiques des témoins auxquels vous vous fiez, une par ligne',
  'verify.trust.witnesses.hint':
    'Voici les témoins que nomme ce site. Un témoin compte pour vous si vous le connaissez : comparez sa clé avec celle qu’il publie lui-même.',
  'verify.trust.witnesses.none':
    'Ce site ne nomme aucun témoin. Si vous en connaissez un qui suit ce journal, mettez ici sa clé, telle qu’il la publie lui-même.',
  'verify.trust.quorum': 'Combien d’entre eux doivent avoir cosigné',
  'verify.audit': 'Auditer tout le journal',
  'verify.audit.note':
    'Un reçu ne peut dire qu’une clé était révoquée avant, ni qu’une signature a été retirée après. Un audit de tout le journal le peut, et votre navigateur sait le faire.',
  'verify.audit.link': 'Auditer le journal dans ce navigateur',
  'verify.open': 'Ce qu’aucun reçu ne prouve',
  'verify.open.revoked': 'Que les clés n’étaient pas révoquées : un audit de tout le journal peut le dire.',
  'verify.open.read': 'Que quelqu’un a lu les mots, ou que quoi que ce soit y est vrai.',
  'verify.open.page': 'Que la page qui demandait une clé d’accès montrait ces mots.',
  'verify.witnesses': 'Qui atteste le journal',
  'verify.witnesses.note':
    'Enregistré veut dire : sur disque, sous la signature du journal. Attesté veut dire : d’autres ont vu le même journal.',
  'verify.yourself': 'Vérifier soi-même',
  'verify.yourself.note': 'Sans ce site, et sans JavaScript dans un navigateur.',
  'verify.yourself.why':
    'Le vérificateur de cette page vient de ce site. Pour ne se fier à aucun site, lancez le vérificateur sur votre propre machine, depuis une copie du code source. Il lui faut le reçu et la clé publique du journal, sans compte et sans réseau.',
  'verify.yourself.audit': 'De même pour tout le journal :',

  'verify.say.checking': 'Vérification en cours…',
  'verify.say.fetching': 'Demande du reçu de l’écriture {entry}…',
  'verify.say.fetch': 'Demander et vérifier',
  'verify.say.file': 'Fichier : {file}',
  'verify.say.pasted': 'Collé',
  'verify.say.fetched': 'Demandé à ce site : /receipts/{index}',
  'verify.say.holds': 'Ce reçu tient',
  'verify.say.fails': 'Ce reçu ne tient pas',
  'verify.say.fails.lede': 'La vérification s’arrête à l’étape {step} sur {of} : {name}.',
  'verify.say.seal': 'VÉRIFIÉ PAR VOTRE NAVIGATEUR · ÉCRITURE {index} · {held} ÉTAPES SUR {of} · ',
  'verify.say.step.form': 'C’est un reçu, dans sa seule forme',
  'verify.say.step.log': 'Le journal auquel vous vous fiez a signé le point de contrôle',
  'verify.say.step.witnesses': 'D’autres ont vu le même journal',
  'verify.say.step.tree': 'Ses écritures sont au journal',
  'verify.say.step.chain':
    'Chaque écriture est signée par son auteur, avec des clés apportées par des écritures antérieures',
  'verify.say.step.texts': 'Les textes sont ceux qui ont été publiés',
  'verify.say.step.words': 'Les mots gardés à côté du journal sont ceux qui ont été liés',
  'verify.say.found.form': '{count, plural, one {{n} écriture} other {{n} écritures}}, {size} octets',
  'verify.say.found.log':
    '{log}, à {count, plural, one {{n} écriture} other {{n} écritures}}, avec la clé que {source}',
  'verify.say.found.witnesses': 'Cosigné par {names}, avec les clés que {source}',
  'verify.say.idle.witnesses':
    'Aucun n’est nommé, ou aucun de ceux nommés ci-dessus n’a cosigné : rien n’est prouvé par d’autres',
  'verify.say.found.tree':
    'L’écriture {entry} et tout ce sur quoi elle repose, par une seule preuve jusqu’à la racine du point de contrôle',
  'verify.say.found.chain':
    '{signers}, avec des clés apportées par des écritures antérieures, jusqu’à l’écriture 0',
  'verify.say.found.texts': 'Par leur empreinte : {languages}',
  'verify.say.idle.texts':
    'Aucun texte n’est venu avec lui : aucun n’est lié, ou seulement par son empreinte',
  'verify.say.found.words': '{count, plural, one {{n} passage} other {{n} passages}}, par empreinte salée',
  'verify.say.found.sealed': 'Ce qui a été gardé du scellé est ce que son écriture a scellé',
  'verify.say.idle.words': 'Aucun n’est venu avec lui',
  'verify.say.proven': 'Ce qu’il prouve',
  'verify.say.proven.note': 'À qui se fie à la clé de {log}, celle que {source}.',
  'verify.say.open': 'Ce qu’il ne prouve pas',
  'verify.say.failed.nothing': 'Rien de ce que dit le fichier.',
  'verify.say.failed.signed':
    'Que {log} a signé un point de contrôle de {count, plural, one {{n} écriture} other {{n} écritures}}, avec la clé que {source}. Rien d’autre de ce que dit le fichier.',
  'verify.say.failed.tree':
    'Que {log}, à {count, plural, one {{n} écriture} other {{n} écritures}}, contient les écritures du fichier, avec la clé que {source}. Non qui les a faites.',
  'verify.say.failed.chain':
    'Que {log}, à {count, plural, one {{n} écriture} other {{n} écritures}}, contient les écritures du fichier, chacune signée par son auteur, avec la clé que {source}. Ce qui les accompagne n’est pas à elles.',
  'verify.say.failed.open':
    'Qui a déclaré, accepté ou signé quoi que ce soit : un reçu ne le prouve que si chaque étape tient.',
  'verify.say.rests': 'Ce sur quoi il repose',
  'verify.say.rests.note':
    'Toutes ces écritures sont venues avec le reçu ; la dernière est celle dont il est le reçu.',
  'verify.say.carried': 'Les mots venus avec lui',
  'verify.say.carried.show': 'Lire : {title} ({language})',
  'verify.say.large':
    'Le fichier a {size} Mio. Cette page en prend {most} au plus ; le vérificateur sur votre machine en prend 64.',
  'verify.say.sealedalone': 'Ceci est ce qui est scellé. Choisissez avec lui le reçu de son scellé.',
  'verify.say.nofile': 'Choisissez d’abord un reçu.',
  'verify.say.nopaste': 'Collez d’abord un reçu.',
  'verify.say.noentry': 'Saisissez le numéro d’une écriture, à partir de 0.',
  'verify.say.nothere': 'Ce site n’a pas de reçu pour l’écriture {entry}.',
  'verify.say.unreachable':
    'Le site ne répond pas. Un reçu que vous avez en fichier peut être vérifié sans lui.',
  'verify.say.unread': 'Le fichier ne peut pas être lu.',
  'verify.say.broken':
    'Le vérificateur lui-même a trébuché : {why}. Cela ne dit rien du reçu. Vérifiez-le sur votre propre machine, et dites-le-nous.',

  'verify.say.summary.given': '{party} a accepté le texte de « {call} » le {day}, lu en {languages}.',
  'verify.say.summary.deposited':
    'Le dépositaire a enregistré le {day} que {party} a accepté, sur papier, le texte de « {call} ».',
  'verify.say.summary.reservation': 'Une réserve accompagne la signature.',
  'verify.say.summary.declaration': 'Une déclaration accompagne la signature.',
  'verify.say.summary.about': '{type} : {about}. Par {by}, le {day}.',
  'verify.say.summary.other': '{type}, par {by}, le {day}.',

  'verify.say.depositary': 'le dépositaire',
  'verify.say.added.holder': 'son détenteur',
  'verify.say.added.depositary': 'le dépositaire',
  'verify.say.key.plain': 'la clé {keyid}',
  'verify.say.key.passkey': 'la clé d’accès pour {site} {keyid}',
  'verify.say.beside': 'des mots gardés à côté du journal, {digest}',

  'verify.say.fact.logged':
    'L’écriture {entry} du journal {log} est cette déclaration même. Le journal la date du {admitted} ; son auteur, du {at}.',
  'verify.say.fact.cosigned':
    'Le témoin {witness} avait vu ce journal, avec cette écriture, le {time} au plus tard.',
  'verify.say.fact.kept': 'Le journal est tenu par {depositary}.',
  'verify.say.fact.party':
    'Le dépositaire a admis {id} sous le nom de {name} ({kind}). Le dépositaire dit avoir vérifié le mandat le {checked}, au niveau « {mandate} ».',
  'verify.say.fact.accepted':
    '{party} a accepté le texte {manifest} de l’appel « {call} », lu en {languages}, sous les règles {policy}, énoncées dans l’écriture {policyEntry}.',
  'verify.say.fact.deposited':
    'Le dépositaire a enregistré que {party} a accepté, sur un papier du {date} dont l’empreinte est {digest}, le texte {manifest} de l’appel « {call} », lu en {languages}, sous les règles {policy}, énoncées dans l’écriture {policyEntry}.',
  'verify.say.fact.policy':
    'Ces règles disent de leur effet juridique : {effect} De ceux qu’elles lient : {entities}',
  'verify.say.fact.stated': 'Déclaration faite par {by} : {type} ({code}). Appel : {call}.',
  'verify.say.fact.reservation': 'Une réserve accompagne la signature : {said}',
  'verify.say.fact.declaration': 'Une déclaration accompagne la signature : {said}',
  'verify.say.fact.signed':
    'La signature est faite avec {key} de {holder}, apportée par {by} avec l’écriture {entry}.',
  'verify.say.fact.text': 'Le texte joint en {language}, {title}, est celui qui a été publié.',
  'verify.say.fact.words': 'Les mots {said} sont ceux de l’empreinte {digest}.',
  'verify.say.fact.sealed':
    'La déclaration a été scellée par l’écriture {entry}, que le journal date du {admitted} ; nul ne pouvait l’ouvrir avant le {opens}.',
  'verify.say.fact.sealed-is':
    'Ce qui est scellé est cette déclaration, telle que vous la gardez : {by}, {type}, datée du {at}.',
  'verify.say.fact.sealed-what': 'Ce qui est scellé : seul peut le montrer qui garde l’enveloppe et son sel.',
  'verify.say.fact.sealed-good':
    'Que ce qui est scellé est signé par son auteur et conforme aux règles, et que cela sera ouvert : on en juge à l’ouverture.',
  'verify.say.fact.shown-to-all':
    'Que le journal montre à tous la même histoire : aucun des témoins que vous avez nommés n’a cosigné.',
  'verify.say.fact.key-unrevoked':
    'Que les clés n’étaient pas révoquées avant : un audit du journal peut le dire.',
  'verify.say.fact.rules-followed':
    'Que toutes les règles ont été suivies, ainsi que le texte et les règles de l’appel étaient en vigueur : un audit peut le dire.',
  'verify.say.fact.still-standing':
    'Que la signature tient toujours : elle a pu être retirée ou radiée depuis.',
  'verify.say.fact.party-unchanged':
    'Que le signataire porte encore ce nom et ce mandat : le registre dit ce qui a changé depuis.',
  'verify.say.fact.key-held':
    'Que la partie détient elle-même la clé : le dépositaire l’a apportée, en admettant la partie ou plus tard.',
  'verify.say.fact.page-shown': 'Ce qu’affichait la page quand la clé d’accès a servi.',
  'verify.say.fact.text-unseen':
    'Ce que dit le texte en {languages} : il n’est pas venu avec le reçu, son empreinte l’est.',
  'verify.say.fact.read': 'Que quelqu’un a lu le texte.',
  'verify.say.fact.true': 'Que quoi que ce soit de ce qui est déclaré est vrai.',

  'verify.say.mend.form':
    'Le fichier n’est pas entier, est d’une autre sorte, ou a été modifié, ne serait-ce que par un éditeur qui l’a mis en forme. Reprenez-le auprès de qui vous l’a donné, ou à la page de l’écriture.',
  'verify.say.mend.log':
    'Le reçu est peut-être d’un autre journal, ou son point de contrôle a été modifié. Comparez la clé ci-dessus avec celle que le dépositaire a publiée ailleurs ; mettez la bonne et vérifiez de nouveau.',
  'verify.say.mend.witnesses':
    'Demandez un reçu plus récent de la même écriture, qui gagne des témoins avec le temps ; comparez les clés avec celles que publient les témoins ; ou demandez-en moins.',
  'verify.say.mend.tree':
    'Une écriture ou la preuve a été modifiée après la signature du journal. Reprenez le reçu ; s’il reste ainsi, gardez les deux fichiers : ce sont des preuves.',
  'verify.say.mend.chain':
    'Une écriture que quelqu’un a placée au journal n’est pas de son auteur, ou il en manque une, ou il y en a une de trop. Redemandez le reçu au dépositaire, et gardez celui-ci.',
  'verify.say.mend.texts':
    'Un texte venu avec le reçu n’est pas un texte publié. Reprenez le reçu à la page de l’écriture, et comparez les empreintes.',
  'verify.say.mend.words':
    'Des mots venus avec le reçu ne sont pas ceux qui ont été liés. Reprenez le reçu à la page de l’écriture.',
  'verify.say.idle.unnamed':
    'Il porte des lignes de {names}, que vous n’avez pas nommés : rien n’est prouvé par eux',
  'verify.say.mend.otherlog':
    'Le reçu se dit du journal {log} ; la clé ci-dessus est celle d’un autre. Prenez la clé de ce journal auprès de qui le tient, mettez-la ci-dessus et vérifiez de nouveau.',
  'verify.say.carried.words': 'mots gardés à côté du journal, {digest}',
  'verify.say.carried.statement': 'La déclaration elle-même, telle qu’elle a été signée',
  'verify.say.open.key':
    'Que cette clé est celle du dépositaire : elle ne vient que de cette page. Comparez-la avec celle qui vient d’ailleurs.',
  'verify.say.open.witnesses':
    'Que ces témoins sont d’autres que le dépositaire : leurs clés ne viennent que de cette page.',
  'verify.say.path': 'Chemin vers le point de contrôle',
  'verify.say.path.root': 'Racine, {count, plural, one {{n} écriture} other {{n} écritures}}',
  'verify.say.path.says':
    'Chemin de preuve : l’écriture {index} est jointe à {count, plural, one {{n} empreinte voisine} other {{n} empreintes voisines}} et donne la racine du point de contrôle à {size} écritures.',
}
