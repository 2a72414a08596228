// Command feeder is a log of a few entries, on golang.org/x/mod/sumdb, that asks a witness for cosignatures as C2SP
// tlog-witness says, rightly and wrongly, and checks each answer.
package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"avow/served"

	fmtnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// history is a small log: every hash of it, in the order of sumdb.
type history struct {
	signer note.Signer
	hashes []tlog.Hash
	size   int64
}

func (h *history) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		found[i] = h.hashes[index]
	}
	return found, nil
}

func (h *history) grow(by int64, what string) {
	for range by {
		record := fmt.Appendf(nil, "%s, entry %d", what, h.size)
		more := must(tlog.StoredHashes(h.size, record, h))
		h.hashes = append(h.hashes, more...)
		h.size++
	}
}

func (h *history) checkpoint() string {
	text := fmt.Sprintf("%s\n%d\n%s\n", h.signer.Name(), h.size, must(tlog.TreeHash(h.size, h)))
	return string(must(note.Sign(&note.Note{Text: text}, h.signer)))
}

// request shows the newest checkpoint to a witness that has seen old entries.
func (h *history) request(old int64) string {
	var proof tlog.TreeProof
	if old > 0 && old < h.size {
		proof = must(tlog.ProveTree(h.size, old, h))
	}
	return request(old, proof, h.checkpoint())
}

func request(old int64, proof tlog.TreeProof, checkpoint string) string {
	var lines strings.Builder
	for _, hash := range proof {
		fmt.Fprintln(&lines, hash)
	}
	return fmt.Sprintf("old %d\n%s\n%s", old, lines.String(), checkpoint)
}

var (
	url     = flag.String("url", "", "address of the witness")
	vkey    = flag.String("witness", "", "verifier key of the witness")
	skey    = flag.String("key", "", "the log's private key, as note.GenerateKey writes it")
	failed  = false
	witness note.Verifier
)

func main() {
	flag.Parse()
	witness = must(served.Witness(*vkey))
	signer := must(note.NewSigner(*skey))
	log := &history{signer: signer}

	log.grow(3, "the history")
	expect("first sight", log.request(0), http.StatusOK)
	expect("the same again, by its old size", log.request(0), http.StatusConflict, "3\n")
	expect("the same again", log.request(3), http.StatusOK)
	log.grow(600, "the history")
	expect("growth", log.request(3), http.StatusOK)
	expect("an old size that is too small", log.request(3), http.StatusConflict, "603\n")

	fork := &history{signer: signer}
	fork.grow(603, "another history")
	expect("another tree of the same size", fork.request(603), http.StatusUnprocessableEntity)
	fork.grow(1, "another history")
	expect("growth of another tree", fork.request(603), http.StatusUnprocessableEntity)

	log.grow(1, "the history")
	proof := must(tlog.ProveTree(log.size, 603, log))
	expect("a proof with a hash left out", request(603, proof[1:], log.checkpoint()), http.StatusUnprocessableEntity)
	expect("a proof with a hash too many", request(603, append(proof, proof[0]), log.checkpoint()), http.StatusUnprocessableEntity)
	changed := append(tlog.TreeProof{}, proof...)
	changed[0][7] ^= 1
	expect("a proof with a flipped bit", request(603, changed, log.checkpoint()), http.StatusUnprocessableEntity)

	private, _, err := note.GenerateKey(nil, signer.Name())
	check(err)
	thief := &history{signer: must(note.NewSigner(private))}
	thief.grow(604, "the history")
	expect("another key under the same name", thief.request(603), http.StatusForbidden)
	private, _, err = note.GenerateKey(nil, "unknown.example/log")
	check(err)
	stranger := &history{signer: must(note.NewSigner(private))}
	stranger.grow(1, "a stranger's")
	expect("an unknown log", stranger.request(0), http.StatusNotFound)

	good := log.request(603)
	expect("an old size above the new", log.request(605), http.StatusBadRequest)
	expect("no old size", strings.TrimPrefix(good, "old 603\n"), http.StatusBadRequest)
	expect("an old size with a leading zero", strings.Replace(good, "old 6", "old 06", 1), http.StatusBadRequest)
	expect("a line that is no hash", strings.Replace(good, "\n", "\nAAAA\n", 1), http.StatusBadRequest)
	expect("64 hashes", strings.Replace(good, "\n", "\n"+strings.Repeat(proof[0].String()+"\n", 64), 1), http.StatusBadRequest)
	expect("no checkpoint", "old 603\n\n", http.StatusBadRequest)
	expect("nothing", "", http.StatusBadRequest)

	expect("after all that, growth", good, http.StatusOK)
	if failed {
		os.Exit(1)
	}
}

// expect sends a request and prints what it is about and what came. An answer of 200 must hold a cosignature that the
// formats library verifies; one of 409 the size, in its own media type.
func expect(what, body string, status int, size ...string) {
	response, err := http.Post(*url+"/add-checkpoint", "text/plain", strings.NewReader(body))
	check(err)
	defer response.Body.Close()
	answer := string(must(io.ReadAll(response.Body)))
	wrong := ""
	switch {
	case response.StatusCode != status:
		wrong = fmt.Sprintf("expected %d; it says %q", status, answer)
	case status == http.StatusOK:
		wrong = cosignature(body, answer)
	case status == http.StatusConflict && response.Header.Get("Content-Type") != "text/x.tlog.size":
		wrong = "its media type is " + response.Header.Get("Content-Type")
	case len(size) > 0 && answer != size[0]:
		wrong = fmt.Sprintf("expected the size %q, got %q", size[0], answer)
	}
	fmt.Println(response.StatusCode, what)
	if wrong != "" {
		fmt.Fprintf(os.Stderr, "%s: %s\n", what, wrong)
		failed = true
	}
}

func cosignature(body, line string) string {
	_, checkpoint, _ := strings.Cut(body, "\n\n")
	opened, err := note.Open([]byte(checkpoint+line), note.VerifierList(witness))
	if err != nil {
		return err.Error()
	}
	at, err := fmtnote.CoSigV1Timestamp(opened.Sigs[0])
	if err != nil {
		return err.Error()
	}
	if age := time.Since(at); age < -time.Minute || age > time.Minute {
		return "it is dated " + at.String()
	}
	return ""
}

func must[T any](found T, err error) T {
	check(err)
	return found
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
