import type { invites as en } from '../en/invites.ts'

export const invites: Record<keyof typeof en, string> = {
  'desk.room.invitations': 'Invitations',
  'desk.roomNote.invitations':
    'Inviter un représentant de toute partie admise ; voir ce qui est ouvert et y mettre fin.',
  'invites.title':
    '{count, plural, =0 {Aucune invitation n’est ouverte.} one {# invitation est ouverte.} other {# invitations sont ouvertes.}}',
  'invites.note':
    'La personne invitée crée une clé d’accès de la partie, ajoutée par le dépositaire : ses signatures le diront.',
  'invites.new': 'Inviter un représentant',
  'invites.newNote':
    'D’une partie admise par commande ou d’après une liste, ou qui a perdu ses clés d’accès. Une partie fait elle-même entrer les siens.',
  'invites.instead': 'Le lien de la lettre qui n’est pas arrivée prend fin, et cette lettre la remplace.',
  'invites.person': 'Représentant',
  'invites.personHint': 'Le nom auquel la lettre s’adresse.',
  'invites.personMissing': 'Indiquez le nom du représentant, en 200 caractères au plus.',
  'invites.lang': 'Langue de la lettre',
  'invites.send': 'Écrire l’invitation',
  'invites.ended': 'Cette partie a pris fin et ne signe plus rien.',
  'invites.done': 'L’invitation est écrite.',
  'invites.endedDone': 'L’invitation est annulée. Son lien ne vaut plus.',
  'invites.open': 'Ouvertes',
  'invites.none': 'Personne n’a d’invitation non utilisée.',
  'invites.openNote': 'Pour {person}, par {by}, valable jusqu’au {day}.',
  'invites.end': 'Y mettre fin',
  'invites.more':
    '{count, plural, one {# autre n’est pas affichée : cherchez-la ci-dessus.} other {# autres ne sont pas affichées : cherchez ci-dessus.}}',
  'invites.find': 'Identifiant de la partie, ou nom du représentant',
  'invites.noneFound': 'Aucune invitation ouverte ne contient cela.',
}
