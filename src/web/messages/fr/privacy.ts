import type { privacy as en } from '../en/privacy.ts'

export const privacy: Record<keyof typeof en, string> = {
  'privacy.link': 'Vos données',
  'privacy.kicker': 'À propos de ce site',
  'privacy.title': 'Ce qui est conservé de vous',
  'privacy.lede':
    'Les organisations signent en public, les personnes gardent ce qui est à elles. Voici tout ce que ce site conserve des personnes, pourquoi, et jusqu’à quand avant de le supprimer de lui-même.',

  'privacy.keeper': 'Qui en répond',
  'privacy.keeper.says': '{keeper} tient ce registre et répond de ce qu’il contient sur des personnes.',
  'privacy.keeper.contact': 'Écrivez à {contact}.',
  'privacy.keeper.noContact': 'Aucun moyen de lui écrire n’est indiqué sur ce site.',

  'privacy.log': 'Ce que chacun peut lire',
  'privacy.log.public':
    'Le journal est public et ne change jamais. Il nomme des organisations, ce qu’elles ont signé et leurs raisons. Les agents y figurent sous un pseudonyme, les représentants par une clé, les personnes par un nombre que nul ne peut rattacher à elles.',
  'privacy.log.words':
    'Les mots plus longs qu’énonce une organisation se trouvent à côté du journal et peuvent être retenus par la loi. Qui écrit le nom d’une personne dans une déclaration le publie.',
  'privacy.log.names':
    'Les personnes qui ont signé et le souhaitent figurent avec leur nom sur une page de noms. Elles peuvent le masquer.',

  'privacy.kept': 'Ce qui est conservé à côté du journal',
  'privacy.kept.note':
    'Lu par les agents du dépositaire et par qui exploite le serveur, et par personne d’autre.',
  'privacy.why': 'Pourquoi',
  'privacy.until': 'Jusqu’à',
  'privacy.ofWhom': 'De qui',
  'privacy.afterDays': '{days, plural, one {un jour} other {{days, number} jours}}',

  'privacy.of.applicant': 'Qui fait une demande pour une organisation',
  'privacy.of.representative': 'Représentants et agents',
  'privacy.of.officer': 'Agents',
  'privacy.of.person': 'Personnes qui signent pour elles-mêmes',
  'privacy.of.sender': 'Qui a envoyé plus que les limites n’acceptent',
  'privacy.of.anybody': 'Qui reçoit une lettre',

  'privacy.what.application':
    'Une demande : nom, fonction et adresse électronique de qui l’a envoyée, ce qui a été prouvé, les lettres et papiers joints, ce qui a été décidé',
  'privacy.why.application':
    'Pour contrôler qui demande au nom d’une organisation, et rendre compte de la décision',
  'privacy.until.application':
    '{time} après son arrivée, quelle que soit la décision. Les pièces qu’une écriture lie par empreinte restent avec elle',
  'privacy.what.code': 'Les codes envoyés pour confirmer une adresse',
  'privacy.why.code': 'Pour savoir que le courrier de l’adresse est lu, et empêcher de deviner',
  'privacy.until.code': '{time}, ou leur usage',
  'privacy.what.batch':
    'Les listes par lesquelles des agents admettent ou invitent en nombre : noms et adresses qui y figurent',
  'privacy.why.batch': 'Pour que le travail reprenne où il s’est arrêté, et que nul ne reçoive deux lettres',
  'privacy.until.batch': '{time} après la lecture de la liste',
  'privacy.what.invitation': 'Les invitations : pour quelle partie, et pour qui',
  'privacy.why.invitation': 'Pour qu’un représentant puisse créer une clé d’accès',
  'privacy.until.invitation': '{time}, ou leur usage',
  'privacy.what.session': 'Les sessions : quelle partie ou quelle charge, et par quelle clé',
  'privacy.why.session': 'Pour que qui s’est connecté le reste quelques heures',
  'privacy.until.session':
    'Sa fin ; elle reste connue {time} de plus, pour que rien de ce qui fut tapé ne se perde',
  'privacy.what.passkey': 'L’identifiant d’une clé d’accès, et la clé du registre à laquelle elle répond',
  'privacy.why.passkey': 'Pour demander à l’appareil la bonne clé d’accès',
  'privacy.until.passkey': 'L’abandon du registre : il n’en dit pas plus que le journal',
  'privacy.what.draft': 'Ce qui a été tapé et n’est pas encore signé',
  'privacy.why.draft': 'Pour que rien de ce qui fut tapé ne se perde',
  'privacy.until.draft': '{time}, ou la signature',
  'privacy.what.awaiting': 'Les actes préparés, ou qui attendent la main d’un autre agent',
  'privacy.why.awaiting':
    'Pour qu’un agent n’ait qu’à regarder et signer, et que nul n’agisse seul là où il en faut deux',
  'privacy.until.awaiting': '{time}, ou la main qui manque',
  'privacy.what.recheck':
    'La ligne par laquelle une organisation a montré son domaine, et ce qu’ont donné les regards suivants',
  'privacy.why.recheck': 'Pour contrôler de nouveau si la preuve tient',
  'privacy.until.recheck': 'Une autre preuve, qui la remplace : la ligne est publique et ne nomme personne',
  'privacy.what.sealed': 'Les signatures d’organisations scellées jusqu’à une annonce',
  'privacy.why.sealed': 'Pour les ouvrir à l’heure fixée',
  'privacy.until.sealed': 'Leur ouverture, ou {time} après cette heure',
  'privacy.what.diary': 'Quel agent, par pseudonyme, a fait quoi qui n’est pas une écriture',
  'privacy.why.diary': 'Pour répondre plus tard à qui demande qui a vu ou décidé quelque chose',
  'privacy.until.diary': '{time}',
  'privacy.what.caught':
    'Quels réseaux et domaines de courriel les limites ont retenus, combien de fois et quand ; aucune adresse',
  'privacy.why.caught': 'Pour distinguer une déferlante d’une conférence, et laisser passer celle-ci',
  'privacy.until.caught': '{time} après la première fois',
  'privacy.what.origin': 'De quel réseau une demande est venue ; aucune adresse',
  'privacy.why.origin':
    'Pour retrouver dans la file ce qu’une déferlante y a apporté, et y laisser ce qui est réel',
  'privacy.until.origin': '{time}',
  'privacy.what.request': 'Ce qu’une personne a tapé : nom, adresse électronique, affichage du nom',
  'privacy.why.request': 'Pour envoyer la lettre par laquelle elle confirme',
  'privacy.until.request': '{time}, la confirmation, ou « ce n’était pas moi »',
  'privacy.what.person':
    'Une personne qui a signé : nom, ce qu’elle a lu, et le sel qui rattache le nom à une écriture',
  'privacy.why.person': 'Pour qu’elle puisse prouver sa signature et être affichée si elle le souhaite',
  'privacy.until.person': 'Son effacement, en moins d’une minute, quand elle le veut',
  'privacy.what.address':
    'Une empreinte de l’adresse électronique d’une personne, que seul ce dépositaire peut faire',
  'privacy.why.address':
    'Pour qu’une adresse signe un appel une seule fois, et que le chemin vers sa page se retrouve',
  'privacy.until.address': '{days, number} jours après la clôture de l’appel, ou l’effacement',
  'privacy.what.personLetter': 'Une lettre à une personne, avec l’adresse',
  'privacy.why.personLetter': 'Pour l’envoyer',
  'privacy.until.personLetter':
    'Son envoi, l’effacement, ou {time} ; celle qui demande de confirmer s’en va avec ce qui a été saisi',
  'privacy.what.erasing': 'Qu’un effacement a commencé, par le nombre qui figure au journal',
  'privacy.why.erasing':
    'Pour qu’il soit mené à bien quoi qu’il arrive, et de nouveau quand une sauvegarde est restaurée',
  'privacy.until.erasing':
    'Son achèvement. Le nombre, qui n’est alors plus de personne, reste dans une liste, dans la base et à côté d’elle',
  'privacy.what.letter': 'Les autres lettres : à qui, à quel sujet, si elles sont arrivées',
  'privacy.why.letter':
    'Pour les envoyer, et dire si l’on a écrit à quelqu’un. Les mots disparaissent à l’envoi',
  'privacy.until.letter': '{time}',
  'privacy.what.wishes':
    'Quelles lettres une adresse souhaite, par une empreinte de celle-ci que seul ce dépositaire peut faire',
  'privacy.why.wishes': 'Pour laisser en paix qui le souhaite',
  'privacy.until.wishes': 'Un autre choix : qui ne veut plus de lettres ne doit pas être oublié',
  'privacy.what.link': 'Les liens envoyés, par l’empreinte de chacun',
  'privacy.why.link': 'Pour que qui en détient un puisse s’en servir',
  'privacy.until.link': 'La disparition de ce à quoi ils mènent',

  'privacy.browser': 'Dans votre navigateur',
  'privacy.browser.says':
    'Des cookies sont posés pour qui se connecte, et le temps de préparer une signature. Ce que vous tapez reste dans votre propre onglet jusqu’à l’envoi. Rien ne vous compte ni ne vous suit, et aucune page ne demande quoi que ce soit à un autre site.',
  'privacy.network':
    'Ce logiciel n’écrit l’adresse réseau d’un visiteur dans aucun fichier. Il s’en souvient quelques minutes pour arrêter les afflux ; de ce qu’une limite retient, comme d’une demande, seul le réseau est conservé 30 jours, soit 256 adresses au moins. Un serveur mandataire placé devant lui peut tenir ses propres journaux : demandez à qui l’exploite.',

  'privacy.rights': 'Ce que vous pouvez demander',
  'privacy.rights.own':
    'Les personnes qui ont signé font tout elles-mêmes sur leur propre page : le lien est dans leur lettre.',
  'privacy.rights.all':
    'Chacun peut demander à qui tient ce registre une copie de ce qui est conservé de lui, le faire corriger ou effacer, ou s’y opposer. Vous pouvez vous plaindre à l’autorité de protection des données de votre pays.',
  'privacy.rights.limits':
    'Ce que le journal dit d’une organisation y reste. Un reçu aux mains de quelqu’un ne peut être rappelé. Les sauvegardes contiennent ce qui fut effacé jusqu’à leur remplacement ; quand on en restaure une, c’est effacé de nouveau.',
}
