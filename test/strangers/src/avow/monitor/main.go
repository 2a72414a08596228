// Command monitor checks a served log as a stranger would: its checkpoint and cosignatures, every entry, every tile, the
// root, proofs and receipts that were handed out, and that it grows out of what was seen of it before.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"avow/served"

	fmtnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// forked says that the log has shown two histories; both checkpoints prove it.
type forked struct{ before, now []byte }

func (f forked) Error() string {
	return fmt.Sprintf("the log shows two histories\n\nbefore:\n%s\nnow:\n%s", f.before, f.now)
}

type names []string

func (n *names) String() string { return strings.Join(*n, ",") }
func (n *names) Set(one string) error {
	*n = append(*n, one)
	return nil
}

func main() {
	var witnesses names
	site := flag.String("site", "", "address of the site; the log lies at /log")
	vkey := flag.String("vkey", "", "verifier key of the log")
	state := flag.String("state", "", "file that holds the last checkpoint that was checked")
	proofs := flag.String("proofs", "", "folder of tlog-proofs from the door, named <index>.tlog-proof")
	receipts := flag.Int64("receipts", 0, "how many receipts to ask the site for")
	flag.Var(&witnesses, "witness", "verifier key of a witness that must have cosigned; may come again")
	flag.Parse()

	err := check(*site, *vkey, *state, *proofs, *receipts, witnesses)
	var two forked
	switch {
	case errors.As(err, &two):
		fmt.Println(two)
		os.Exit(3)
	case err != nil:
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func check(site, vkey, state, proofs string, receipts int64, witnesses []string) error {
	log, err := served.Open(site+"/log", vkey)
	if err != nil {
		return err
	}
	var verifiers []note.Verifier
	for _, one := range witnesses {
		verifier, err := served.Witness(one)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, verifier)
	}
	raw, err := log.Get("checkpoint")
	if err != nil {
		return err
	}
	tree, opened, err := log.OpenCheckpoint(raw, verifiers...)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint %d %s\n", tree.N, tree.Hash)
	for _, verifier := range verifiers {
		if err := cosigned(opened, verifier); err != nil {
			return err
		}
		fmt.Println("cosigned", verifier.Name())
	}
	if err := grown(log, tree, raw, state); err != nil {
		return err
	}
	leaves, err := whole(log, tree)
	if err != nil {
		return err
	}
	if err := checkProofs(log, leaves, proofs, verifiers); err != nil {
		return err
	}
	if receipts > 0 {
		if err := checkReceipts(site, log, leaves, receipts); err != nil {
			return err
		}
	}
	if state != "" {
		return os.WriteFile(state, raw, 0o600)
	}
	return nil
}

func cosigned(opened *note.Note, verifier note.Verifier) error {
	for _, sig := range opened.Sigs {
		if sig.Name == verifier.Name() && sig.Hash == verifier.KeyHash() {
			_, err := fmtnote.CoSigV1Timestamp(sig)
			return err
		}
	}
	return fmt.Errorf("%s has not cosigned", verifier.Name())
}

// grown checks that the tree contains the one that was checked last, with hashes that TileHashReader has proven.
func grown(log *served.Log, tree tlog.Tree, raw []byte, state string) error {
	before, err := os.ReadFile(state)
	if state == "" || errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	old, _, err := log.OpenCheckpoint(before)
	if err != nil {
		return fmt.Errorf("the state: %w", err)
	}
	if old.N > tree.N || old.N == tree.N && old.Hash != tree.Hash {
		return forked{before, raw}
	}
	if old.N < tree.N {
		proof, err := tlog.ProveTree(tree.N, old.N, tlog.TileHashReader(tree, log))
		if err != nil {
			return err
		}
		if tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash) != nil {
			return forked{before, raw}
		}
	}
	fmt.Println("consistent with", old.N)
	return nil
}

// hashes is a tlog.HashReader over what was computed here from the entries.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		found[i] = h[index]
	}
	return found, nil
}

// whole reads every entry, computes every hash, and compares the root and every tile that the log serves.
func whole(log *served.Log, tree tlog.Tree) ([]tlog.Hash, error) {
	var own hashes
	var leaves []tlog.Hash
	for i := range served.Bundles(tree.N) {
		entries, err := log.Bundle(i, tree.N)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			n := int64(len(leaves))
			leaf := tlog.RecordHash(entry)
			more, err := tlog.StoredHashesForRecordHash(n, leaf, own)
			if err != nil {
				return nil, err
			}
			leaves, own = append(leaves, leaf), append(own, more...)
		}
	}
	root, err := tlog.TreeHash(tree.N, own)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("the entries give the root %s, the checkpoint names %s", root, tree.Hash)
	}
	fmt.Printf("entries %d\n", len(leaves))

	tiles := tlog.NewTiles(served.Height, 0, tree.N)
	count := 0
	for _, tile := range tiles {
		// Of a tile at the edge, every width that the tree has passed is to be had.
		first, last := tile.W, tile.W
		if last < served.Width {
			first = 1
		}
		for width := first; width <= last; width++ {
			tile.W = width
			want, err := tlog.ReadTileData(tile, own)
			if err != nil {
				return nil, err
			}
			got, err := log.Get(served.TilePath(tile))
			if err != nil {
				return nil, err
			}
			if !bytes.Equal(got, want) {
				return nil, fmt.Errorf("%s is not the tile that the entries give", served.TilePath(tile))
			}
			count++
		}
	}
	fmt.Printf("tiles %d\n", count)
	// The library's own way in: it fetches tiles and proves them against the root.
	reader := tlog.TileHashReader(tree, log)
	for n := range tree.N {
		found, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		if err != nil {
			return nil, err
		}
		if found[0] != leaves[n] {
			return nil, fmt.Errorf("entry %d is not the leaf in its tile", n)
		}
	}
	return leaves, nil
}

func checkProofs(log *served.Log, leaves []tlog.Hash, folder string, witnesses []note.Verifier) error {
	if folder == "" {
		return nil
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.tlog-proof"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := checkProof(log, leaves, string(data), witnesses); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	fmt.Printf("proofs %d\n", len(paths))
	return nil
}
