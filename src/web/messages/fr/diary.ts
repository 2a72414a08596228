import type { diary as en } from '../en/diary.ts'

export const diary: Record<keyof typeof en, string> = {
  'desk.rooms': 'Le bureau lui-même',
  'desk.room.launch': 'Jour du lancement',
  'desk.roomNote.launch':
    'Des signatures sous scellé jusqu’à l’heure d’une annonce : qui est invité, enrôlé, scellé, ouvert.',
  'desk.room.own': 'Vos clés d’accès et vos sessions',
  'desk.roomNote.own':
    'Une seconde clé d’accès vous évite de rester à la porte ; une session que vous ne connaissez pas peut être fermée.',
  'desk.room.diary': 'Carnet',
  'desk.roomNote.diary':
    'Ce que les agents ont fait sans inscription au journal : sessions, consultations, questions, refus, invitations.',

  'diary.title': 'Carnet du bureau',
  'diary.note':
    'Ce que les agents ont fait sans que ce soit une inscription au journal public. Il est conservé trois ans, pour les seuls agents, et aucune page ne permet de le modifier ni de l’effacer.',
  'diary.lines': 'Du plus récent au plus ancien',
  'diary.kept': 'Il désigne les agents par leur identifiant, et ne nomme personne d’autre.',
  'diary.none': 'Rien n’a encore été noté.',
  'diary.when': 'Quand',
  'diary.officer': 'Agent',
  'diary.what': 'Ce qui a été fait',
  'diary.did.signed-in': 'Session ouverte',
  'diary.did.signed-out': 'Session fermée',
  'diary.did.session-ended': 'Session révoquée',
  'diary.did.application-opened': 'Demande consultée',
  'diary.did.application-asked': 'Question posée à un demandeur',
  'diary.did.application-refused': 'Demande refusée',
  'diary.did.bulk-planned': 'Liste lue',
  'diary.did.bulk-approved': 'Liste approuvée',
  'diary.did.bulk-dropped': 'Liste abandonnée',
  'diary.did.bulk-stopped': 'Liste arrêtée',
  'diary.did.bulk-resumed': 'Liste reprise',
  'diary.did.invited': 'Invitation établie',
  'diary.did.invitation-ended': 'Invitation annulée',
  'diary.did.limit-lifted': 'Laissé passer ce qu’une limite avait retenu',
  'diary.did.second-prepared': 'A préparé un acte et l’a soumis à qui décide',
  'diary.did.second-awaited': 'A signé ce qu’un second agent doit signer aussi',
  'diary.did.second-dropped': 'A écarté ce qui attendait la main d’un agent',
  'diary.did.name-barred': 'A retiré le nom d’un citoyen de la page des noms',
  'diary.did.name-unbarred': 'A laissé un citoyen afficher de nouveau son nom',
  'diary.did.launch-set': 'Heure d’un lancement fixée',
  'diary.did.launch-lifted': 'Mise sous scellé terminée avant son heure',
  'diary.did.launch-opened': 'Ouverture de ce qui était scellé',
}
