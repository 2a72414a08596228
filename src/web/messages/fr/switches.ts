import type { switches as en } from '../en/switches.ts'

export const switches: Record<keyof typeof en, string> = {
  'desk.room.switches': 'Interrupteurs',
  'desk.roomNote.switches':
    'Suspendre les demandes, les signatures ou les décomptes, ou tout garder en l’état, avec un motif public.',
  'desk.form.switch': 'Actionner un interrupteur',
  'desk.formNote.switch': 'Inscrit au journal avec votre motif, qui figure sur chaque page entre-temps.',

  'switches.title': 'Interrupteurs',
  'switches.note':
    'Chacun est une inscription motivée. Le public voit la suspension et son motif sur chaque page.',
  'switches.all': 'Interrupteurs',
  'switches.never':
    'Aucun ne couvre les rapports, observations, examens, réponses et objections, ni le retrait, la révocation d’une clé ou l’effacement d’une personne.',
  'switches.name.applications': 'Demandes',
  'switches.name.signing': 'Nouvelles signatures',
  'switches.name.counting': 'Décomptes',
  'switches.name.read-only': 'Tout le site en lecture seule',
  'switches.means.applications': 'Les organisations peuvent demander à être admises.',
  'switches.means.signing': 'Les parties et les personnes peuvent signer, même avant un lancement.',
  'switches.means.counting': 'Les pages montrent combien figurent au registre.',
  'switches.means.read-only':
    'Tout reste visible et rien de nouveau n’est reçu, sauf ce qu’aucun interrupteur ne couvre.',
  'switches.isRunning': 'En marche',
  'switches.isPaused': 'Suspendu',
  'switches.isOff': 'Non',
  'switches.isOn': 'Oui',
  'switches.pause': 'Suspendre…',
  'switches.resume': 'Reprendre…',
  'switches.turnOn': 'Activer…',
  'switches.turnOff': 'Désactiver…',
  'switches.which': 'Lequel',
  'switches.way': 'Pour',
  'switches.way.off': 'Suspendre ; pour tout le site, le mettre en lecture seule',
  'switches.way.on': 'Remettre en marche',
  'switches.isSo': 'Il en est déjà ainsi.',
  'switches.reasonHint': 'Public, pour toujours, et sur chaque page entre-temps : 200 caractères au plus.',
  'switches.reasonBad': 'Donnez un motif, en 200 caractères au plus.',
  'switches.banner': 'Suspendu en ce moment',
  'switches.why': '« {reason} »',
  'switches.off.applications': 'Aucune demande n’est reçue en ce moment.',
  'switches.off.signing': 'Aucune signature n’est reçue en ce moment.',
  'switches.off.counting': 'Les décomptes ne sont pas affichés en ce moment.',
  'switches.off.read-only': 'Ce site est en lecture seule en ce moment.',
  'switches.notCounted': 'Pas de décompte en ce moment',
}
