import type { audit as en } from '../en/audit.ts'

export const audit: Record<keyof typeof en, string> = {
  'audit.kicker': 'Vérifier',
  'audit.title': 'Auditer tout le journal',
  'audit.lede':
    'Votre navigateur lit chaque écriture de ce journal, vérifie chaque signature et chaque règle, et compare ce qui en découle avec ce que montre ce site.',
  'audit.without':
    'Cet audit se fait dans votre navigateur ; il demande JavaScript et un navigateur de 2025 ou plus récent. Sans eux, auditez le journal sur votre propre machine.',
  'audit.without.link': 'Comment auditer sur votre propre machine',
  'audit.large':
    'Ce journal compte {size, number} écritures, et une page en audite {most, number} au plus : un fil d’exécution du navigateur vérifie quelques centaines de signatures par seconde, et il garde tout le registre en mémoire. L’auditeur sur votre propre machine accepte un journal de n’importe quelle taille.',
  'audit.begin':
    '{size, plural, one {# écriture est demandée} other {# écritures sont demandées}} à ce site. Vous pouvez poursuivre votre lecture pendant ce temps, et arrêter à tout moment.',
  'audit.button': 'Auditer',
  'audit.remember': 'Retenir dans ce navigateur ce que le journal a montré',
  'audit.remember.note':
    'Le prochain audit fait ici dira si le journal le contient toujours. Il s’agit d’un seul point de contrôle signé, quelques lignes ; il n’est envoyé à personne.',
  'audit.scope': 'Ce qu’il prouve',
  'audit.scope.text':
    'Que le registre est bien ce que les déclarations signées en font, selon les règles publiées ; que personne d’autre que les détenteurs des clés ne les a faites ; et qu’aucune n’a été modifiée, omise au milieu ou ajoutée après coup.',
  'audit.open': 'Ce qu’il ne prouve pas',
  'audit.open.text':
    'Que le journal montre à tous cette même histoire : il y faut des témoins, ou d’autres avec qui comparer. Ce qui a été refusé à l’entrée. Que le dépositaire a admis les bonnes personnes. Que quoi que ce soit de ce qui est déclaré est vrai.',
  'audit.memory': 'Ce que retient ce navigateur',
  'audit.memory.note':
    'Ce site pourrait le faire oublier à ce navigateur. Un fichier sur votre propre machine, tenu par --state, est hors de sa portée.',
  'audit.yourself': 'Auditer soi-même',
  'audit.yourself.note': 'Sans le programme de ce site, pour un journal de toute taille.',
  'audit.yourself.why':
    'L’auditeur de cette page vient du site qu’il audite. Pour ne se fier à aucun site, lancez-le sur votre propre machine, depuis une copie des sources ; il se sert de tous les processeurs. Avec --state, il retient ce que le journal vous a montré.',

  'audit.say.progress': 'Écritures : {done} sur {size}. Signatures vérifiées : {signatures}.',
  'audit.say.starting': 'Démarrage…',
  'audit.say.bar': 'Écritures qui tiennent jusqu’ici',
  'audit.say.stop': 'Arrêter',
  'audit.say.stopped': 'Arrêté après {done} écritures sur {size}. Rien n’est prouvé.',
  'audit.say.again': 'Auditer de nouveau',
  'audit.say.toolarge':
    'Le journal compte désormais {size} écritures ; cette page en audite {most} au plus. Auditez-le sur votre propre machine.',
  'audit.say.broken':
    'L’auditeur lui-même a trébuché : {why}. Cela ne dit rien du journal. Auditez-le sur votre propre machine, et dites-le-nous.',
  'audit.say.holds': 'Ce journal tient',
  'audit.say.holds.lede':
    '{count, plural, one {La seule écriture} other {Les {n} écritures}} de {log}, vérifiées en {seconds} s.',
  'audit.say.fails': 'Ce journal ne tient pas',
  'audit.say.fails.lede': 'L’audit s’arrête à l’étape {step} sur {of} : {name}.',
  'audit.say.unfinished': 'L’audit n’est pas allé au bout',
  'audit.say.unfinished.lede':
    'Le site ne répond pas comme il le devrait, à l’étape {step} sur {of} : {name}. Cela ne prouve rien, ni pour ni contre lui.',
  'audit.say.unfinished.mend':
    'Réessayez plus tard, ou auditez une copie du journal sur votre propre machine.',
  'audit.say.place': 'Lu sur {place}',
  'audit.say.seal': 'AUDITÉ PAR VOTRE NAVIGATEUR · {size} ÉCRITURES · {held} ÉTAPES SUR {of} · ',
  'audit.say.step.checkpoint': 'Le journal auquel vous vous fiez a signé son point de contrôle',
  'audit.say.step.witnesses': 'D’autres ont vu le même journal',
  'audit.say.step.entries': 'Chaque écriture est signée par son auteur et suit les règles à sa place',
  'audit.say.step.root': 'Les écritures donnent la racine que le journal a signée',
  'audit.say.step.before': 'Il contient toujours ce que ce navigateur en a vu',
  'audit.say.step.tiles': 'Les tuiles qu’il sert sont celles des écritures',
  'audit.say.step.register': 'Le registre qu’il publie découle des écritures',
  'audit.say.found.checkpoint':
    '{log}, à {count, plural, one {{n} écriture} other {{n} écritures}}, avec la clé que {source}',
  'audit.say.found.witnesses': 'Cosigné par {names}, avec les clés que {source}',
  'audit.say.idle.witnesses':
    'Aucun n’est nommé, ou aucun de ceux nommés ci-dessus n’a cosigné : rien n’est prouvé par d’autres',
  'audit.say.found.entries':
    '{count, plural, one {{n} signature} other {{n} signatures}}, selon les règles de la version {rules}',
  'audit.say.found.root': '{root}',
  'audit.say.found.before':
    '{count, plural, one {L’écriture montrée} other {Les {n} écritures montrées}} le {day}, sans changement',
  'audit.say.idle.before': 'Rien n’avait été retenu de ce journal',
  'audit.say.found.tiles': '{count, plural, one {{n} tuile} other {{n} tuiles}}, octet pour octet',
  'audit.say.found.register':
    '{count, plural, one {{n} ligne} other {{n} lignes}}, octet pour octet ; {digest}',
  'audit.say.mend.checkpoint':
    'Comparez la clé ci-dessus avec celle que le dépositaire a publiée ailleurs ; mettez la bonne et recommencez l’audit.',
  'audit.say.mend.witnesses':
    'Comparez les clés avec celles que publient les témoins, demandez-en moins, ou recommencez plus tard : les témoins cosignent avec le temps.',
  'audit.say.mend.entries':
    'Une écriture a été modifiée, ou n’aurait pas dû être admise. Gardez la preuve ; dites-le au dépositaire, et à d’autres qui auditent ce journal.',
  'audit.say.mend.root':
    'Le journal a signé une autre histoire que celle qu’il montre. Gardez le point de contrôle et les écritures : ensemble, ils le prouvent.',
  'audit.say.mend.before':
    'Le journal est revenu sur ce qu’il vous avait montré. Gardez les deux points de contrôle et publiez-les : ensemble, ils le prouvent.',
  'audit.say.mend.tiles':
    'Un fichier servi n’est pas celui qui a été signé. Redemandez-le, ou prenez-le sur un autre miroir ; gardez les deux.',
  'audit.say.mend.register':
    'Les pages montrent peut-être ce que le journal ne dit pas. Gardez les deux lignes, et dites-le au dépositaire.',
  'audit.say.proven': 'Prouvé',
  'audit.say.proven.note': 'À qui se fie à la clé de {log}.',
  'audit.say.open': 'Non prouvé',
  'audit.say.join': ' ; ',
  'audit.say.end': '.',
  'audit.say.clause.signatures':
    '{count, plural, one {{n} signature concorde} other {{n} signatures concordent}}, chacune avec une clé qu’une écriture antérieure ou l’écriture elle-même avait apportée et qui y était en vigueur',
  'audit.say.clause.law':
    'chaque écriture suit la loi (règles de la version {rules}) à sa place, avec les règles d’appel, les textes et les mandats alors en vigueur',
  'audit.say.clause.root':
    'les écritures donnent la racine {root}, que le journal a signée, et {count, plural, one {{n} tuile telle qu’elle est servie} other {{n} tuiles telles qu’elles sont servies}}',
  'audit.say.clause.register':
    'le registre tel qu’il est publié, {count, plural, one {{n} ligne} other {{n} lignes}}, {digest}, découle du journal octet pour octet',
  'audit.say.clause.register-alone':
    'le registre qui en découle compte {count, plural, one {{n} ligne} other {{n} lignes}} et a l’empreinte {digest}, et rien n’était là pour le comparer',
  'audit.say.clause.before':
    'le journal contient toujours, sans changement, {count, plural, one {l’écriture} other {les {n} écritures}} du dernier audit',
  'audit.say.clause.first': 'rien n’avait été retenu de ce journal lors d’un audit antérieur',
  'audit.say.clause.cosigned': '{name} l’a cosigné le {time}',
  'audit.say.clause.shown-to-all':
    'que le journal montre à tous cette même histoire, puisqu’aucun témoin auquel vous vous fiez ne l’a cosigné',
  'audit.say.clause.key-named':
    'que {vkey} est bien la clé du dépositaire, ce que seuls ce site et sa propre écriture 0 disent ici',
  'audit.say.clause.door': 'ce qui a été refusé à l’entrée, ou pourquoi un interrupteur a été actionné',
  'audit.say.clause.holders':
    'que chaque détenteur d’une clé était celui que dit le dépositaire, ou a lu ce qu’il signait',
  'audit.say.clause.true': 'que quoi que ce soit de ce qui est déclaré est vrai',
  'audit.say.memory.none': 'Rien de ce journal.',
  'audit.say.memory.some':
    'Que le {day} il avait montré {count, plural, one {{n} écriture} other {{n} écritures}}, auditées ici.',
  'audit.say.memory.forget': 'L’oublier',
  'audit.say.memory.forgotten': 'Oublié.',
  'audit.say.clause.witnesses-named':
    'que ces témoins sont d’autres que le dépositaire, puisque leurs clés ne viennent que de cette page',
}
