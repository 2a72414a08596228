import type { secondHand as en } from '../en/second-hand.ts'

export const secondHand: Record<keyof typeof en, string> = {
  'announced.head': 'Annoncé',
  'announced.note':
    'Ce qu’un agent compte faire seul. C’est affiché ici plusieurs jours avant, pour que chacun puisse s’exprimer.',
  'announced.from': 'Pas avant le {from}, sauf si un second agent le signe aussi',

  'announced.held':
    'Tant que {officer} est écarté par un autre agent seul, par {entry}, aucun agent ne le fait seul.',

  'stopped.notice':
    '{officer} a été écarté par un autre agent seul, par {entry}. Aucun agent ne fait seul ce qui a été annoncé, jusqu’à ce que la clé du dépositaire lui-même ait tranché : par une nouvelle clé pour {officer}, ou par la fin de cette charge. Si vous ne croyez pas celui qui l’a fait, écartez-le aussi.',
  'stopped.warn':
    'Vous écartez {officer} seul. Aucun agent ne fera alors seul ce qui a été annoncé, jusqu’à ce que la clé du dépositaire lui-même ajoute une clé pour {officer} ou mette fin à cette charge. Révoquer l’une de vos propres clés n’entraîne rien de tel.',
  'stopped.effect':
    'Un autre agent seul a écarté {officer}. Jusqu’à ce que la clé du dépositaire lui-même ajoute une clé pour {officer} ou mette fin à cette charge, aucun agent ne fait seul ce qui a été annoncé.',
  'stopped.by': 'Écarté par',

  'second.held':
    'Annoncé par {entry}, pour un agent seul du {from} au {until}. Mais {officer} a été écarté par un autre agent seul, par {stop} : tant que ce n’est pas tranché, il en faut deux.',
  'second.asked':
    'Il y faut deux signatures : un autre agent signe après vous. S’il n’y en a pas, vous pouvez l’annoncer et attendre.',
  'second.askedParty': '{party} le signe aussi, sur ses propres pages.',
  'second.noKey':
    '{party} n’a aucune clé pour le signer : invitez d’abord un représentant, ou ne reprenez rien.',
  'second.head': 'Seconde signature',
  'second.note':
    'Rayer, invalider, retenir des mots, changer les règles, clore un appel ou inscrire la fin d’une partie demande deux agents, ou un seul et un délai publié.',
  'second.signedStatement': 'Ce qui a été signé',
  'second.signedWhole': 'Les octets exacts qui ont été signés, tels qu’ils figureront au journal.',
  'second.title': 'Signer en second',
  'second.waitsTitle': 'Vous avez signé. Un second agent est attendu.',
  'second.kept':
    'Votre signature est gardée ici. Rien n’est inscrit avant qu’un autre agent ait signé aussi.',
  'second.sign': 'Signer en second avec la clé d’accès',
  'second.signFirst': 'Signer en premier avec la clé d’accès',
  'second.signed': 'Signé par {officer}, le {time}.',
  'second.awaited': 'Un autre agent que {officer} est attendu',
  'second.until':
    'Jusqu’au {time} ; ensuite, ce qui a été signé est trop ancien pour le journal et se signe de nouveau.',
  'second.stale':
    'La première signature n’est plus bonne : elle est venue trop tard, ou ce sur quoi elle repose a changé. Qui signe maintenant signe en premier, et un autre agent en second. Préparé par {officer}.',
  'second.announced': 'Annoncé par {entry}. Un agent peut le faire seul du {from} au {until}.',
  'second.ripe':
    'Annoncé par {entry} ; le délai est passé le {from}. Vous pouvez le faire seul, jusqu’au {until}.',
  'second.sincePrepared':
    'Depuis que cela a été préparé, {entry} a changé ce dont il s’agit. Lisez cette écriture avant de signer.',
  'second.sinceAnnounced':
    'Depuis que cela a été annoncé, {entry} a changé ce dont il s’agit. Lisez cette écriture avant de signer.',
  'second.announce': 'L’annoncer…',
  'second.takeBack': 'Reprendre',
  'second.refuse': 'Refuser de signer, et écarter',
  'second.dropped': 'Écarté. Rien n’a été inscrit ; le carnet dit par qui.',
  'second.act': 'Acte',
  'second.askedBy': 'Demandé par',
  'second.awaits': 'Attendu',
  'second.fromLog': 'Annoncé au journal',
  'second.anybody': 'Tout agent',
  'second.twoHands': 'Deux agents',
  'second.another': 'Un autre agent',
  'second.you': 'Vous',
  'second.orFrom': 'Ou un seul, à partir du {time}',
  'second.look': 'Voir',
  'second.toSign': 'Signer…',
  'second.toSign.what': 'À signer : {what}',
  'second.delay':
    '{days, plural, one {# jour} other {# jours}} à partir de son inscription ; ensuite un agent peut le faire seul. L’annonce est caduque si rien n’est fait dans les {lapse, number} jours.',
}
