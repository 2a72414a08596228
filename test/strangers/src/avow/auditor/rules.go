package main

// The rules of section 3, by type.
var rules map[string]func(*said) error

// A rule can ask for that of what it encloses, which Go takes for a circle.
func init() {
	rules = map[string]func(*said) error{
		"depositary/established": (*said).depositaryEstablished,
		"depositary/key-changed": (*said).depositaryKeyChanged,
		"log/key-changed":        (*said).logKeyChanged,
		"log/rules":              (*said).logRules,
		"log/anchored":           (*said).logAnchored,
		"role/granted":           (*said).roleGranted,
		"role/allowed":           (*said).roleAllowed,
		"role/ended":             (*said).roleEnded,
		"call/opened":            (*said).callOpened,
		"call/claimed":           (*said).callClaimed,
		"call/authority-checked": (*said).callAuthorityChecked,
		"call/amended":           (*said).callAmended,
		"call/policy-changed":    (*said).callPolicyChanged,
		"call/closed":            (*said).callClosed,
		"call/voided":            (*said).callVoided,
		"text/published":         (*said).textPublished,
		"text/corrected":         (*said).textCorrected,
		"correction/objected":    (*said).correctionObjected,
		"text/translated":        (*said).textTranslated,
		"party/listed":           (*said).partyListed,
		"fact/recorded":          (*said).factRecorded,
		"fact/withdrawn":         (*said).factWithdrawn,
		"count/recorded":         (*said).countRecorded,
		"count/withdrawn":        (*said).countWithdrawn,
		"party/admitted":         (*said).partyAdmitted,
		"invitation/made":        (*said).invitationMade,
		"invitation/ended":       (*said).invitationEnded,
		"party/joined":           (*said).partyJoined,
		"party/updated":          (*said).partyUpdated,
		"mandate/checked":        (*said).mandateChecked,
		"mandate/vouched":        (*said).mandateVouched,
		"party/merged":           (*said).partyEnded,
		"party/succeeded":        (*said).partyEnded,
		"party/ended":            (*said).partyEnded,
		"key/added":              (*said).keyAdded,
		"key/revoked":            (*said).keyRevoked,
		"key/allowed":            (*said).keyAllowed,
		"key/suspended":          (*said).keySuspended,
		"key/resumed":            (*said).keyResumed,
		"signature/given":        (*said).signatureGiven,
		"signature/deposited":    (*said).signatureGiven,
		"policy/accepted":        (*said).policyAccepted,
		"declaration/made":       (*said).declarationMade,
		"reservation/narrowed":   (*said).reservationNarrowed,
		"reservation/made":       (*said).reservationMade,
		"signature/withdrawn":    (*said).signatureWithdrawn,
		"signature/removed":      (*said).signatureRemoved,
		"signature/restored":     (*said).signatureRestored,
		"signature/invalidated":  (*said).signatureInvalidated,
		"signature/reinstated":   (*said).signatureReinstated,
		"person/signed":          (*said).personSigned,
		"person/erased":          (*said).personErased,
		"person/restored":        (*said).personRestored,
		"statement/sealed":       (*said).statementSealed,
		"statement/opened":       (*said).statementOpened,
		"objection/raised":       (*said).objectionRaised,
		"objection/answered":     (*said).objectionAnswered,
		"objection/withdrawn":    (*said).objectionWithdrawn,
		"class/granted":          (*said).classGranted,
		"class/ended":            (*said).classEnded,
		"cycle/extended":         (*said).cycleExtended,
		"service/interrupted":    (*said).serviceInterrupted,
		"measures/published":     (*said).measuresPublished,
		"measures/declined":      (*said).measuresDeclined,
		"commitment/made":        (*said).commitmentMade,
		"commitment/joined":      (*said).commitmentJoined,
		"commitment/amended":     (*said).commitmentAmended,
		"commitment/withdrawn":   (*said).commitmentWithdrawn,
		"report/filed":           (*said).reportFiled,
		"indicators/published":   (*said).indicatorsPublished,
		"report/corrected":       (*said).reportCorrected,
		"words/withheld":         (*said).wordsWithheld,
		"act/announced":          (*said).actAnnounced,
		"switch/set":             (*said).switchSet,
	}
}

func (s *said) rule() error {
	rule := rules[s.kind]
	if rule == nil {
		return no("type_unknown", "no rule for a %s is written here", s.kind)
	}
	return rule(s)
}

func (s *said) wordsWithheld() error {
	digest := str(s.body, "digest")
	r := s.rows.get("words", digest)
	if r == nil {
		return no("words_unknown", "no words %s are bound", digest)
	}
	if r["withheld"] != nil {
		return no("words_withheld", "the words %s are withheld already", digest)
	}
	if err := s.relies("words", digest); err != nil {
		return err
	}
	withheld := row{"authority": s.body["authority"], "entry": s.index, "ground": s.body["ground"]}
	s.change("words", digest, "withheld", withheld, "since", s.index)
	return nil
}

func (s *said) actAnnounced() error {
	if call := s.body["call"]; call != nil && s.rows.get("calls", call.(string)) == nil {
		return no("call_unknown", "there is no call %s", call)
	}
	key := digestOf(canonical(s.body))
	if isOpen(s.rows.get("announced", key), s.admitted) {
		return no("act_announced", "the act is announced already")
	}
	s.rows.put("announced", key, row{
		"at": timeText(s.admitted), "call": s.body["call"], "done": nil, "entry": s.index, "since": s.index, "type": s.body["type"],
	})
	return nil
}

func (s *said) switchSet() error {
	for _, one := range items(s.body, "covers") {
		s.rows.put("switches", one.(string), row{"closed": s.body["closed"], "reason": s.body["reason"], "since": s.index})
	}
	return nil
}

func (s *said) invitationMade() error {
	return no("invitation_alone", "an invitation is no entry of its own")
}

func (s *said) invitationEnded() error {
	leaf := str(s.body, "leaf")
	if r := s.rows.get("invitations", leaf); r != nil && (r["joined"] != nil || r["ended"] != nil) {
		return no("invitation_spent", "the invitation was used, or ended before")
	}
	s.rows.put("invitations", leaf, row{"ended": s.index, "joined": nil, "since": s.index})
	return nil
}
