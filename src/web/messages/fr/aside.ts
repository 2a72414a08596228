import type { aside as en } from '../en/aside.ts'

export const aside: Record<keyof typeof en, string> = {
  'desk.room.aside': 'Écartées',
  'desk.roomNote.aside':
    'Les demandes écartées ensemble, par exemple après un afflux de demandes inventées, et le chemin du retour.',
  'aside.begin': '{count, plural, one {En écarter #…} other {Écarter les #…}}',

  'aside.title':
    '{count, plural, =0 {Rien ne serait écarté.} one {# demande serait écartée.} other {# demandes seraient écartées.}}',
  'aside.note':
    'Elles quittent la file. Rien n’en est effacé avant l’heure, chacune reste consultable, et l’on peut en reprendre une ou toutes. Seul reçoit une lettre qui a confirmé son adresse.',
  'aside.sought': 'Ce qui a été cherché',
  'aside.cut':
    'Il en est plus qu’on ne peut en écarter en une fois : voici les {most, number} arrivées en premier.',
  'aside.traits': 'Ce qu’elles ont en commun',
  'aside.traitsNote':
    'À côté de tout ce qui attend par ailleurs. Ce que les deux partagent ne distingue rien : affinez la recherche par le reste.',
  'aside.trait': 'Quoi',
  'aside.these': '{count, plural, one {Celle-ci (#)} other {Celles-ci (#)}}',
  'aside.others': '{count, plural, one {L’autre qui attend (#)} other {Les autres qui attendent (#)}}',
  'aside.unknown': 'Inconnu, ou oublié depuis',
  'aside.more': '{count, plural, one {et # autre} other {et # autres}}',
  'aside.samples': 'Quelques-unes',
  'aside.samplesNote':
    '{count, plural, one {La seule.} other {# d’entre elles, de la première arrivée à la dernière.}} Ouvrez celles qui semblent réelles.',
  'aside.living': 'Celles-ci restent dans la file',
  'aside.livingNote': 'Elles répondent à la recherche, mais quelqu’un a montré qu’il se tient derrière.',
  'aside.livingNone':
    'Aucune de celles qui répondent à la recherche n’a confirmé d’adresse, montré de domaine, envoyé de pièces ni répondu à une question.',
  'aside.signs': 'Ce qu’elle a montré',
  'aside.life.domain': 'son domaine',
  'aside.life.email': 'une adresse confirmée',
  'aside.life.paper': 'des pièces',
  'aside.life.answer': 'une réponse',
  'aside.act': 'Écarter',
  'aside.actNote':
    'Qui confirme une adresse ou montre quoi que ce soit d’autre avant son tour reste aussi dans la file. Ce qui arrive désormais n’est pas visé.',
  'aside.reasonHint':
    'Le même pour toutes. Il figure sur la page de chaque demandeur ; qui a confirmé son adresse le reçoit par lettre.',
  'aside.tooLiving':
    '{count, plural, one {Aussi celle derrière laquelle quelqu’un se tient : {total, number} en tout} other {Aussi les # derrière lesquelles quelqu’un se tient : {total, number} en tout}}',
  'aside.count': 'Combien sont écartées',
  'aside.countHint': 'Écrivez le nombre, {count} : c’est qu’il a été lu.',
  'aside.countHintLiving':
    'Écrivez le nombre, c’est qu’il a été lu : {count}, ou {total} avec celles derrière lesquelles quelqu’un se tient.',
  'aside.counted':
    '{count, plural, =0 {Il ne reste aucune de celles qui furent comptées : regardez de nouveau la file.} one {Écrivez # si c’est bien le nombre voulu : une seule serait écartée à présent.} other {Écrivez # si c’est bien le nombre voulu : autant seraient écartées à présent.}}',
  'aside.button': 'Les écarter',

  'aside.all':
    '{count, plural, =0 {Rien n’a été écarté.} one {Des demandes ont été écartées ensemble une fois.} other {Des demandes ont été écartées ensemble # fois.}}',
  'aside.allNote':
    'Dans la file, cherchez ce qu’elles ont en commun, puis écartez tout ce qui a été trouvé : c’est compté et montré d’abord.',
  'aside.none': 'Rien n’a encore été écarté.',
  'aside.pile': '{count, plural, one {# demande} other {# demandes}}',
  'aside.was.setting': 'En train d’être écartées par {by}',
  'aside.was.set': 'Écartées par {by}',
  'aside.was.returning': 'Écartées par {by} ; en train d’être reprises',
  'aside.was.returned': 'Écartées par {by} ; reprises',

  'aside.progress':
    '{count, number} sur {total, plural, one {# demande est écartée.} other {# demandes sont écartées.}}',
  'aside.stateNote.setting':
    'Elles sont écartées l’une après l’autre ; cela continue sans cette page, et après un redémarrage.',
  'aside.stateNote.set':
    'Toutes ont été passées en revue. Chacune peut être ouverte, et reprise dans la file depuis sa page.',
  'aside.stateNote.returning':
    'Elles sont reprises l’une après l’autre ; cela continue sans cette page, et après un redémarrage.',
  'aside.stateNote.returned':
    'Tout ce qui était encore écarté a été repris et attend là où il se trouvait auparavant.',
  'aside.done': 'Ce qui a été fait',
  'aside.doneNote':
    'Elles sont effacées comme toute demande, un an après leur arrivée : elles ne sont alors plus comptées ici.',
  'aside.by': 'Par qui, quand',
  'aside.isAside': 'Écartées',
  'aside.isLeft': 'Pas, ou plus',
  'aside.letters': 'Lettres portant le motif',
  'aside.return': 'Les reprendre toutes',
  'aside.each': 'Chacune d’elles',
  'aside.told': 'Son adresse était confirmée : une lettre dit le motif.',
  'aside.notTold': 'Nul n’a confirmé son adresse : aucune lettre n’a été écrite.',

  'aside.setOn': 'Écartée par {by} le {day}, pour ce motif :',
  'aside.with': 'Tout ce qui a été écarté avec elle',
  'aside.takeBack': 'La reprendre dans la file',
  'aside.isBack': 'Elle attend de nouveau. Si une lettre a dit qu’elle était écartée, une autre dit ceci.',
  'desk.was.aside': 'Écartée par {by}',
  'queue.stage.aside': 'Écartées',
  'queue.network': 'Réseau',
  'queue.any.network': 'Tous les réseaux',
  'queue.mail': 'Domaine de messagerie',
  'queue.any.mail': 'Tous les domaines',
  'queue.from': 'Reçue depuis (UTC)',
  'queue.to': 'Reçue jusqu’à (UTC)',
  'limits.waiting':
    '{count, plural, one {# demande passée avant attend} other {# demandes passées avant attendent}}',

  'diary.did.application-taken-back': 'A repris une demande dans la file',
  'diary.did.pile-set-aside': 'A écarté des demandes ensemble',
  'diary.did.pile-taken-back': 'A repris ce qui avait été écarté ensemble',

  'apply.is.aside': 'Votre demande a été écartée',
  'apply.means.aside':
    'Le dépositaire l’a écartée avec d’autres, pour le motif ci-dessous, et peut la reprendre dans sa file. Si elle est sérieuse, écrivez au dépositaire, ou présentez une nouvelle demande. Rien de ceci n’est publié.',
  'claim.is.aside': 'Votre demande a été écartée',
  'claim.means.aside':
    'Le dépositaire l’a écartée avec d’autres, pour le motif ci-dessous, et peut la reprendre dans sa file. Si elle est sérieuse, écrivez au dépositaire, ou présentez une nouvelle demande. Rien de ceci n’est publié.',

  'outbox.kind.application-aside': 'Une demande écartée, avec le motif',
  'outbox.kind.application-waits-again': 'Une demande écartée qui attend de nouveau',
  'letter.asideSubject': 'Votre demande a été écartée : {call}',
  'letter.asideHeading':
    'Votre {asks, select, claim {demande de reprise du registre} other {demande de signature}} a été écartée : {call}',
  'letter.aside': 'Le dépositaire l’a écartée avec d’autres, et donne ce motif pour toutes :',
  'letter.asideNote':
    'Rien de ceci n’est publié, et le journal public n’en fait pas mention. Si votre demande est sérieuse, écrivez au dépositaire, qui peut la reprendre dans sa file.',
  'letter.waitsSubject': 'Votre demande attend de nouveau : {call}',
  'letter.waitsHeading':
    'Votre {asks, select, claim {demande de reprise du registre} other {demande de signature}} attend de nouveau : {call}',
  'letter.waits':
    'Elle avait été écartée avec d’autres. Le dépositaire l’a reprise dans sa file, où elle attend un agent comme auparavant.',
}
