import type { claim as en } from '../en/claim.ts'

export const claim: Record<keyof typeof en, string> = {
  'claim.link': 'L’appel est de vous ? Demandez-en le registre',
  'claim.kicker': 'Pour l’auteur de l’appel',
  'claim.title': 'Demander le registre : {call}',
  'claim.lede':
    'Ce relevé a été fait sans vous. Si vous êtes l’auteur de l’appel, le registre peut devenir le vôtre : il garde ses lignes et son histoire, perd son bandeau et reçoit des signatures selon vos règles.',
  'claim.next1':
    'Vous montrez qui vous êtes : par le domaine de l’appel, par un courrier qui en vient ou par une lettre. Votre propre page dit comment.',
  'claim.next2': 'Un agent du dépositaire vérifie que l’appel est bien de vous.',
  'claim.next3':
    'Une écriture publique remet le registre. Qui a été copié d’une liste y reste inscrit jusqu’à ce qu’il confirme.',
  'claim.nameHint': 'Tel qu’il figure dans l’appel, dans sa propre écriture.',
  'claim.domainHint': 'Le vôtre, de préférence celui où l’appel a été publié, par exemple example.org.',
  'claim.roleHint': 'Ce qui vous permet de parler pour elle, par exemple « secrétaire général ».',
  'claim.wordsHint':
    'Où l’on voit que l’appel est de vous, qui appeler, quelles règles devraient valoir. Au plus 2 000 caractères.',

  'claim.received': 'Votre demande est arrivée',
  'claim.is.waiting': 'Votre demande attend un agent du dépositaire',
  'claim.is.asked': 'Le dépositaire vous pose une question',
  'claim.is.claimed': 'Le registre est le vôtre',
  'claim.is.refused': 'Le dépositaire n’a pas remis le registre',
  'claim.means.waiting':
    'Un agent du dépositaire la lira, et cette page dira ce qui a été décidé. En attendant, vous pouvez montrer ci-dessous que l’appel est de vous.',
  'claim.means.asked': 'Votre demande attend que vous ayez répondu ci-dessous.',
  'claim.means.claimed':
    'À partir de l’écriture ci-dessous, il est celui de l’auteur de l’appel, avec tout ce qu’il contenait auparavant.',
  'claim.means.refused':
    'Rien de ceci n’est publié. Vous pouvez écrire au dépositaire, ou présenter une nouvelle demande.',
  'claim.call': 'La page de l’appel',
  'claim.proofs': 'Ce qui montre que l’appel est de vous',
  'claim.needed':
    'Le relevé donne {domain} comme adresse de l’auteur de l’appel. La preuve de ce domaine en montre le plus ; une lettre de votre part aide si vous ne le détenez plus.',
  'claim.neededNoUrl':
    'Le relevé ne donne aucune adresse de l’auteur de l’appel. Prouvez le domaine où vous publiez, et envoyez une lettre qui montre que l’appel est de vous.',

  'desk.to.claim': 'Remettre…',
  'desk.was.claimed': 'Registre remis par {by}',
  'handOver.queue': 'Se dit l’auteur de l’appel et en demande le registre',
  'handOver.asks': 'Le demandeur se dit l’auteur de l’appel « {call} » et en demande le registre.',
  'handOver.other': 'Une autre demande porte aussi sur ce registre :',
  'handOver.address.same':
    'Le relevé situe l’auteur de l’appel à {address} : le domaine prouvé est du même titulaire.',
  'handOver.address.other':
    'Le relevé situe l’auteur de l’appel à {address}, mais c’est {domain} qui a été prouvé : demandez comment les deux vont ensemble.',
  'handOver.address.unproven':
    'Le relevé situe l’auteur de l’appel à {address} ; aucun domaine n’a encore été prouvé.',
  'handOver.address.unnamed': 'Le relevé ne donne aucune adresse de l’auteur de l’appel à laquelle comparer.',
  'handOver.title': 'Remettre le registre',
  'handOver.note': 'Une seule écriture publique, que vous signez. Elle ne peut être reprise.',
  'handOver.means':
    'À partir de cette écriture, le registre est celui de l’auteur de l’appel. Les lignes, le texte et l’histoire demeurent ; qui a été copié d’une liste y reste inscrit jusqu’à ce qu’il confirme.',
  'handOver.text':
    'Le texte en vigueur reste celui du relevé. Si ce ne sont pas les mots exacts de l’auteur de l’appel, publiez-les ensuite, avant toute signature.',
  'handOver.next': 'Remplir l’acte',
  'handOver.from': 'Comme l’a demandé',
  'handOver.otherCall': 'La demande porte sur le registre d’un autre appel.',
  'handOver.gone': 'Ce n’est plus un relevé indépendant : voir l’{entry}. Il n’y a rien à remettre.',
  'handOver.doneOn': 'Remis par {by} le {day}.',

  'letter.claimedSubject': 'Le registre est le vôtre : {call}',
  'letter.claimedHeading': 'Le registre de l’appel « {call} » est le vôtre',
  'letter.claimedEntry': 'L’écriture qui le dit :',
  'letter.claimedRows':
    'Qui a été copié d’une liste y reste inscrit jusqu’à ce qu’il confirme. Il peut présenter une demande, puis signer lui-même.',
  'letter.seeCall': 'Voir l’appel',
}
