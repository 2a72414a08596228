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
  'hint.call/policy-changed.reason':
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

  'ask.party': 'Partie',
  'hint.party': 'Son identifiant, son nom, ou l’adresse de sa page ici.',
  'desk.callUnknown': 'Choisissez un appel de la liste.',
  'empty.party': 'Indiquez la partie.',
  'wrong.party':
    '« {typed} » n’est ni l’identifiant ni le nom d’une partie admise ici. Copiez l’adresse de sa page.',
  'desk.noText': 'Cet appel n’a pas encore de texte qui ait pu être signé.',

  'ask.instrument': 'Copie de l’instrument',
  'hint.instrument':
    'Une numérisation que vous conservez. Seul son SHA-256 est enregistré ; le fichier n’est pas gardé ici.',
  'ask.date': 'En date du',
  'ask.read': 'Langue du texte auquel il se rapporte',
  'hint.channel': 'Comment il vous est parvenu : « Par la valise diplomatique », « Par lettre recommandée ».',
  'hint.reservation': 'Mot pour mot, tel qu’il figure dans l’instrument.',
  'hint.declaration': 'Mot pour mot, tel qu’il figure dans l’instrument.',
  'empty.instrument': 'Choisissez le fichier de la copie, afin que son empreinte soit enregistrée.',
  'empty.channel': 'Dites comment l’instrument vous est parvenu.',

  'desk.keyidHint':
    'Telle qu’elle figure sur la page de son écriture ou de sa partie : 43 lettres et chiffres.',
  'hint.reason': 'Tout le monde pourra le lire, définitivement. Ne nommez aucune personne privée.',
  'ask.signature/invalidated.ground': 'Motif',
  'hint.signature/invalidated.ground':
    'Tout le monde pourra le lire, définitivement. Ne nommez aucune personne privée.',
  'hint.objection/answered.words': 'Tout le monde pourra le lire, définitivement.',

  'hint.rule': 'Seule une règle en vigueur de l’appel retire une signature.',
  'wrong.signature/removed.rule': 'Choisissez une règle de l’appel nommé plus haut.',
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
  'ask.principles': 'Principes',
  'hint.principles':
    'Un par ligne : un identifiant, puis son titre dans chaque langue, comme « p1 en=Safe harbour | fr=Port sûr ». S’il n’engage pas tous les invités, nommez ceux qu’il engage après l’identifiant, les personnes par « persons » : « p1 (state, company) fr=Port sûr ».',
  'desk.principleBad':
    'Cette ligne ne nomme aucun principe : « {typed} ». Écrivez-la comme « p1 fr=Port sûr », ou « p1 (state, company) fr=Port sûr ».',
  'desk.principlesMissing':
    '{count, plural, one {La version en vigueur nomme # principe. Il est repris ici} other {La version en vigueur nomme # principes. Ils sont repris ici}} : laissez ce qui vaut encore, changez ce qui ne vaut plus, ou dites plus bas que cette version n’en nomme aucun.',
  'desk.principlesNone': 'Cette version ne nomme aucun principe',
  'desk.authentic': 'Fait foi',
  'desk.translation': 'Une traduction, qui ne fait pas foi',

  'ask.id': 'Identifiant de l’appel',
  'hint.id': 'Son adresse ici, pour toujours : lettres minuscules, chiffres et traits d’union.',
  'hint.localised': 'Une langue par ligne : fr=Accord des ports',
  'ask.url': 'Adresse web de l’auteur de l’appel',
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
  'hint.authorityNote': 'Public. Laissez vide si rien n’a été vérifié.',
  'hint.verb': 'Une langue par ligne : fr=signer',
  'hint.noun': 'Une langue par ligne : fr=signataire',
  'desk.policy': 'Règles',
  'hint.effect': 'Par exemple : « Une déclaration politique. Elle ne crée aucune obligation en droit. »',
  'hint.entities': 'Par exemple : « Le signataire nommé, et aucune filiale qui ne soit nommée aussi. »',
  'ask.months': 'Un rapport tous les … mois',
  'hint.months': 'Laissez vide si aucun rapport n’est demandé.',
  'ask.from': 'Premier rapport dû le',
  'ask.window': 'Jours qui peuvent s’écouler entre la signature et l’enregistrement',
  'hint.window': 'Pour les déclarations signées ailleurs et envoyées plus tard.',
  'hint.delisting': 'Une règle par ligne, comme « dissous: Le signataire a cessé d’exister. »',
  'empty.kinds': 'Invitez une catégorie au moins.',
  'empty.effect': 'Dites en une phrase à quoi engage une signature, ou qu’elle ne crée aucune obligation.',
  'empty.entities': 'Dites en une phrase qui est engagé.',
  'wrong.delisting': 'Deux règles portent le même identifiant. Donnez à chacune le sien.',
  'wrong.words/withheld.digest':
    '« {typed} » n’est pas une empreinte. Copiez l’adresse de la page qui montre ces termes.',
  'wrong.keyid': '« {typed} » n’est pas une clé. Copiez ses 43 caractères sur la page de son écriture.',
  'wrong.link': '{field} : indiquez une adresse web qui commence par https://.',
  'desk.numberBad': '{field} : indiquez un nombre entier de {least} à {most}.',
  'wrong.localised':
    '{field} : écrivez une langue par ligne, chacune une seule fois, comme le montre l’exemple.',
  'wrong.rule':
    'Cette ligne n’est pas une règle : « {typed} ». Écrivez un identifiant, deux-points et une phrase.',

  'ask.names': 'Nom',
  'ask.party/admitted.party': 'Identifiant',
  'ask.kind': 'Catégorie',
  'ask.country': 'Pays',
  'ask.domain': 'Domaine internet',
  'desk.fact.identifiers': 'Identifiants',
  'ask.authorityNote': 'Comment cela a été vérifié',
  'ask.channel': 'Voie',
  'ask.words/withheld.authority': 'Sur ordre de',
  'hint.digest': 'Leur empreinte, ou l’adresse de la page qui les montre : …/words/sha256:…',
  'hint.words/withheld.ground':
    'La loi, le jugement ou le droit qui le défend. Ceci est publié pour toujours : ne répétez pas les mots.',
  'hint.words/withheld.authority':
    'Un tribunal, une autorité ; ou le dépositaire lui-même, selon quelle loi.',
  'desk.closesForGood': 'Il ne recevra ensuite plus de signature, et aucune écriture ne le rouvre.',
  'desk.keysLeft':
    '{count, plural, =0 {{holder} n’a pas d’autre clé et ne pourra ensuite plus rien signer.} one {{holder} a # autre clé en vigueur.} other {{holder} a # autres clés en vigueur.}}',
  'ask.titles': 'Titre',
  'ask.issued': 'Lancé le',
  'ask.convener': 'Auteur de l’appel',
  'ask.authority': 'Autorité montrée',
  'ask.verb': 'Verbe',
  'ask.noun': 'Nom du signataire',
  'ask.kinds': 'Invités',
  'ask.mandate': 'Mandat le plus faible',
  'ask.effect': 'Effet juridique',
  'ask.entities': 'Qui est engagé',
  'ask.grace': 'Jours de grâce',
  'ask.notice': 'Jours de préavis d’une règle plus stricte',
  'ask.delisting': 'Règles qui retirent une signature',
}
