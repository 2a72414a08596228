import type { persons as en } from '../en/persons.ts'

export const persons: Record<keyof typeof en, string> = {
  'persons.kicker': 'Personnes',
  'persons.signAction': 'Signer en tant que personne',
  'persons.heading': 'Personnes',
  'persons.apart': 'Des citoyens qui ont signé en leur nom propre. Ils sont à part de la liste.',
  'persons.stand': 'Personnes',
  'persons.countedBy':
    'Les personnes sont comptées par le dépositaire, qui confirme une adresse électronique de chacune. Il pourrait en inventer ; chaque personne réelle peut prouver sa propre signature, et celle de nul autre.',
  'persons.notAmongLatest': 'Les personnes n’y figurent pas : elles sont comptées plus haut.',
  'persons.signForSelf': 'Signez-vous pour vous-même, et non pour une organisation ?',
  'persons.names': 'Noms affichés',

  'persons.signTitle': 'Signer en tant que personne : {call}',
  'persons.signLede':
    'Lisez le texte et les règles, puis donnez votre nom et une adresse électronique. Vous ne signez qu’en confirmant par la lettre qui y arrive.',
  'persons.text': 'Le texte',
  'persons.textNote': 'Vous signez ces mots exacts, dans la langue que vous lisez.',
  'persons.rules': 'Les règles',
  'persons.you': 'Vous',
  'persons.youNote':
    'Ni votre nom ni votre adresse n’entrent dans le journal public. Vous pouvez tout faire effacer à tout moment, en moins d’une minute.',
  'persons.name': 'Votre nom',
  'persons.nameHint': 'Tel que vous souhaitez signer. Il n’est affiché que si vous le dites plus bas.',
  'persons.nameMissing': 'Donnez votre nom, en 200 caractères au plus.',
  'persons.nameAddress': 'Un nom ne contient ni adresse web ni adresse électronique.',
  'persons.email': 'Votre adresse électronique',
  'persons.emailHint':
    'Une adresse signe un appel une seule fois. Elle est supprimée dès que vous avez confirmé.',
  'persons.emailMissing': 'Donnez une adresse dont vous lisez le courrier.',
  'persons.showLabel': 'Votre nom doit-il être affiché ?',
  'persons.showYes': 'Afficher mon nom',
  'persons.showYesMore':
    'Il figure sur la page des noms, sans lien avec une écriture ni avec une date. Vous pourrez le masquer.',
  'persons.showNo': 'Ne pas l’afficher',
  'persons.showNoMore': 'Vous êtes compté, et votre nom n’apparaît nulle part.',
  'persons.shownMissing': 'Dites si votre nom doit être affiché.',
  'persons.agree': 'J’ai lu le texte et les règles, et je les accepte : « {call} ».',
  'persons.agreeMissing': 'Dites que vous avez lu le texte et les règles, et que vous les acceptez.',
  'persons.formNote':
    'Rien n’est publié avant que vous ne confirmiez. Ce qui est conservé, pourquoi et combien de temps :',
  'persons.privacy': 'vos données ici',
  'persons.send': 'M’envoyer la lettre',

  'persons.checkMail': 'Une lettre est en route',
  'persons.checkMailLede':
    'Ouvrez le lien qu’elle contient, ou tapez son code ici. Vous avez deux jours ; ensuite, tout ce que vous avez tapé est supprimé. Elle est partie à :',
  'persons.noMail':
    'Ce dépositaire n’envoie pas de courrier lui-même : un agent vous remet votre lettre. Cela peut prendre un moment.',
  'persons.codeHeading': 'Le code',
  'persons.codeNote': 'Si l’adresse est fausse, recommencez.',
  'persons.code': 'Code de la lettre',
  'persons.codeHint': 'Huit chiffres. Les espaces ne comptent pas.',
  'persons.codeWrong':
    'Ce n’est pas le code de la lettre que cette page a demandée. Si vous avez demandé plusieurs fois, chaque page a son propre code : ouvrez plutôt le lien de l’une des lettres. Dix codes faux mettent fin à celle-ci.',
  'persons.confirm': 'Confirmer',
  'persons.again': 'Recommencer',
  'persons.confirmTitle': 'Signez-vous « {call} » ?',
  'persons.confirmLede':
    'Ouvrir cette page n’a rien changé. Vous signez par la case et le bouton, et pouvez revenir dessus à tout moment.',
  'persons.whatSign': 'Ce que vous signez',
  'persons.shownFact': 'Nom sur la page',
  'persons.isShown': 'Affiché',
  'persons.isHidden': 'Non affiché',
  'persons.confirmMine': 'C’est bien moi qui l’ai demandé.',
  'persons.confirmMineMissing':
    'Cochez la case : elle montre qu’une personne est là, et non un programme qui ouvre tout courrier.',
  'persons.confirmSign': 'Je signe',
  'persons.notMeShort': 'Ce n’était pas moi',

  'persons.ownTitle': 'Votre signature : {call}',
  'persons.recordedTitle': 'Vous avez signé « {call} »',
  'persons.ownLede':
    'Cette page n’est qu’à vous. Qui en a l’adresse peut la voir et agir : gardez la lettre qui contient le lien.',
  'persons.saved': 'Votre choix est enregistré.',
  'persons.yours': 'Votre signature',
  'persons.textFact': 'Texte',
  'persons.recordedFact': 'Inscrite',
  'persons.emailFact': 'Adresse électronique',
  'persons.emailHashed':
    'Supprimée. Il en reste une empreinte que seul ce dépositaire peut faire, pour qu’une adresse ne signe qu’une fois.',
  'persons.emailForgotten': 'Supprimée, et son empreinte aussi.',
  'persons.receipt': 'Votre reçu',
  'persons.receiptSays':
    'Un fichier qui vous permet de prouver à quiconque que cette écriture du journal est la vôtre, sans nous. Personne d’autre ne le reçoit. Celui à qui vous le donnez sait que vous avez signé ; on ne peut pas le rappeler.',
  'persons.receiptGet': 'Télécharger le reçu',
  'persons.receiptCheck': 'Vérifier un reçu',
  'persons.nameHeading': 'Votre nom',
  'persons.nameShown': 'Votre nom figure sur la page des noms.',
  'persons.nameBarred':
    'Le dépositaire a retiré votre nom de la page des noms. Vous êtes compté tout de même. Écrivez-lui si vous pensez que c’est une erreur.',
  'persons.nameHidden': 'Votre nom n’est pas affiché.',
  'persons.showSave': 'Enregistrer',
  'persons.data': 'Vos données',
  'persons.dataSays': 'Tout ce qui est conservé de vous ici, en un fichier.',
  'persons.dataGet': 'Télécharger mes données (JSON)',
  'persons.ownAddress':
    'L’adresse de cette page. Si vous la perdez, signez de nouveau avec la même adresse électronique : la lettre mène ici.',
  'persons.vanish': 'Revenir dessus et disparaître',
  'persons.vanishNote':
    'Cela prend effet aussitôt et ne se défait pas. Vous pourrez signer de nouveau ensuite.',
  'persons.vanishSays': 'Votre signature prend fin, et vous êtes effacé ici :',
  'persons.vanishGoes':
    'Votre nom, la preuve que l’écriture est la vôtre, l’empreinte de votre adresse, cette page et toute lettre qui vous est adressée sont supprimés.',
  'persons.vanishStays':
    'Le journal garde un nombre qui ne dit plus rien de vous, et une écriture qui dit qu’il a été effacé. Le compte baisse d’un.',
  'persons.vanishReceipt':
    'Un reçu que vous avez téléchargé ou donné prouve toujours ce qu’il prouve. Les copies de nos sauvegardes durent jusqu’à leur remplacement.',
  'persons.groundLabel': 'Que doit dire le journal ?',
  'persons.ground.change-of-mind': 'J’ai changé d’avis',
  'persons.ground.change-of-mind.more': 'Je ne soutiens plus le texte.',
  'persons.ground.request': 'Je veux que mes données soient effacées',
  'persons.ground.request.more': 'Le journal ne donne pas d’autre raison.',
  'persons.groundMissing': 'Choisissez ce que doit dire le journal.',
  'persons.sure': 'Oui, effacez tout ce qui est conservé de moi pour cet appel.',
  'persons.sureMissing': 'Cochez la case : ce qui est effacé ne peut pas être retrouvé.',
  'persons.erase': 'M’effacer',
  'persons.erased':
    'Vous êtes effacé ici. Le journal garde une écriture qui dit que quelqu’un a été effacé, et rien qui permette de savoir qui.',

  'persons.notMe': 'Ce n’était pas vous ?',
  'persons.notMeTitle': 'N’est-ce pas vous qui avez signé « {call} » ?',
  'persons.notMeLede':
    'Quelqu’un a tapé votre adresse. Ouvrir cette page n’a rien changé ; par la case et le bouton disparaît tout ce qui a été commencé ou signé avec elle pour cet appel. Si vous avez signé vous-même, et que seule la dernière demande n’est pas de vous, ne faites rien.',
  'persons.notMeSays':
    'La signature, s’il y en a une, prend fin avec les mots « ce n’était pas moi ». Le nom, l’adresse et toute lettre sont supprimés ici.',
  'persons.notMeSure': 'Ce n’était pas moi. Je sais que c’est définitif.',
  'persons.notMeErase': 'Tout effacer',
  'persons.notMeNote': 'Les autres liens de la lettre ne mènent plus nulle part ensuite.',

  'persons.namesTitle': 'Personnes ayant signé « {call} »',
  'persons.standing':
    '{count, plural, =0 {Personne ne soutient ce texte.} one {{count, number} personne soutient ce texte.} other {{count, number} personnes soutiennent ce texte.}}',
  'persons.counts': 'Nombres',
  'persons.countsNote':
    'D’après le journal : chacun peut en recompter les écritures. Qui signe un texte plus récent, ou une fois de plus, compte comme ayant signé de nouveau, et sa signature d’avant comme effacée.',
  'persons.signedEver': 'Ont signé',
  'persons.left': 'Ont changé d’avis',
  'persons.erasedCount': 'Effacées',
  'persons.namesHeading': 'Noms affichés',
  'persons.namesNote':
    'De celles qui le souhaitent, dans l’ordre alphabétique. Aucun nom n’est lié à une écriture ni à une date.',
  'persons.noNames': 'Aucun nom n’est affiché.',
  'persons.firstNames': 'Depuis le début',
  'persons.moreNames': 'Noms suivants',

  'persons.why':
    'Vous recevez ceci parce que quelqu’un a tapé cette adresse pour signer « {call} » en tant que personne.',
  'persons.confirmSubject': 'Confirmez votre signature : {call}',
  'persons.confirmHeading': 'Signez-vous « {call} » ?',
  'persons.confirmLetter':
    'Quelqu’un, sans doute vous, a demandé à signer « {call} » en tant que personne et a donné cette adresse. Vous ne signez qu’en cochant la case de la page vers laquelle mène ce lien, puis en appuyant sur son bouton.',
  'persons.confirmButton': 'Lire et confirmer',
  'persons.confirmCode': 'Ou tapez ce code sur la page où vous l’avez demandé :',
  'persons.confirmUntil':
    'Lien et code valent deux jours. Si vous ne faites rien, rien n’est signé, et ce qui a été tapé est supprimé.',
  'persons.notMeLetter':
    'Dites-le ici, et tout ce qui a été commencé ou signé avec cette adresse disparaît :',
  'persons.signedSubject': 'Vous avez signé : {call}',
  'persons.signedHeading': 'Vous avez signé « {call} »',
  'persons.signedLetter':
    'Votre signature de « {call} » est inscrite. Votre adresse est maintenant supprimée ; cette lettre est la dernière qui vient d’elle-même. Par le lien, vous atteignez votre propre page : votre reçu, l’affichage de votre nom, vos données, et la sortie.',
  'persons.openOwn': 'Ouvrir ma propre page',
  'persons.ownKeep': 'Qui a le lien peut agir sur la page : gardez cette lettre pour vous.',
  'persons.knownSubject': 'Vous avez déjà signé : {call}',
  'persons.knownHeading': 'Cette adresse a déjà signé « {call} »',
  'persons.knownLetter':
    'Quelqu’un, sans doute vous, a demandé à signer « {call} » de nouveau avec cette adresse. Rien n’a changé. Par le lien, vous atteignez votre propre page.',
  'persons.knownNotMe':
    'Si vous avez signé, et que seule cette dernière demande n’est pas de vous, ne faites rien : votre signature demeure. Si vous n’avez jamais signé, dites-le ici, et tout ce qui a été commencé ou signé avec cette adresse disparaît :',
}
