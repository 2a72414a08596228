// Command auditor audits a served log as a second implementation of Avow's formats, written from FORMATS and spec/
// and not from its code. Every entry is read strictly, every signature verified under keys that earlier entries brought
// in and did not revoke, every root that an author saw compared, and the root of the whole recomputed.
//
// It does not judge what bodies say beyond keys, roles and windows (policies, texts, kinds, signatures that stand).
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"avow/served"
)

type report struct {
	Entries    int64   `json:"entries"`
	Signatures int64   `json:"signatures"`
	Keys       int     `json:"keys"`
	Root       string  `json:"root"`
	Seconds    float64 `json:"seconds"`
}

func main() {
	url := flag.String("url", "", "address of the log, such as http://127.0.0.1:8080/log")
	vkey := flag.String("vkey", "", "verifier key of the log")
	vectors := flag.String("vectors", "", "judge the signatures in this file of vectors instead")
	flag.Parse()
	var err error
	if *vectors != "" {
		err = judgeVectors(*vectors)
	} else {
		err = audit(*url, *vkey)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func audit(url, vkey string) error {
	start := time.Now()
	log, err := served.Open(url, vkey)
	if err != nil {
		return err
	}
	head, _, err := log.Checkpoint()
	if err != nil {
		return err
	}
	law := newLaw(log.Origin(), vkey)
	signatures, err := replay(log, head.N, law)
	if err != nil {
		return err
	}
	// A log that has changed its key is audited here by the newest.
	if n := len(law.vkeys); n == 0 || law.vkeys[n-1] != vkey {
		return errors.New("the log names another key as its own than the one that it is audited by")
	}
	if root := law.tree.root(head.N); root != head.Hash {
		return fmt.Errorf("the entries give the root %s, the checkpoint names %s", root, head.Hash)
	}
	return json.NewEncoder(os.Stdout).Encode(report{
		head.N, signatures, len(law.keys), head.Hash.String(), time.Since(start).Seconds(),
	})
}

// bundle is a run of entries on its way: read and parsed on any core, judged in order, verified on any core.
type bundle struct {
	entries []*entry
	err     error
}

func replay(log *served.Log, size int64, law *law) (int64, error) {
	cores := runtime.GOMAXPROCS(0)
	count := served.Bundles(size)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)

	// A queue of promises keeps the order, and its length keeps what is under way small.
	queue := make(chan chan bundle, 4*cores)
	go func() {
		defer close(queue)
		for i := range count {
			promise := make(chan bundle, 1)
			select {
			case queue <- promise:
				go func() { promise <- read(log, i, size) }()
			case <-ctx.Done():
				return
			}
		}
	}()

	work := make(chan []check, 4*cores)
	var verified atomic.Int64
	var workers sync.WaitGroup
	for range cores {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for batch := range work {
				for _, c := range batch {
					if err := c.key.verify(c.signature, c.pae); err != nil {
						cancel(fmt.Errorf("entry %d: %w", c.index, err))
						break
					}
				}
				verified.Add(int64(len(batch)))
			}
		}()
	}
	err := judgeAll(ctx, queue, work, law)
	close(work)
	workers.Wait()
	// A signature that fails is the first fault that was found, if any was.
	return verified.Load(), errors.Join(context.Cause(ctx), err)
}

type check struct {
	index     int64
	key       *key
	signature *signature
	pae       []byte
}

func judgeAll(ctx context.Context, queue <-chan chan bundle, work chan<- []check, law *law) error {
	for promise := range queue {
		found := <-promise
		if found.err != nil {
			return found.err
		}
		var batch []check
		for _, e := range found.entries {
			index := law.size
			signers, err := law.judge(e)
			if err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			e.signers = signers
			batch = append(batch, checksOf(e, index)...)
		}
		select {
		case work <- batch:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// checksOf lists the signatures of a statement and of what it brings.
func checksOf(e *entry, index int64) []check {
	if e == nil {
		return nil
	}
	var all []check
	for i, s := range e.signatures {
		all = append(all, check{index, e.signers[i], s, e.pae})
	}
	return append(append(all, checksOf(e.enclosed, index)...), checksOf(e.invitation, index)...)
}

func read(log *served.Log, index, size int64) bundle {
	raw, err := log.Bundle(index, size)
	if err != nil {
		return bundle{err: err}
	}
	entries := make([]*entry, len(raw))
	for i, data := range raw {
		if entries[i], err = parseEntry(data); err != nil {
			return bundle{err: fmt.Errorf("entry %d: %w", index*served.Width+int64(i), err)}
		}
	}
	return bundle{entries: entries}
}
