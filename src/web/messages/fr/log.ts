import type { log as en } from '../en/log.ts'

export const log: Record<keyof typeof en, string> = {
  'log.title': 'Le journal',
  'log.kicker': 'Le journal',
  'log.lede':
    'Tout ce que montre ce dépositaire découle de ces écritures. On en ajoute, on n’en change aucune ; quiconque en garde une copie peut le prouver si l’une d’elles est changée.',

  'log.checkpoint': 'Point de contrôle',
  'log.checkpointNote':
    'Une seule ligne signée pour toutes les écritures : qu’une seule change, et la racine change.',
  'log.size': 'Enregistré',
  'log.entriesUpTo':
    '{count, plural, one {# écriture, la 0} other {# écritures, de 0 à {last, number}}}, sur disque, sous la signature du journal',
  'log.last': 'Dernière écriture',
  'log.root': 'Racine',
  'log.origin': 'Nom du journal',
  'log.key': 'Clé du journal',
  'log.keyNote':
    'Énoncée par l’{entry}. Une clé qui ne vient que de ce site prouve seulement que le site s’accorde avec lui-même : comparez-la avec celle qui vient d’ailleurs.',
  'log.anchored': 'Ancré',
  'log.anchoredAt': 'Le point de contrôle de {count, plural, one {# écriture} other {# écritures}}',
  'log.follows': 'Suit le journal',
  'log.verbatim': 'Le point de contrôle, mot pour mot',
  'log.rawCheckpoint': 'Télécharger le point de contrôle',

  'log.witnesses': 'Témoins',
  'log.witnessesNote':
    'Enregistré : sur disque ici. Attesté : quelqu’un d’autre a vu le même journal, et aucun qui le contredise.',
  'log.noWitnesses':
    'Aucun témoin n’est chargé de suivre ce journal. Ce qui est enregistré repose sur la seule signature du dépositaire.',
  'log.noneYet': 'Aucun témoin n’a encore cosigné ce journal.',
  'log.ahead':
    '{ahead, plural, =0 {Tout ce qui est enregistré est attesté.} one {# écriture est enregistrée et n’est pas encore attestée.} other {# écritures sont enregistrées et ne sont pas encore attestées.}}',
  'log.awaited': 'Attendu',
  'log.awaitedNote': 'N’a pas répondu depuis le démarrage de ce serveur',
  'log.saw': '{count, plural, one {# écriture} other {# écritures}}',

  'log.entries': 'Écritures',
  'log.entriesShown': 'De {first, number} à {last, number} sur {size, number}, la plus récente en tête.',
  'log.pages': 'Pages du journal',
  'log.newest': 'Les plus récentes',
  'log.newer': 'Plus récentes',
  'log.older': 'Plus anciennes',
  'log.oldest': 'Les plus anciennes',
  'log.find': 'Trouver une écriture',
  'log.upto': 'Écritures jusqu’au numéro',
  'log.show': 'Les afficher',

  'log.audit': 'L’auditer soi-même',
  'log.auditNote': 'Sur votre propre machine, depuis une copie du code source.',
  'log.auditSays':
    'Cette commande lit chaque écriture et rejoue le journal depuis la première : chaque signature, chaque règle, la racine que signe le point de contrôle, et le registre, qui doit en découler octet par octet.',
  'log.auditState':
    'Le fichier seen.json retient ce qui a été audité. La fois suivante, un journal devenu plus petit, ou qui raconte un autre passé, est refusé, avec les deux points de contrôle signés pour preuve.',
  'log.auditReceipt': 'Pour ne vérifier qu’une signature, {verify}.',
  'log.auditVerify': 'vérifiez son reçu',

  'log.files': 'Les octets',
  'log.filesNote': 'Tout client de C2SP tlog-tiles peut lire et vérifier l’arbre.',
  'log.file.checkpoint': 'Le point de contrôle signé',
  'log.file.entries': 'Les dernières écritures, telles qu’enregistrées',
  'log.file.tile': 'Les dernières empreintes de l’arbre',
  'log.file.register': 'Le registre à cette taille, sous forme canonique',
  'log.file.words': 'Textes et mots conservés à côté du journal',
  'log.file.openapi': 'Toutes les adresses, pour les programmes',
}
