import type { party as english } from '../en/party.ts'

export const party: Record<keyof typeof english, string> = {
  'party.lede.none': 'Admission par le dépositaire le {date}. Aucun appel signé ici.',
  'party.lede.standing': '{call} : {noun} depuis le {date}.',
  'party.lede.withdrawn': '{call} : retrait comme {noun} le {date}.',
  'party.lede.removed': '{call} : radiation comme {noun} selon une règle publiée le {date}.',
  'party.lede.listed': '{call} : sur la liste du {date}, telle que copiée.',
  'party.lede.listedSince': '{call} : sur les listes du {first} au {date}, telle que copiée.',
  'party.lede.unlisted': '{call} : sur une liste antérieure, pas sur celle du {date}.',
  'party.lede.unconfirmed': 'Figure ici parce qu’une liste l’a nommé, et n’a rien confirmé.',

  'party.slip': 'Relevé d’une signature',
  'party.slipCopy': 'Relevé d’une copie',
  'party.slipParty': 'Relevé d’une partie',
  'party.ring.signed':
    'SIGNATURE INSCRITE AU JOURNAL PUBLIC · ÉCRITURE {entry, number} · MANDAT : {mandate} ·',
  'party.ring.admitted':
    'ADMISSION PAR LE DÉPOSITAIRE · INSCRITE AU JOURNAL PUBLIC · ÉCRITURE {entry, number} ·',
  'party.ring.copied':
    'COPIÉ D’UNE AUTRE LISTE · NON CONFIRMÉ · ÉCRITURE {entry, number} DU JOURNAL PUBLIC ·',
  'party.call': 'Appel',
  'party.signedWith': 'Signature',
  'party.with.passkey': 'Par une clé d’accès',
  'party.with.file': 'Par une clé en fichier',
  'party.with.paper': 'Sur un papier du {date}, inscrit par le dépositaire',
  'party.text': 'Texte',
  'party.version': 'Version {number, number}',
  'party.policy': 'Règles',
  'party.policyNumber': 'Règles n° {number, number}',
  'party.recorded': 'Inscription',
  'party.receiptOf': 'Reçu de l’écriture {entry, number}',
  'party.source': 'Source',
  'party.row': 'Ligne',

  'party.signed': 'Ce qui est accepté',
  'party.signedNote':
    'Chaque acceptation désigne une version par son empreinte, et des règles. Sur papier, c’est ce que le dépositaire a inscrit.',
  'party.noSignature': 'Aucune signature de sa part n’est inscrite.',
  'party.event.given':
    'Accepté avec une clé : version {version, number} du texte, sous les règles n° {policy, number}',
  'party.event.deposited':
    'Accepté sur papier, selon le dépositaire : version {version, number} du texte, sous les règles n° {policy, number}',
  'party.event.withdrawn': 'Signature retirée par son auteur',
  'party.event.removed': 'Signature radiée selon une règle publiée',
  'party.event.restored': 'Signature rétablie',
  'party.read': 'Mots lus : {languages}',
  'party.instrument': 'Le papier, par son empreinte',
  'party.channel': 'Comment il est venu',
  'party.earlier':
    '{count, plural, one {# acte antérieur figure} other {# actes antérieurs figurent}} dans son historique et au journal.',

  'party.said': 'Réserves et déclarations',
  'party.saidNote':
    'En entier. Ce qui accompagne une signature est de la partie ; ce qui vient d’ailleurs nomme sa source.',
  'party.saidFrom': 'Inscrit par le dépositaire, d’après {source}',
  'party.reservation': 'Réserve',
  'party.declaration': 'Déclaration',
  'party.saidOf': '{what}, {call}',

  'party.facts': 'Au registre',
  'party.names': 'Noms',
  'party.kind': 'Catégorie',
  'party.country': 'Pays',
  'party.domain': 'Domaine',
  'party.domainNote': 'Comme le dépositaire l’a inscrit.',
  'party.identifiers': 'Identifiants',
  'party.mandate': 'Mandat',
  'party.notRecorded': 'Non indiqué',
  'party.none': 'Aucun : une ligne copiée n’en a pas',
  'party.admittedOn': 'Admission',
  'party.notAdmitted': 'Pas d’admission : copié d’une autre liste, non confirmé',
  'party.versions': 'Ses noms au fil du temps',
  'party.version.line': '{name}, à partir du {date}, {entry}',

  'party.keys': 'Ses clés',
  'party.keysNote': 'Une signature vaut ce que vaut la manière dont sa clé est entrée.',
  'party.noKeys': 'Aucune : signature sur papier, ou pas de signature.',
  'party.key.admission': 'Entrée avec son admission par le dépositaire, dont elle a aussi signé l’écriture',
  'party.key.holder': 'Ajoutée par son titulaire, avec une clé qu’il avait déjà',
  'party.key.depositary': 'Ajoutée par le dépositaire, non par {party}. Le motif donné :',
  'party.key.revokedBySelf': 'Révoquée par son titulaire le {date}, {entry}',
  'party.key.revokedByDepositary': 'Révoquée par le dépositaire le {date}, {entry}',
  'party.key.role.drafter': 'Rédige pour elle : ne signe rien en son nom',
  'party.key.role.reader': 'Lit pour elle : ne signe rien en son nom',
  'party.key.stands': 'Non révoquée',
  'party.moreKeys': 'Il y a plus de clés que cette page n’en montre ; l’export du registre les a toutes.',

  'party.lists': 'Dans d’autres listes',
  'party.listsTaken': 'Copié d’une autre liste. La partie a repris cette ligne à son compte :',
  'party.listsOthers': 'Copié d’une autre liste : la partie n’en a rien dit',
  'party.list.present': 'Sur la liste sous le nom « {name} »',
  'party.list.row': 'ligne {row, number}',
  'party.list.absent': 'Absent de cette liste',
  'party.list.signed': 'Daté du {date} par cette liste',
  'party.list.noDate': 'Date non indiquée',
  'party.list.nature': 'Décrit comme',
  'party.list.website': 'Site',

  'party.yours': 'Cette ligne est-elle la vôtre ?',
  'party.yoursSays':
    'Qui elle nomme peut s’adresser au dépositaire avec une preuve de son mandat, puis signer. La ligne copiée reste visible à côté de ce qu’il déclare.',
  'party.yoursApply': 'Faire une demande',
  'party.yoursRecord':
    'C’est un relevé indépendant, qui ne reçoit pas de signatures : personne ne peut y confirmer une ligne avant que l’auteur de l’appel n’ait repris le registre. Ce qui y est faux l’est dans la liste dont la ligne a été copiée.',
  'party.yoursConvener': 'Pour l’auteur de l’appel : demander le registre',

  'party.history': 'Son historique',
  'party.historyNote':
    '{count, plural, one {La seule écriture du journal à son sujet.} other {Les # écritures du journal à son sujet, la plus récente d’abord.}}',
  'party.historyMore':
    'Les {shown, number} plus récentes des {count, number} écritures du journal à son sujet.',
  'party.historyOlder':
    '{shown, plural, one {# écriture plus ancienne} other {# écritures plus anciennes}}, sur les {count, number} du journal à son sujet.',
  'party.data': 'Cette page en données',
}
