import type { deskActs as en } from '../en/desk-acts.ts'

export const deskActs: Record<keyof typeof en, string> = {
  'desk.formHead': 'Ce qu’il dit',
  'desk.formThen':
    'La page suivante montre la déclaration entière. Rien n’est enregistré avant que vous n’y signiez.',
  'desk.next': 'Relire la déclaration',
  'desk.actTitle': 'Une relecture avant de signer',
  'desk.actStatement': 'Ce que vous signez',
  'desk.actNote': 'Public et définitif : des écritures s’ajoutent au journal, aucune n’est jamais modifiée.',
  'desk.actSign': 'Signer avec la clé d’accès',
  'desk.actChange': 'Revenir, pour modifier',
  'desk.actWhole': 'La déclaration',
  'desk.actWholeNote': 'Les octets exacts que signe votre clé d’accès, tels qu’ils figureront au journal.',
  'desk.actShow': 'Montrer la déclaration entière',

  'desk.form.paper': 'Enregistrer un instrument sur papier',
  'desk.formNote.paper':
    'Une lettre, une note ou un acte par lequel une partie a signé ; son empreinte est enregistrée.',
  'desk.form.revocation': 'Révoquer une clé',
  'desk.formNote.revocation':
    'Elle a été perdue ou volée, ou son titulaire est parti. Ce qu’elle a signé auparavant demeure.',
  'desk.form.removal': 'Retirer une signature',
  'desk.formNote.removal':
    'Selon une règle que l’appel a publiée auparavant, avec un motif. La trace demeure.',
  'desk.form.withholding': 'Retenir des mots',
  'desk.formNote.withholding':
    'Des mots qu’une loi ou un tribunal défend de montrer. Ils sont effacés ici ; la lacune dit pour quel motif et sur l’ordre de qui.',
  'desk.form.policy': 'Changer les règles d’un appel',
  'desk.formNote.policy':
    'Qui est invité, quel mandat est demandé, ce que vaut une signature. Qui a signé auparavant n’est lié qu’une fois qu’il les accepte.',
  'desk.policyReasonHint':
    'Pourquoi les règles changent. Tout le monde le lira, et d’abord qui a déjà signé.',
  'desk.changedMeanwhile':
    'L’écriture {entry, number} a changé cela depuis que vous avez ouvert le formulaire. Comparez-la avec ce que vous avez saisi, puis envoyez-le de nouveau.',
  'desk.form.closing': 'Clore un appel',
  'desk.formNote.closing':
    'Il ne recueille plus de signatures. Ce qui a été signé demeure, et qui a signé peut encore se retirer.',
  'desk.form.text': 'Publier un texte',
  'desk.formNote.text':
    'Une première version des mots d’un appel, ou une nouvelle. Qui a signé auparavant a signé la version d’avant.',
  'desk.form.call': 'Ouvrir un appel',
  'desk.formNote.call':
    'Qui le lance, à quel titre il est tenu ici, et les règles que les signataires acceptent.',

  'desk.party': 'Partie',
  'desk.partyHint': 'Son identifiant, son nom, ou l’adresse de sa page ici.',
  'desk.callUnknown': 'Choisissez un appel de la liste.',
  'desk.partyMissing': 'Indiquez la partie.',
  'desk.partyUnknown':
    '« {typed} » n’est ni l’identifiant ni le nom d’une partie admise ici. Copiez l’adresse de sa page.',
  'desk.noText': 'Cet appel n’a pas encore de texte qui ait pu être signé.',

  'desk.instrument': 'Copie de l’instrument',
  'desk.instrumentHint':
    'Une numérisation que vous conservez. Seul son SHA-256 est enregistré ; le fichier n’est pas gardé ici.',
  'desk.instrumentDate': 'En date du',
  'desk.instrumentLang': 'Langue du texte auquel il se rapporte',
  'desk.channelHint':
    'Comment il vous est parvenu : « Par la valise diplomatique », « Par lettre recommandée ».',
  'desk.wordForWord': 'Mot pour mot, tel qu’il figure dans l’instrument.',
  'desk.instrumentMissing': 'Choisissez le fichier de la copie, afin que son empreinte soit enregistrée.',
  'desk.channelMissing': 'Dites comment l’instrument vous est parvenu.',

  'desk.keyidHint':
    'Telle qu’elle figure sur la page de son écriture ou de sa partie : 43 lettres et chiffres.',
  'desk.reasonHint':
    'Public et définitif. Jusqu’à 200 caractères figurent dans le journal même ; au-delà, à côté.',

  'desk.ruleHint': 'Seule une règle en vigueur de l’appel retire une signature.',
  'desk.ruleMissing': 'Choisissez une règle de l’appel nommé plus haut.',
  'desk.noRules': 'Aucun appel ouvert n’a de règle qui retire une signature.',

  'desk.textFirst': 'Première langue',
  'desk.textFurther': 'Langue {n}',
  'desk.textLang': 'Langue',
  'desk.textTitle': 'Titre',
  'desk.textPaste': 'Texte',
  'desk.textPasteHint': 'Texte simple ou Markdown. Une ligne vide sépare les alinéas.',
  'desk.textFile': 'Ou depuis un fichier',
  'desk.textFileHint': 'Ses octets sont pris tels quels, en UTF-8.',
  'desk.textTranslation': 'Une traduction : les mots d’une autre langue prévalent',
  'desk.textMissing': 'Collez le texte, ou choisissez son fichier.',
  'desk.textBoth': 'Collez le texte ou choisissez un fichier, pas les deux.',
  'desk.textNotUtf8': 'Ce fichier n’est pas du texte en UTF-8.',
  'desk.textTooLong': 'Le texte dépasse 4 Mio.',
  'desk.titleMissing': 'Donnez un titre à cette langue, en 200 caractères au plus.',
  'desk.textNoneAuthentic': 'Une langue au moins doit faire foi.',
  'desk.textLangTwice': 'Une langue figure deux fois.',
  'desk.principles': 'Principes',
  'desk.principlesHint':
    'Un par ligne : un identifiant, puis son titre dans chaque langue, comme « p1 en=Safe harbour | fr=Port sûr ». S’il n’engage pas tous les invités, nommez ceux qu’il engage après l’identifiant, les personnes par « persons » : « p1 (state, company) fr=Port sûr ».',
  'desk.principleBad':
    'Cette ligne ne nomme aucun principe : « {typed} ». Écrivez-la comme « p1 fr=Port sûr », ou « p1 (state, company) fr=Port sûr ».',
  'desk.principlesMissing':
    '{count, plural, one {La version en vigueur nomme # principe. Il est repris ici} other {La version en vigueur nomme # principes. Ils sont repris ici}} : laissez ce qui vaut encore, changez ce qui ne vaut plus, ou dites plus bas que cette version n’en nomme aucun.',
  'desk.principlesNone': 'Cette version ne nomme aucun principe',
  'desk.authentic': 'Fait foi',
  'desk.translation': 'Une traduction, qui ne fait pas foi',

  'desk.callId': 'Identifiant de l’appel',
  'desk.callIdHint': 'Son adresse ici, pour toujours : lettres minuscules, chiffres et traits d’union.',
  'desk.perLanguage': 'Une langue par ligne : fr=Accord des ports',
  'desk.convenerUrl': 'Adresse web de l’auteur de l’appel',
  'desk.authority.independent': 'Relevé indépendant',
  'desk.authority.declared': 'Déclarée',
  'desk.authority.domain': 'Domaine',
  'desk.authority.vetted': 'Contrôlée',
  'desk.authorityMeans.independent':
    'L’auteur de l’appel ne le tient pas. Il ne reçoit aucune signature, et le dit à chaque page.',
  'desk.authorityMeans.declared':
    'L’auteur de l’appel dit que ce registre est le sien ; personne ne l’a vérifié.',
  'desk.authorityMeans.domain': 'L’auteur de l’appel a montré qu’il maîtrise son domaine.',
  'desk.authorityMeans.vetted': 'Le dépositaire a contrôlé des pièces et rappelé.',
  'desk.authorityNoteHint': 'Public. Laissez vide si rien n’a été vérifié.',
  'desk.verbHint': 'Une langue par ligne : fr=signer',
  'desk.nounHint': 'Une langue par ligne : fr=signataire',
  'desk.policy': 'Règles',
  'desk.effectHint': 'Par exemple : « Une déclaration politique. Elle ne crée aucune obligation en droit. »',
  'desk.entitiesHint': 'Par exemple : « Le signataire nommé, et aucune filiale qui ne soit nommée aussi. »',
  'desk.months': 'Un rapport tous les … mois',
  'desk.monthsHint': 'Laissez vide si aucun rapport n’est demandé.',
  'desk.from': 'Premier rapport dû le',
  'desk.windowDays': 'Jours qui peuvent s’écouler entre la signature et l’enregistrement',
  'desk.windowHint': 'Pour les déclarations signées ailleurs et envoyées plus tard.',
  'desk.delistingHint': 'Une règle par ligne, comme « dissous: Le signataire a cessé d’exister. »',
  'desk.kindsMissing': 'Invitez une catégorie au moins.',
  'desk.wordsMissing': '{field} : dites-le en une phrase.',
  'desk.urlBad': 'Ceci n’est pas une adresse web. Elle commence par https://.',
  'desk.numberBad': '{field} : indiquez un nombre entier de {least} à {most}.',
  'desk.langTwiceIn': '{field} : une langue figure deux fois.',
  'desk.localisedMissing': '{field} : écrivez une langue par ligne, chacune comme le montre l’exemple.',
  'desk.ruleBad':
    'Cette ligne n’est pas une règle : « {typed} ». Écrivez un identifiant, deux-points et une phrase.',
  'desk.callTaken':
    'Un appel d’identifiant {typed} est déjà ouvert ici, ou une adresse de ce site porte ce nom.',

  'desk.fact.names': 'Nom',
  'desk.fact.id': 'Identifiant',
  'desk.fact.kind': 'Catégorie',
  'desk.fact.country': 'Pays',
  'desk.fact.domain': 'Domaine internet',
  'desk.fact.identifiers': 'Identifiants',
  'desk.fact.note': 'Comment cela a été vérifié',
  'desk.fact.channel': 'Voie',
  'desk.fact.reservation': 'Réserve',
  'desk.fact.declaration': 'Déclaration',
  'desk.fact.key': 'Clé',
  'desk.fact.words': 'Mots',
  'desk.fact.ground': 'Fondement',
  'desk.fact.ordered': 'Sur ordre de',
  'desk.wordsHint': 'Leur empreinte, ou l’adresse de la page qui les montre : …/words/sha256:…',
  'desk.groundHint':
    'La loi, le jugement ou le droit qui le défend. Ceci est publié pour toujours : ne répétez pas les mots.',
  'desk.orderedHint': 'Un tribunal, une autorité ; ou le dépositaire lui-même, selon quelle loi.',
  'desk.fact.reason': 'Motif',
  'desk.closesForGood': 'Il ne recevra ensuite plus de signature, et aucune écriture ne le rouvre.',
  'desk.keysLeft':
    '{count, plural, =0 {{holder} n’a pas d’autre clé et ne pourra ensuite plus rien signer.} one {{holder} a # autre clé en vigueur.} other {{holder} a # autres clés en vigueur.}}',
  'desk.fact.rule': 'Règle',
  'desk.fact.titles': 'Titre',
  'desk.fact.issued': 'Lancé le',
  'desk.fact.convener': 'Auteur de l’appel',
  'desk.fact.authority': 'Autorité montrée',
  'desk.fact.verb': 'Verbe',
  'desk.fact.noun': 'Nom du signataire',
  'desk.fact.kinds': 'Invités',
  'desk.fact.mandateNeeded': 'Mandat le plus faible',
  'desk.fact.effect': 'Effet juridique',
  'desk.fact.entities': 'Qui est engagé',
  'desk.fact.grace': 'Jours de grâce',
  'desk.fact.notice': 'Jours de préavis d’une règle plus stricte',
  'desk.fact.delisting': 'Règles qui retirent une signature',
}
