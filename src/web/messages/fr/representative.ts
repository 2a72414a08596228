import type { representative as en } from '../en/representative.ts'

export const representative: Record<keyof typeof en, string> = {
  'rep.kicker': 'Pour les représentants',
  'rep.title': 'Ce que vous pouvez faire pour votre organisation',
  'rep.public': 'Ce que tout le monde en voit',
  'rep.signedInFor': 'Session ouverte pour {party} ({role})',
  'rep.signOut': 'Se déconnecter',
  'rep.signInTitle': 'Se connecter comme représentant',
  'rep.signInButton': 'Utiliser votre clé d’accès',
  'rep.signInNote':
    'Votre appareil demande la clé d’accès avec laquelle vous signez pour votre organisation. Se connecter ne signe rien : cela permet de voir et de préparer.',
  'rep.passkey': 'Clé d’accès',
  'rep.signInLost':
    'Une clé d’accès perdue ne se retrouve pas. Un collègue qui peut signer peut vous admettre à nouveau ; s’il n’y en a aucun, demandez au dépositaire une nouvelle invitation.',
  'rep.none': 'Sans clé d’accès',
  'rep.noneSays':
    'Qui signe avec un fichier de clé et la ligne de commande fait tout cela par avow key add, avow key revoke et avow withdraw. Qui signe sur papier écrit au dépositaire.',
  'rep.role.signatory': 'Signataire',
  'rep.role.drafter': 'Rédacteur',
  'rep.role.reader': 'Lecteur',
  'rep.roleMeans.signatory':
    'Signe au nom de l’organisation, admet des collègues et révoque leurs clés d’accès.',
  'rep.roleMeans.drafter':
    'Participe à la rédaction. Ne peut ni signer un appel ni changer qui peut le faire.',
  'rep.roleMeans.reader': 'Voit ces pages. Ne signe rien.',
  'rep.lapsed':
    'Plus aucune preuve de votre mandat ne vaut depuis l’{entry} : votre organisation ne peut rien signer de nouveau tant qu’un contrôle n’aboutit pas. Qui a fait la demande le prouve de nouveau sur la page de la demande ; ou adressez-vous au dépositaire.',
  'rep.calls': 'Appels',
  'rep.callsNote': 'Ce que votre organisation a signé, et ce qu’elle peut signer.',
  'rep.noCalls': 'Aucun appel ne recueille de signatures en ce moment.',
  'rep.unsigned': 'Non signé',
  'rep.state.standing': 'Signé.',
  'rep.state.withdrawn': 'Signature retirée.',
  'rep.state.removed': 'Signature radiée par le dépositaire.',
  'rep.signThis': 'Lire et signer…',
  'rep.this.withdrawal': 'Retirer…',
  'rep.people': 'Qui agit pour vous',
  'rep.peopleNote':
    'Chaque clé d’accès figure au journal public, sans nom. Le nom que vous lui donnez se voit ici et nulle part ailleurs.',
  'rep.invited': 'A reçu un lien et n’a pas encore créé de clé d’accès.',
  'rep.offered': 'A créé une clé d’accès, qui attend qu’un signataire l’admette.',
  'rep.letIn': 'Admettre…',
  'rep.endLink': 'Mettre fin au lien',
  'rep.inviteButton': 'Inviter un collègue, ou ajouter un appareil',
  'rep.onlySignatories': 'Seuls les signataires invitent des collègues et révoquent des clés d’accès.',
  'rep.keyUnnamed': 'Clé d’accès sans nom',
  'rep.keyFile': 'Fichier de clé',
  'rep.keyOwn': 'Utilisée ici.',
  'rep.byParty': 'Admise par votre organisation,',
  'rep.byKeeper': 'Ajoutée par le dépositaire,',
  'rep.revoked': 'Révoquée par',
  'rep.revokeThis': 'Révoquer…',
  'rep.sessions': 'Où vous êtes connecté',
  'rep.sessionsNote': 'Une session prend fin d’elle-même après quatre heures.',
  'rep.sessionHere': 'Ce navigateur.',
  'rep.sessionUntil': 'Prend fin le {time}',
  'rep.endSession': 'Y mettre fin',
  'rep.back': 'Retour',
  'rep.inviteTitle': 'Admettre un collègue, ou l’un de vos appareils',
  'rep.inviteNote':
    'Vous recevez un lien à remettre. Par ce lien, votre collègue crée une clé d’accès ; puis vous l’admettez avec la vôtre. Le dépositaire n’y prend aucune part.',
  'rep.whom': 'Pour qui',
  'rep.whomNote': 'Une seconde clé d’accès à vous, sur un autre appareil, vous évite de rester à la porte.',
  'rep.label': 'Nom de la personne ou de l’appareil',
  'rep.labelHint': 'Vu de votre organisation seule, et effacé ici avec la dernière trace de la clé d’accès.',
  'rep.labelMissing': 'Dites pour qui est le lien, en 120 lettres au plus.',
  'rep.roleMissing': 'Choisissez ce que la clé d’accès peut faire.',
  'rep.makeLink': 'Créer le lien',
  'rep.link': 'Lien',
  'rep.linkTitle': 'Un lien pour {label}',
  'rep.linkSays':
    'Remettez-le par une voie sûre. Il est bon jusqu’au {day}, pour une seule clé d’accès. L’ouvrir ne fait encore rien.',
  'rep.linkOnce': 'Il ne s’affiche qu’une fois. S’il se perd, mettez-y fin et créez-en un autre.',
  'rep.linkHere': 'Créer la clé d’accès sur cet appareil',
  'rep.colleagueLede':
    'Un signataire de {name} a donné ce lien à {label}. Créez une clé d’accès pour agir au nom de {name} ; le signataire l’admettra ensuite.',
  'rep.confirmNote':
    'Votre appareil demande encore une fois, pour que le journal public montre que la clé elle-même a consenti. Elle ne peut rien tant qu’un signataire ne l’a pas admise.',
  'rep.offeredTitle': 'La clé d’accès est créée. Elle attend d’être admise.',
  'rep.next': 'Et ensuite',
  'rep.offeredSays':
    'Dites à un signataire de {name} que c’est fait, et lisez-lui les premières lettres de cette clé. Il la trouve sur sa page de représentant.',
  'rep.offeredYours':
    'Vous êtes connecté comme signataire : vous pouvez admettre cette clé d’accès dès maintenant.',
  'rep.actTitle': 'Lisez ceci, puis signez',
  'rep.actStatement': 'Ce que vous signez',
  'rep.actNote': 'C’est inscrit au journal public, au nom de votre organisation, et y reste.',
  'rep.actSign': 'Signer avec la clé d’accès',
  'rep.actBack': 'Retour',
  'rep.fact.role': 'Peut',
  'rep.keysLeft':
    '{count, plural, =0 {Il ne resterait aucune autre clé : il vous faudrait le dépositaire pour revenir.} one {Une autre clé reste en vigueur.} other {# autres clés restent en vigueur.}}',
  'rep.form.revocation': 'Révoquer une clé d’accès',
  'rep.formNote.revocation':
    'Quand un collègue part ou qu’un appareil est perdu. À partir de l’écriture suivante, la clé ne signe plus rien ; ce qu’elle a signé auparavant reste valable.',
  'rep.form.withdrawal': 'Retirer une signature',
  'rep.formNote.withdrawal':
    'La signature prend fin le jour de l’écriture. Qu’elle a été donnée, et ce que vous dites ici, reste inscrit.',
  'rep.form.voucher': 'Se porter garant',
  'rep.formNote.voucher':
    'Votre organisation dit qu’elle connaît celle-ci, et que qui signe pour elle peut le faire. La parole de deux vaut preuve du mandat.',
  'rep.begin': 'Commencer…',
  'rep.says': 'Parler d’autres',
  'rep.saysNote': 'Chaque parole figure au journal public sous les deux noms.',
  'ask.stands': 'Votre parole',
  'ask.mandate/vouched.note': 'Comment vous le savez',
  'rep.vouch.yes': 'Nous nous portons garants',
  'rep.vouchMeans.yes': 'Nous la connaissons, et lui avons demandé si son représentant peut signer.',
  'rep.vouch.no': 'Nous reprenons notre parole',
  'rep.vouchMeans.no':
    'Ce qu’elle a signé entre-temps demeure ; la preuve tombe si moins de deux se portent garants.',
  'hint.mandate/vouched.note':
    'Tout le monde le lira : depuis quand vous travaillez ensemble, à qui vous avez demandé, et quand.',
  'rep.form.objection': 'Objecter à une réserve',
  'rep.formNote.objection':
    'Un autre signataire a fait une réserve ou une déclaration que vous n’acceptez pas. La vôtre figure à côté ; aucune n’annule l’autre.',
  'rep.form.answer': 'Répondre à une objection',
  'rep.formNote.answer':
    'Votre réponse figure à côté de l’objection, de la même taille. Elle se donne une fois.',
  'rep.form.retraction': 'Retirer une objection',
  'rep.formNote.retraction': 'Elle reste inscrite, avec le jour de son retrait et le motif.',
  'hint.objection/raised.words':
    'À quels mots vous objectez, et ce qui s’ensuit entre vous. Tout le monde le lira.',
  'rep.objectionOf': '{name}, sur {call}',
  'rep.objectionTo': 'À {name}, sur {call}',
  'rep.noObjections': 'Aucune objection à vos propos n’attend de réponse.',
  'rep.noObjectionsBy': 'Vous n’avez aucune objection qui tienne.',
  'rep.keyLast':
    'C’est la dernière clé d’accès qui puisse signer. Admettez-en une autre d’abord ; si celle-ci a été volée, demandez au dépositaire de la révoquer.',
  'rep.nothingSigned': 'Votre organisation n’a aucune signature qui tienne.',
}
