import type { proofs as en } from '../en/proofs.ts'

export const proofs: Record<keyof typeof en, string> = {
  'proofs.title': 'Ce que votre organisation prouve',
  'proofs.needed.email':
    'Pour votre catégorie ({kind}), cet appel demande une preuve par courriel : une réponse depuis une adresse au domaine de l’organisation. Vous pouvez la donner ici.',
  'proofs.needed.domain':
    'Pour votre catégorie ({kind}), cet appel demande une preuve du domaine : une ligne que seul son détenteur peut publier. Vous pouvez la donner ici.',
  'proofs.needed.voucher':
    'Pour votre catégorie ({kind}), cet appel demande la parole d’autres parties : deux parties admises ici, ou un organisme fédérateur que nomment ses règles, se portent garants de votre organisation. Ils le font sur leurs propres pages une fois la vôtre admise : demandez-leur dès maintenant. Ce que vous prouvez ci-dessous aide aussi l’agent.',
  'proofs.needed.instrument':
    'Pour votre catégorie ({kind}), cet appel demande un document : un instrument signé par qui peut engager l’organisation. Vous pouvez l’envoyer ci-dessous. Ce que vous prouvez par ailleurs aide aussi l’agent.',
  'proofs.needed.vetted':
    'Pour votre catégorie ({kind}), cet appel demande au dépositaire de vérifier des documents et de rappeler. Ce que vous prouvez ci-dessous aide aussi l’agent.',
  'proofs.heldEnough': 'Le registre porte ceci de son mandat : {level}. Cela suffit pour signer.',
  'proofs.heldNot': 'Le registre porte ceci de son mandat : {level}. Cela ne suffit pas encore pour signer.',
  'proofs.heldLapsed':
    'Plus aucune preuve de son mandat ne vaut : elle ne peut pas signer tant qu’il n’y en a pas. Ce qu’elle a signé demeure.',
  'proofs.lapsed': 'Selon le registre, ceci ne vaut plus. Un agent inscrit ce que vous prouvez de nouveau.',
  'proofs.beginAnew': 'Prouver de nouveau ce domaine',
  'proofs.noDomain':
    'Votre organisation n’a pas de domaine à elle ? Un document vaut davantage : sous « Documents », envoyez ce qui montre qui peut signer pour elle, par exemple un récépissé d’enregistrement ou une lettre de son bureau.',
  'proofs.privateNote':
    'Seuls les agents voient ce que vous prouvez. Le registre en montre la manière et la date, jamais une adresse.',

  'proofs.email': 'Votre adresse électronique',
  'proofs.emailNote': 'Qui y lit le courrier peut rendre un code.',
  'proofs.address': 'Adresse électronique',
  'proofs.addressHint': 'Elle vaut pour votre organisation si elle est à son propre domaine.',
  'proofs.addressHintAt': 'Elle vaut pour votre organisation si elle est au domaine {domain}.',
  'proofs.addressBad': '« {typed} » n’est pas une adresse électronique. Écrivez-la comme nom@example.org.',
  'proofs.send': 'Envoyer un code',
  'proofs.sendAgain': 'Envoyer un autre code',
  'proofs.sentTo':
    'Un code est parti vers {address} le {time}. Il vaut un jour, tant qu’aucun autre n’est envoyé.',
  'proofs.sentNoMail':
    'Ce serveur n’envoie pas lui-même de courrier : un agent transmet la lettre, ce qui peut prendre un moment.',
  'proofs.code': 'Le code de la lettre',
  'proofs.codeHint': '8 chiffres. Ou bien ouvrez le lien de la lettre.',
  'proofs.codeMissing': 'Saisissez les 8 chiffres qui figurent dans la lettre.',
  'proofs.giveCode': 'Confirmer l’adresse',
  'proofs.noLetter': 'Aucune lettre n’est arrivée ?',
  'proofs.noLetterNote':
    'Cherchez parmi les courriers indésirables, ou faites-en envoyer une autre, à cette adresse ou ailleurs.',
  'proofs.another': 'Confirmer une autre adresse',

  'proofs.domain': 'Votre domaine',
  'proofs.domainNote': 'Qui tient son DNS ou son site peut le faire ; envoyez-lui cette page.',
  'proofs.domainName': 'Domaine internet',
  'proofs.domainHint': 'Celui qui est enregistré pour votre organisation, par exemple example.org.',
  'proofs.domainBad':
    '« {typed} » n’est pas un domaine qu’une seule organisation détient. Écrivez-le comme example.org.',
  'proofs.begin': 'Prouver ce domaine',
  'proofs.beginAnother': 'Prouver un autre domaine',
  'proofs.domainHow':
    'Publiez cette ligne pour {domain}, de l’une des deux manières, puis faites-la regarder ici. Elle vaut jusqu’au {day} ; laissez-la ensuite en place, car elle est regardée de nouveau de temps à autre.',
  'proofs.lookAgain': 'La faire regarder de nouveau',
  'proofs.inDns': 'Dans le DNS',
  'proofs.inDnsHow': 'Un enregistrement de type TXT, sous ce nom :',
  'proofs.inDnsNote':
    'Bien des formulaires ajoutent d’eux-mêmes le domaine : saisissez-y seulement {label}. Un nouvel enregistrement peut mettre des minutes à être vu, parfois des heures.',
  'proofs.value': 'avec cette valeur :',
  'proofs.onWeb': 'Sur son site',
  'proofs.onWebHow': 'Un fichier de texte, à cette adresse, en https :',
  'proofs.content': 'qui contient cette ligne :',
  'proofs.lookDns': 'Regarder dans le DNS',
  'proofs.lookWeb': 'Regarder le fichier',

  'look.title.dns': 'Le DNS a été regardé le {time}',
  'look.title.https': 'Le fichier a été regardé le {time}',
  'look.none.dns': 'Il n’y a aucun enregistrement TXT sous {where}.',
  'look.none.https': 'Le fichier {where} existe, mais il est vide.',
  'look.noneMend.dns':
    'Publiez l’enregistrement exactement sous ce nom. Si vous venez de le faire, attendez quelques minutes et regardez de nouveau.',
  'look.noneMend.https': 'Mettez la ligne dans le fichier, puis regardez de nouveau.',
  'look.other.dns': 'Il y a un enregistrement TXT sous {where}, avec une autre valeur :',
  'look.other.https': 'Le fichier {where} ne contient pas cette ligne. Il commence ainsi :',
  'look.otherMend.dns':
    'Remplacez-la par la valeur ci-dessus, ou ajoutez cette valeur à côté, et regardez de nouveau.',
  'look.otherMend.https': 'Mettez la ligne ci-dessus dans le fichier, telle quelle, et regardez de nouveau.',
  'look.misplaced': 'La ligne a été trouvée, mais sous {at}.',
  'look.misplacedMend':
    'Déplacez-la sous {where}. Là où un formulaire ajoute de lui-même le domaine, saisissez seulement {label}.',
  'look.status': '{where} répond par le statut {status}, et non 200.',
  'look.statusMend':
    'Mettez le fichier là où tout le monde peut le lire à cette adresse, et regardez de nouveau.',
  'look.elsewhere': '{where} mène à {at}, qui n’est pas sous le même domaine, ou pas en https.',
  'look.elsewhereMend': 'Servez le fichier à cette adresse même, ou à une autre du même domaine, en https.',
  'look.refusedDetail': 'En détail : {said}',
  'look.again': 'Il peut être regardé encore {count, plural, one {une fois} other {# fois}} aujourd’hui.',

  'proof.isEmail': 'Qui lit le courrier de {what} a répondu',
  'proof.isDomain': 'Qui détient {what} a publié la ligne',
  'proof.how.code': 'par le code de la lettre',
  'proof.how.link': 'par le lien de la lettre',
  'proof.how.dns': 'dans le DNS',
  'proof.how.https': 'sur son site, en https',
  'proof.on': 'Le {time}, {how}.',
  'proof.whose.party': 'Elle est au domaine que nomme la demande.',
  'proof.whose.partyDomain': 'C’est le domaine que nomme la demande.',
  'proof.whose.elsewhere':
    'La demande nomme un autre domaine, {domain} : pour celui-là, cela ne prouve rien.',
  'proof.whose.free':
    'N’importe qui peut y obtenir une adresse. Il est confirmé que son courrier est lu, et rien de plus ; cela ne vaut pas pour l’organisation.',
  'proof.whose.unnamed': 'La demande ne nomme aucun domaine : cela ne dit donc pas de qui est l’adresse.',
  'proof.whose.unnamedDomain': 'La demande ne nomme aucun domaine ; voici celui qui a été prouvé.',
  'proof.dnssec.secure': 'DNSSEC : la réponse est signée, et les signatures tiennent.',
  'proof.dnssec.insecure': 'DNSSEC : le domaine n’est pas signé.',
  'proof.dnssec.unchecked': 'DNSSEC n’a pas été vérifié.',
  'proof.recorded': 'Inscrit par l’écriture {index, number}.',
  'proof.notRecorded': 'Pas encore au journal : un agent signe ce qui a été prouvé.',
  'proof.evidence': 'Preuves',
  'proof.evidenceDns': 'la réponse du DNS',
  'proof.evidenceHttp': 'la réponse du serveur web',

  'confirm.kicker': 'Adresse électronique',
  'confirm.title': '{address} est-elle la vôtre ?',
  'confirm.lede':
    'Dans une demande {asks, select, claim {de reprise du registre de} other {à signer}} l’appel « {call} », {person} a indiqué cette adresse pour {name}. Ne confirmez que si c’est vous.',
  'confirm.means':
    'Confirmer dit que vous lisez le courrier de cette adresse, et rien d’autre : cela ne signe rien, et rien n’en est publié.',
  'confirm.mine': 'L’adresse est la mienne, et cette demande m’est connue.',
  'confirm.mineMissing':
    'Cochez la case : elle montre qu’une personne est là, et non un programme qui ouvre tout courrier.',
  'confirm.button': 'Confirmer l’adresse',
  'confirm.notMe':
    'Si ce n’était pas vous, fermez cette page : il ne se passe alors rien, et le code expire dans la journée.',
  'confirm.done': 'L’adresse est confirmée',
  'confirm.doneMeans':
    'Les agents le voient avec la demande. Vous pouvez fermer cette page ; celle de la demande dit ce qui vient ensuite.',

  'letter.codeSubject': '{code} est le code de votre demande : {call}',
  'letter.codeHeading': 'Confirmez votre adresse électronique',
  'letter.codeWhy':
    'Dans une demande {asks, select, claim {de reprise du registre de} other {à signer}} l’appel « {call} », cette adresse a été indiquée. Ce code montre que vous y lisez le courrier :',
  'letter.codeType': 'Saisissez-le sur la page de la demande :',
  'letter.codeOr': 'Ou bien ouvrez ce lien et confirmez là. Les deux valent un jour, et une seule fois.',
  'letter.codeOpen': 'Confirmer par le lien',
  'letter.codeNever': 'Personne, chez le dépositaire, ne vous demandera ce code.',

  'desk.proven': 'Prouvé par le demandeur',
  'desk.provenNote':
    'Vu par ce serveur, sans agent. C’est ce que vous signez ci-dessous qui en fait un fait du registre.',
  'desk.provenNone':
    'Rien encore. Sur leur propre page, les demandeurs peuvent confirmer une adresse et montrer qu’un domaine est le leur.',
  'desk.provenEvidence': 'Lié à l’admission, tel que conservé ici :',
  'desk.provenDomain': 'Le domaine {domain} a été montré par une ligne {how}, le {day}. {dnssec}',
  'desk.provenEmail': 'Une réponse est venue d’une adresse au domaine {domain}, le {day}.',
  'desk.challengeOut': 'Une ligne a été demandée pour {domain} et n’a pas encore été vue.',
  'desk.codeOut': 'Un code est parti vers {address} et n’a pas encore été rendu.',

  'evidence.what': 'De quoi il s’agit',
  'evidence.application/dns-message': 'Une réponse du DNS, telle que le résolveur l’a donnée (RFC 1035)',
  'evidence.message/http': 'Une réponse d’un serveur web, avec le chemin qui y mène (RFC 9112)',
  'evidence.seen': 'Vue le',
  'evidence.digest': 'Empreinte',
  'evidence.bytes': 'Les octets',
  'evidence.download': 'Télécharger {count} octets',
  'evidence.kept': 'Telle que conservée',
  'evidence.note': 'L’empreinte est ce que lie une écriture. Les octets ne sont pas publiés.',
  'evidence.read': 'Telle qu’elle se lit',

  'desk.form.check': 'Inscrire le contrôle d’un mandat',
  'desk.formNote.check':
    'Contrôlé pour la première fois, ou de nouveau : il tient, il ne tient plus, ou on n’a pas pu le dire.',
  'ask.method': 'De quelle manière',
  'ask.outcome': 'Ce qui a été constaté',
  'hint.mandate/checked.outcome':
    'S’il ne tient plus et qu’aucune autre preuve ne subsiste, la partie ne peut plus signer jusqu’à ce qu’il y en ait une. Ce qu’elle a signé demeure.',
  'hint.mandate/checked.domain': 'Celui dont la maîtrise a été montrée, en cas de contrôle par un domaine.',
  'empty.mandate/checked.domain': 'En cas de contrôle par un domaine, nommez-le, par exemple example.org.',
  'hint.mandate/checked.channel': 'Pour un instrument : par quelle voie le document est venu.',
  'desk.putOnRecord': 'L’inscrire au registre',

  'party.isThisYou': 'Est-ce vous ? Demandez l’admission : la ligne devient alors la vôtre.',
  'apply.claims':
    'Vous dites que cette ligne est votre organisation : {row}. Elle a été copiée d’une liste plus ancienne, et figure ci-dessous telle que la liste la donne : corrigez ce qui est faux. Une fois l’organisation admise, la ligne et son histoire sont à elle.',
  'desk.claimed': 'Le demandeur revendique la ligne de {row}, copiée d’une liste.',
  'desk.claimed.same': 'La liste donne son site sous {website} : c’est le domaine qui a été prouvé.',
  'desk.claimed.other':
    'La liste donne son site sous {website}, mais c’est {domain} qui a été prouvé : demandez quel lien unit les deux.',
  'desk.claimed.unproven': 'La liste donne son site sous {website} ; aucun domaine n’a encore été prouvé.',
  'desk.claimed.unlisted': 'La liste ne donne aucun site à comparer avec ce qui a été prouvé.',

  'letter.missingSubject': 'Une ligne manque sous {domain} : {call}',
  'letter.missingHeading': 'La ligne par laquelle vous avez montré que {domain} est à vous manque',
  'letter.missing':
    'les règles font regarder de temps à autre si {name} détient toujours {domain}. La ligne qui le montrait n’y est plus.',
  'letter.missingWhere': 'Remettez-la en enregistrement TXT sous {where} :',
  'letter.missingOr': 'Ou mettez la même ligne dans le fichier {where}.',
  'letter.missingUntil':
    'Elle est cherchée une fois par jour. Si elle manque encore le {until}, le registre dira que cette preuve ne tient plus. Ce qui a été signé demeure tel quel ; si vous ne détenez plus ce domaine, vous pouvez en montrer un autre, ou faire contrôler votre mandat d’une autre manière.',

  'desk.late': 'Prouvé depuis l’admission',
  'desk.lateNote': 'Pas au journal tant qu’un agent ne l’inscrit pas.',
  'desk.lateSince': 'Le {day}.',
  'desk.lateLook': 'Voir',
  'desk.rechecks': 'Mandats à contrôler de nouveau',
  'desk.rechecksNote': 'Les règles le demandent après tant de jours.',
  'desk.rechecksNone': 'Aucun n’est à échéance.',
  'desk.recheckDue': 'À faire depuis le {day}',
  'desk.recheckByHand': 'Aucune machine ne peut regarder : demandez à la partie.',
  'desk.recheckMissing': 'La ligne a manqué pendant {count, plural, one {un jour} other {# jours}}. {told}',
  'desk.recheckTold': 'La partie a été prévenue le {day}.',
  'desk.recheckNotTold': 'On ne connaît personne à prévenir : écrivez à la partie.',
  'desk.recheckUnseen': 'Personne n’a encore répondu : on ne sait rien.',
  'desk.recheckFound': 'Regardé le {day} : {outcome}.',
  'desk.recheckRecord': 'Inscrire un contrôle',

  'letter.againSubject': 'Merci de confirmer de nouveau votre adresse : {name}, {call}',
  'letter.againHeading': 'Merci de confirmer que vous lisez toujours le courrier pour {name}',
  'letter.againPlease':
    'les règles font renouveler de temps à autre les preuves par courriel. Sur la page de la demande, vous faites envoyer un code à votre adresse et vous l’y rendez.',
  'letter.againUntil':
    'Si aucune réponse n’est venue d’ici le {until}, le registre dira qu’on n’a pas pu établir si cette preuve tient. Cela ne change rien d’autre.',
  'desk.recheckAsked': 'La partie a été interrogée par lettre le {day}.',
  'party.proof.next': 'À contrôler de nouveau le {day}',
}
