package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"avow/served"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// checkProof checks a tlog-proof (c2sp.org/tlog-proof@v1) of one of these leaves.
func checkProof(log *served.Log, leaves []tlog.Hash, text string, witnesses []note.Verifier) error {
	head, checkpoint, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("this is not a tlog-proof")
	}
	var index int64
	if _, err := fmt.Sscanf(lines[1], "index %d", &index); err != nil || fmt.Sprintf("index %d", index) != lines[1] {
		return fmt.Errorf("this is not an index: %q", lines[1])
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, _, err := log.OpenCheckpoint([]byte(checkpoint), witnesses...)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaves[index])
}

// receipt is what another implementation needs of an Avow receipt to check that its entries are in the log.
type receipt struct {
	V          int    `json:"v"`
	Kind       string `json:"kind"`
	Checkpoint string `json:"checkpoint"`
	Entries    []struct {
		Index int64           `json:"index"`
		Entry json.RawMessage `json:"entry"`
	} `json:"entries"`
	Proof []byte `json:"proof"`
}

// checkReceipts asks for receipts of entries all over the log.
func checkReceipts(site string, log *served.Log, leaves []tlog.Hash, count int64) error {
	size := int64(len(leaves))
	entries := 0
	for i := range count {
		index := i * (size - 1) / max(count-1, 1)
		data, err := served.Fetch(fmt.Sprintf("%s/receipts/%d", site, index))
		if err != nil {
			return err
		}
		n, err := checkReceipt(log, leaves, index, data)
		if err != nil {
			return fmt.Errorf("receipt %d: %w", index, err)
		}
		entries += n
	}
	fmt.Printf("receipts %d with %d entries\n", count, entries)
	return nil
}

func checkReceipt(log *served.Log, leaves []tlog.Hash, index int64, data []byte) (int, error) {
	var r receipt
	if err := json.Unmarshal(data, &r); err != nil {
		return 0, err
	}
	if r.V != 1 || r.Kind != "avow-receipt" || len(r.Entries) == 0 || len(r.Proof)%tlog.HashSize != 0 {
		return 0, errors.New("this is not an Avow receipt")
	}
	tree, _, err := log.OpenCheckpoint([]byte(r.Checkpoint))
	if err != nil {
		return 0, err
	}
	j := joint{}
	for i := 0; i < len(r.Proof); i += tlog.HashSize {
		j.proof = append(j.proof, tlog.Hash(r.Proof[i:i+tlog.HashSize]))
	}
	for _, one := range r.Entries {
		hash := tlog.RecordHash(one.Entry)
		if one.Index < 0 || one.Index >= int64(len(leaves)) || leaves[one.Index] != hash {
			return 0, fmt.Errorf("its entry %d is not the one in the log", one.Index)
		}
		j.indexes, j.leaves = append(j.indexes, one.Index), append(j.leaves, hash)
	}
	if last := j.indexes[len(j.indexes)-1]; last != index {
		return 0, fmt.Errorf("it proves entry %d", last)
	}
	root, err := j.root(0, tree.N)
	if err != nil {
		return 0, err
	}
	if root != tree.Hash || len(j.proof) > 0 || len(j.leaves) > 0 {
		return 0, errors.New("its proof does not lead to the root of its checkpoint")
	}
	return len(r.Entries), nil
}

// joint proves several leaves at once: from left to right, one hash for each largest range that holds none of them.
type joint struct {
	indexes []int64
	leaves  []tlog.Hash
	proof   []tlog.Hash
}

// root folds the range from..to, divided as RFC 6962 section 2.1 does, and uses up leaves and proof.
func (j *joint) root(from, to int64) (tlog.Hash, error) {
	if len(j.indexes) == 0 || j.indexes[0] >= to {
		if len(j.proof) == 0 {
			return tlog.Hash{}, errors.New("its proof is too short")
		}
		hash := j.proof[0]
		j.proof = j.proof[1:]
		return hash, nil
	}
	if to-from == 1 {
		if j.indexes[0] != from {
			return tlog.Hash{}, errors.New("its entries are not in order")
		}
		hash := j.leaves[0]
		j.indexes, j.leaves = j.indexes[1:], j.leaves[1:]
		return hash, nil
	}
	half := int64(1)
	for half*2 < to-from {
		half *= 2
	}
	left, err := j.root(from, from+half)
	if err != nil {
		return left, err
	}
	right, err := j.root(from+half, to)
	return tlog.NodeHash(left, right), err
}
