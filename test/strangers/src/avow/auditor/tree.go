package main

import "golang.org/x/mod/sumdb/tlog"

// tree holds the hash of every complete subtree, so that the root at any earlier size costs a few hashes.
type tree struct {
	levels [][]tlog.Hash
	roots  map[int64]tlog.Hash
}

func (t *tree) add(leaf tlog.Hash) {
	hash := leaf
	for level := 0; ; level++ {
		if level == len(t.levels) {
			t.levels = append(t.levels, nil)
		}
		t.levels[level] = append(t.levels[level], hash)
		row := t.levels[level]
		if len(row)%2 == 1 {
			return
		}
		hash = tlog.NodeHash(row[len(row)-2], row[len(row)-1])
	}
}

func (t *tree) root(size int64) tlog.Hash {
	if size == 0 {
		empty, _ := tlog.TreeHash(0, nil)
		return empty
	}
	if root, known := t.roots[size]; known {
		return root
	}
	var root tlog.Hash
	started := false
	for level := 0; size>>level > 0; level++ {
		if size>>level&1 == 0 {
			continue
		}
		peak := t.levels[level][size>>level-1]
		if started {
			root = tlog.NodeHash(peak, root)
		} else {
			root, started = peak, true
		}
	}
	if t.roots == nil {
		t.roots = map[int64]tlog.Hash{}
	}
	t.roots[size] = root
	return root
}
