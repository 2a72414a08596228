import type { sealed as english } from '../en/sealed.ts'

export const sealed: Record<keyof typeof english, string> = {
  'entry.openedBy': 'Ouvert',
  'entry.notOpened': 'Pas encore ouvert',
  'sealed.openedBy': 'Ce qui était scellé est ouvert : {entry}, avec son {receipt}.',
  'sealed.receiptWord': 'reçu',
  'entry.restsSealed': 'Le scellé',

  'sealed.notice':
    'Les signatures de cet appel sont sous scellé jusqu’au {hour}. Nul n’apprend avant cela que vous avez signé. Vous recevez aussitôt un reçu du scellé, et un fichier qui l’ouvre.',
  'sealed.paperIsOpen':
    'Les signatures de cet appel sont sous scellé jusqu’au {hour}, mais pas ce qui est enregistré d’après un papier : c’est aussitôt public. Gardez le papier jusque-là, sauf si on peut le savoir.',
  'sealed.kicker': 'Signé sous scellé',
  'sealed.title': '{party} a signé l’appel « {call} », sous scellé',
  'sealed.lede':
    'Nul ne peut le voir avant le {opens}. Jusque-là, le journal contient un scellé : il montre que quelque chose a été signé, et non par qui.',
  'sealed.ring': 'Scellé · écriture {index, number} · {call} · journal public · ',
  'sealed.receipt': 'Télécharger le reçu',
  'sealed.file': 'Télécharger ce qui est scellé',
  'sealed.keep':
    'Gardez les deux fichiers. Le reçu prouve que le scellé était ce jour-là au journal ; l’autre fichier prouve ce qu’il contient, et l’ouvre après son heure, quoi qu’il advienne de ce serveur. Jusque-là, ne montrez cet autre fichier à personne qui ne doive le savoir.',
  'sealed.seal': 'Scellé',
  'sealed.nextNow': 'Téléchargez les deux fichiers. Cette page reste sept jours, dans ce navigateur.',
  'sealed.nextHour':
    'Le dépositaire ouvre le scellé. {party} figure alors sur la liste, et cette page mène au reçu de sa signature.',
  'sealed.nextProve': 'Vérifiez les deux fichiers ensemble, dans ce navigateur ou sur votre propre machine :',
  'sealed.heading': 'Sous scellé',
  'sealed.note': 'Compté d’après le journal. On sait qui a signé une fois les scellés ouverts.',
  'sealed.count':
    '{count, plural, one {# signature est sous scellé jusqu’au {hour}} other {# signatures sont sous scellé jusqu’au {hour}}}.',
  'sealed.countDue':
    '{count, plural, one {# scellé est en cours d’ouverture} other {# scellés sont en cours d’ouverture}}.',
  'sealed.countLapsed':
    '{count, plural, one {# scellé est caduc : personne ne l’a ouvert} other {# scellés sont caducs : personne ne les a ouverts}}.',

  'sign.stop.sealed': 'Une signature de cette partie est déjà sous scellé',
  'sign.stop.sealedSays':
    'Elle sera ouverte à l’heure que nomme son scellé ; celle-ci n’était pas nécessaire. Pour signer autrement, avec d’autres mots, attendez l’heure et signez de nouveau.',

  'launch.title': 'Jour du lancement',
  'launch.titleOf': 'Jour du lancement : {call}',
  'launch.says':
    'Les signatures recueillies avant une annonce sont mises sous scellé : chacune reçoit aussitôt son reçu, et nul ne peut voir de qui elle est avant l’heure.',
  'launch.calls': 'Appels',
  'launch.noCalls': 'Aucun appel ne reçoit de signatures pour l’instant.',
  'launch.now': 'Où l’on en est',
  'launch.state.none': 'Aucune heure n’est fixée : les signatures sont publiques dès leur arrivée.',
  'launch.state.waiting': 'Les signatures sont sous scellé jusqu’au {hour}.',
  'launch.state.past': 'L’heure était le {hour} : les signatures sont publiques dès leur arrivée.',
  'launch.state.lifted':
    'La mise sous scellé a pris fin avant son heure, le {hour} : les signatures sont publiques dès leur arrivée, et ce qui était scellé s’ouvre à l’heure de son scellé.',
  'launch.n.sealed': 'Sous scellé',
  'launch.n.opened': 'Ouvertes',
  'launch.n.signed': 'Signées ouvertement',
  'launch.n.invited': 'Parties invitées',
  'launch.n.enrolled': 'Munies d’une clé',
  'launch.hour': 'L’heure',
  'launch.hourNote':
    'Elle figure dans chaque scellé et le lie : rien ne s’ouvre avant, qui que ce soit qui le demande. Une heure plus tardive retient ce qui est déjà scellé ; une heure plus proche ne l’ouvre pas plus tôt.',
  'launch.day': 'Jour',
  'launch.time': 'Heure',
  'launch.timeHint': 'En UTC, par exemple 14:00.',
  'launch.hourBad': 'Donnez un jour et une heure, par exemple 14:00, encore à venir et dans les trois mois.',
  'launch.set': 'Mettre les signatures sous scellé jusque-là',
  'launch.move': 'Changer l’heure',
  'launch.liftSays':
    'Y mettre fin rend les nouvelles signatures publiques dès leur arrivée. Ce qui est déjà scellé s’ouvre à l’heure de son scellé.',
  'launch.lift': 'Mettre fin à la mise sous scellé',
  'launch.keyElsewhere':
    'La clé du dépositaire ne se trouve pas sur ce serveur : aucune signature ne pourrait être scellée aussitôt. Mettez-la ici pour les jours du lancement ; docs/depositary.md dit comment.',
  'launch.noKey':
    'La clé du dépositaire ne se trouve pas sur ce serveur : rien ne s’ouvre de soi-même. Mettez-la ici ; ou laissez ceux qui gardent les fichiers les ouvrir avec avow unseal.',
  'launch.waits':
    '{count, plural, one {# scellé attend le {hour}, heure qui y figure} other {# scellés attendent le {hour}, heure qui y figure}}.',
  'launch.openSays':
    '{count, plural, one {# scellé peut être ouvert. Le serveur l’ouvre de lui-même dans quelques instants.} other {# scellés peuvent être ouverts. Le serveur les ouvre de lui-même dans quelques instants.}}',
  'launch.open': '{count, plural, one {L’ouvrir maintenant} other {Les ouvrir maintenant}}',
  'launch.done.set': 'L’heure est fixée.',
  'launch.done.lifted': 'La mise sous scellé a pris fin.',
  'launch.done.opened': 'Ce qui pouvait être ouvert est ouvert.',
  'launch.refused': 'Ne peuvent être ouverts',
  'launch.refusedNote':
    'Les règles les refusent, comme elles refusent une signature faite avec une clé révoquée auparavant. Leurs parties peuvent signer de nouveau, ouvertement.',
  'launch.parties': 'Partie par partie',
  'launch.partiesNote':
    'Quiconque a été admis ou invité pour cet appel, ou l’a signé. Jusqu’à l’heure, seuls les agents voient ceci.',
  'launch.filters': 'Afficher',
  'launch.all': 'Toutes',
  'launch.nobody': 'Personne n’a encore été invité.',
  'launch.party': 'Partie',
  'launch.stage': 'En est là',
  'launch.missing': 'Attend, ou inscrite sous',
  'launch.stage.uninvited': 'Admise',
  'launch.stage.invited': 'Invitée',
  'launch.stage.enrolled': 'Munie d’une clé',
  'launch.stage.sealed': 'Sous scellé',
  'launch.stage.refused': 'Sous scellé, refusée',
  'launch.stage.opened': 'Ouverte',
  'launch.stage.signed': 'Signée ouvertement',
  'launch.lacks.uninvited': 'Une invitation',
  'launch.lacks.invited': 'Une clé : l’invitation n’a pas servi',
  'launch.lacks.letter': 'Une clé : la lettre d’invitation n’est pas arrivée',
  'launch.invite': 'Inviter…',
  'launch.find': 'Partie, par son nom ou son identifiant',
  'launch.lacks.enrolled': 'La signature',
  'launch.lacks.sealed': 'L’heure',
  'launch.lacks.refused': 'Une nouvelle signature',
  'launch.lacks.opened': '–',
  'launch.lacks.signed': '–',
  'launch.dayHint': 'Le jour de l’annonce.',
  'launch.elsewhere':
    '{count, plural, one {# scellé n’est pas gardé sur ce serveur : qui le garde peut l’ouvrir avec avow unseal} other {# scellés ne sont pas gardés sur ce serveur : qui les garde peut les ouvrir avec avow unseal}}.',
  'entry.enclosedPasskey': 'Ce qui était scellé est signé avec la clé d’accès {keyid} ; titulaire : {holder}',
  'entry.enclosedFile': 'Ce qui était scellé est signé avec la clé en fichier {keyid} ; titulaire : {holder}',
  'sealed.own': 'Signé, sous scellé jusqu’au {hour}.',
  'sealed.verify': 'Vérifier',
}
