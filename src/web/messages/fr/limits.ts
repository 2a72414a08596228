import type { limits as en } from '../en/limits.ts'

export const limits: Record<keyof typeof en, string> = {
  'desk.room.limits': 'Limites',
  'desk.roomNote.limits':
    'Ce qu’une adresse, un réseau ou un domaine de courriel peut demander, et ce qui a été retenu.',
  'limits.title':
    '{count, plural, =0 {Les limites n’ont rien retenu récemment.} one {Les limites ont retenu # source récemment.} other {Les limites ont retenu # sources récemment.}}',
  'limits.note':
    'Conservé 30 jours. Les réseaux et les domaines de courriel sont nommés, l’adresse de personne.',
  'limits.caught': 'Retenu',
  'limits.caughtNote':
    'Une conférence derrière une seule adresse ressemble à une déferlante. La laisser passer remet son compte à zéro.',
  'limits.none': 'Rien n’a été retenu.',
  'limits.who': 'De qui',
  'limits.what': 'Pour quoi',
  'limits.count': 'Combien de fois',
  'limits.times': '{count, plural, one {# fois} other {# fois}}',
  'limits.last': 'Dernière fois',
  'limits.act': 'Décision',
  'limits.lift': 'Laisser passer',
  'limits.lifted': 'Son compte repart de zéro.',
  'limits.by.address': 'Une adresse',
  'limits.by.network': 'Un réseau (/24, en IPv6 /56)',
  'limits.by.domain': 'Un domaine de courriel',
  'limits.by.passkey': 'Une clé d’accès',
  'limits.turn.application': 'Demandes',
  'limits.turn.person': 'Signatures de personnes',
  'limits.turn.ceremony': 'Cérémonies de clé d’accès',
  'limits.turn.proof': 'Preuves par courriel et DNS',
  'limits.turn.upload': 'Documents, en Kio',
  'limits.turn.signIn': 'Ouvertures de session',
  'limits.turn.typed': 'Texte saisi, en caractères',
  'limits.all': 'Limites',
  'limits.allNote': 'Comptées dans la mémoire du serveur : un redémarrage les remet toutes à zéro.',
  'limits.burst': 'D’un coup',
  'limits.perMinute': 'Puis, par minute',

  'desk.room.officers': 'Agents',
  'desk.roomNote.officers': 'Qui agit pour le dépositaire, depuis quand, et comment cela change.',
  'officers.title': '{count, plural, one {# agent est en fonction.} other {# agents sont en fonction.}}',
  'officers.all': 'Agents',
  'officers.since': 'Nommé par',
  'officers.keys': 'Clés d’accès en vigueur',
  'officers.noKey': 'Aucune clé d’accès',
  'officers.state': 'État',
  'officers.offices': 'Les charges',
  'officers.officesNote':
    'Qui ne décide rien ne signe rien : le journal refuse ce que sa clé a signé, et tout auditeur aussi. Une charge ne change jamais ; elle prend fin, et une autre est confiée sous un autre identifiant.',
  'officers.another': 'Sans charge indiquée, qui détient le lien choisit.',
  'officers.inForce': 'En fonction',
  'officers.inForceUntil': 'En fonction, sans fin possible avant le {day}',
  'officers.ended': 'Terminée par',
  'officers.change': 'Nommer, démettre',
  'officers.changeNote':
    'L’un et l’autre demandent la clé du dépositaire, qu’aucune clé d’accès d’agent ne remplace.',
  'officers.how':
    'Qui tient le serveur le démarre ainsi et remet au nouvel agent le lien à usage unique qui s’affiche :',
  'officers.end': 'Qui détient la clé du dépositaire met fin à une fonction, dès la requête suivante, par :',
  'officers.why':
    'Ainsi, qui vole la clé d’accès d’un agent n’y gagne aucune autre fonction et qui révoque les clés d’accès de ceux qui le remarqueraient ne fait rien seul de ce qui en demande deux.',
}
