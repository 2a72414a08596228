import type { outbox as en } from '../en/outbox.ts'

export const outbox: Record<keyof typeof en, string> = {
  'desk.room.outbox': 'Courrier',
  'desk.roomNote.outbox': 'Les lettres en attente, parties ou revenues.',

  'outbox.forDeciders':
    'Ce que disent les lettres fait entrer des gens : un agent qui décide les ouvre et dit ce qu’elles sont devenues.',
  'outbox.title':
    '{count, plural, =0 {Aucune lettre n’est en attente.} one {# lettre est en attente.} other {# lettres sont en attente.}}',
  'outbox.byRelay':
    'Les lettres partent d’elles-mêmes. Leur contenu n’est montré à personne ici : il peut comporter un lien ou un code destiné au seul destinataire.',
  'outbox.byHand':
    'Aucun relais de courrier n’est configuré : les lettres attendent ici qu’un agent les remette. Lisez-en une, envoyez-la depuis l’une de vos boîtes, puis indiquez-le.',
  'outbox.oldest': 'La plus ancienne attend depuis le {time}.',
  'outbox.trouble':
    'Le relais de courrier n’accepte plus de lettres depuis le {time}. Rien n’est perdu ; elles attendent, et un nouvel essai a lieu toutes les quelques minutes. Il répond :',
  'outbox.waiting': 'En attente',
  'outbox.stuck': 'Revenues ou en échec',
  'outbox.past': 'Closes',
  'outbox.pastNote':
    'Les {count, number} dernières. Leur contenu est effacé ; leur départ reste noté 90 jours.',
  'outbox.none': 'Aucune.',
  'outbox.nothing': 'Rien.',
  'outbox.find': 'Adresse, ou partie d’adresse',
  'outbox.more':
    '{count, plural, one {# autre n’est pas montrée ici : cherchez son adresse ci-dessus.} other {# autres ne sont pas montrées ici : cherchez une adresse ci-dessus.}}',
  'outbox.to': 'À',
  'outbox.kind': 'Lettre',
  'outbox.since': 'Écrite',
  'outbox.state': 'État',
  'outbox.lang': 'Langue',
  'outbox.tries': 'Essais',
  'outbox.next': 'Prochain essai',
  'outbox.relaySaid': 'Réponse du relais',
  'outbox.by': 'Par',
  'outbox.when': 'Quand',
  'outbox.until': 'Utile jusqu’au',
  'outbox.subject': 'Objet',
  'outbox.see': 'Son état dans le courrier',
  'outbox.readLetter': 'La lettre dans le courrier',
  'outbox.allFailed': 'Réessayer toutes celles-ci',

  'outbox.kind.address-code': 'Un code qui confirme l’adresse',
  'outbox.kind.proof-missing': 'Une ligne manque',
  'outbox.kind.proof-again': 'Une preuve est à renouveler',
  'outbox.kind.application-received': 'Une demande est arrivée',
  'outbox.kind.application-question': 'Une question',
  'outbox.kind.application-refused': 'Un refus, avec son motif',
  'outbox.kind.invitation': 'Une invitation à créer une clé d’accès',
  'outbox.kind.register-claimed': 'Un registre a été remis à l’auteur de l’appel',
  'outbox.kind.person-confirm': 'Une confirmation demandée à un citoyen',
  'outbox.kind.person-known': 'Une signature citoyenne déjà connue',
  'outbox.kind.person-signed': 'Une signature citoyenne enregistrée',

  'outbox.is.waiting': 'Attend de partir',
  'outbox.is.toHand': 'Attend d’être remise',
  'outbox.is.again': 'Différée par le relais ; un nouvel essai aura lieu',
  'outbox.is.bounced': 'Revenue : elle ne peut être distribuée',
  'outbox.is.failed': 'En échec : différée pendant des jours, ou trop tardive pour être utile',
  'outbox.is.sent': 'Acceptée par le relais',
  'outbox.is.handed': 'Remise par un agent',
  'outbox.is.unwanted': 'Non envoyée : son destinataire ne veut pas de telles lettres',
  'outbox.is.enough': 'Non envoyée : cette adresse a eu sa part de telles lettres ce jour-là',
  'outbox.is.returned': 'Revenue, selon un agent',

  'outbox.letter': 'La lettre',
  'outbox.letterNote': 'Telle qu’elle doit être envoyée, mot pour mot, à cette adresse et à nulle autre.',
  'outbox.nextOne': 'La suivante, à {email}',
  'outbox.mail': 'Écrire à {email}',
  'outbox.stands': 'Où elle en est',
  'outbox.do': 'Que faire',
  'outbox.handed': 'Elle a été remise',
  'outbox.handedNote': 'Son contenu est alors effacé ici.',
  'outbox.again': 'Réessayer maintenant',
  'outbox.againNote':
    'Elle part aussitôt. Si les lettres à cette adresse passaient pour revenir, ce n’est plus le cas.',
  'outbox.returned': 'Elle est revenue',
  'outbox.returnedNote':
    'Un relais peut accepter une lettre et la renvoyer plus tard, à la boîte d’où partent les lettres ; ce serveur ne lit aucune boîte. Indiquez-le ici le cas échéant : plus aucune lettre n’ira à cette adresse avant un nouvel essai.',
  'outbox.gone': 'Cette boîte n’existe pas',
  'outbox.done.handed': 'Noté : la lettre a été remise.',
  'outbox.done.again': 'Un nouvel essai est en cours.',
  'outbox.done.returned': 'Noté : les lettres à cette adresse reviennent.',

  'outbox.noRelay': 'Aucun relais de courrier n’est configuré : rien ne part de soi-même, écrivez-lui.',
  'outbox.unwantedNote':
    'La personne qui lit cette boîte ne veut pas de lettres d’ici : aucune n’a été envoyée. Remettez le lien d’une autre manière.',
  'outbox.bouncedNote':
    'Les lettres à cette adresse reviennent : aucune n’a été envoyée. Remettez le lien d’une autre manière, ou corrigez la mention dans le courrier.',
  'outbox.noticeHand':
    '{count, plural, one {# lettre attend d’être remise.} other {# lettres attendent d’être remises.}}',
  'outbox.noticeTrouble':
    'Le relais de courrier ne prend aucune lettre depuis {time} ; {count, plural, one {# lettre attend.} other {# lettres attendent.}}',
  'outbox.noticeOld':
    '{count, plural, one {# lettre est en attente, depuis le {time}.} other {# lettres sont en attente, la plus ancienne depuis le {time}.}}',
  'outbox.noticeStuck':
    '{count, plural, one {# lettre est revenue ou en échec.} other {# lettres sont revenues ou en échec.}}',
  'outbox.open': 'Ouvrir le courrier',

  'diary.did.letter-read': 'Lettre lue dans le courrier',
  'diary.did.letter-handed': 'Lettre indiquée comme remise',
  'diary.did.letter-again': 'Nouvel envoi demandé',
  'diary.did.letter-returned': 'Adresse indiquée comme ne recevant plus',
}
