// Command auditor is a second implementation of Avow's formats and of its law, written from spec/ and not from its code.
// It reads every entry strictly, verifies every signature, judges every statement by section 1 to 3 of register.md, and keeps
// the register. It audits a served log, judges leaves that it is handed, or compares its verdicts with spec/vectors.
package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	spec := flag.String("spec", "../../spec", "folder of the papers: bodies.json and register.md")
	url := flag.String("url", "", "address of the log, such as http://127.0.0.1:8080/log")
	vkey := flag.String("vkey", "", "verifier key of the log")
	exported := flag.String("register", "", "write the register to this file")
	vectors := flag.Bool("vectors", false, "compare with the vectors in the folder of the papers instead")
	origin := flag.String("judge", "", "judge leaves from standard input instead, for the log of this origin")
	flag.Parse()
	papers, err := readPapers(*spec)
	switch {
	case err != nil:
	case *vectors:
		err = judgeVectors(papers, filepath.Join(*spec, "vectors"))
	case *origin != "":
		err = judgeLeaves(papers, *origin, os.Stdin, os.Stdout)
	default:
		err = audit(papers, *url, *vkey, *exported)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func audit(papers *papers, url, vkey, exported string) error {
	start := time.Now()
	log, err := served.Open(url, vkey)
	if err != nil {
		return err
	}
	head, _, err := log.Checkpoint()
	if err != nil {
		return err
	}
	law := newLaw(log.Origin(), papers)
	signatures, err := replay(log, head.N, law)
	if err != nil {
		return err
	}
	// A log that has changed its key is audited here by the newest.
	if str(law.register.get("log", "log"), "vkey") != vkey {
		return errors.New("the log names another key as its own than the one that it is audited by")
	}
	if root := law.tree.root(head.N); root != head.Hash {
		return fmt.Errorf("the entries give the root %s, the checkpoint names %s", root, head.Hash)
	}
	if exported != "" {
		if err := os.WriteFile(exported, law.export(), 0o644); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(report{
		head.N, signatures, len(law.keys), head.Hash.String(), time.Since(start).Seconds(),
	})
}

// judgeLeaves answers each line, a leaf in base64, with one of its own: empty where the leaf is taken, else the code. A line
// that is empty asks for the digest of the register.
func judgeLeaves(papers *papers, origin string, in io.Reader, out io.Writer) error {
	law := newLaw(origin, papers)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<22)
	answers := bufio.NewWriter(out)
	for lines.Scan() {
		if lines.Text() == "" {
			fmt.Fprintln(answers, digestOf(law.export()))
			continue
		}
		leaf, err := base64.StdEncoding.DecodeString(lines.Text())
		if err != nil {
			return err
		}
		err = law.fold(leaf)
		if err != nil && codeOf(err) == "" {
			return err
		}
		fmt.Fprintln(answers, codeOf(err))
	}
	return errors.Join(lines.Err(), answers.Flush())
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
				go func() { promise <- read(log, law.papers, i, size) }()
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
					if err := c.verify(); err != nil {
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

func judgeAll(ctx context.Context, queue <-chan chan bundle, work chan<- []check, law *law) error {
	for promise := range queue {
		found := <-promise
		if found.err != nil {
			return found.err
		}
		var batch []check
		for _, e := range found.entries {
			index := law.size
			s, err := law.read(e)
			if err == nil {
				err = s.judge()
			}
			if err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			law.take(s)
			batch = append(batch, s.checks()...)
		}
		select {
		case work <- batch:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

func read(log *served.Log, papers *papers, index, size int64) bundle {
	raw, err := log.Bundle(index, size)
	if err != nil {
		return bundle{err: err}
	}
	entries := make([]*entry, len(raw))
	for i, data := range raw {
		if entries[i], err = parseEntry(data, papers); err != nil {
			return bundle{err: fmt.Errorf("entry %d: %w", index*served.Width+int64(i), err)}
		}
	}
	return bundle{entries: entries}
}
