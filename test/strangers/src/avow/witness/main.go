// Command witness is a C2SP tlog-witness for one log, on transparency-dev's libraries: it cosigns each checkpoint that
// contains the one before, remembers it on the disk before it answers, and shows the newest to whoever monitors it.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	fmtlog "github.com/transparency-dev/formats/log"
	fmtnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
)

type witness struct {
	mu     sync.Mutex
	log    note.Verifier
	signer *fmtnote.Signer
	path   string
	seen   fmtlog.Checkpoint
	// note is the newest checkpoint, with the lines of the log and of this witness.
	note string
}

// refusal is an answer other than 200.
type refusal struct {
	status int
	body   string
}

func (r refusal) Error() string { return r.body }

func main() {
	vkey := flag.String("log", "", "verifier key of the log")
	name := flag.String("name", "go-witness.example", "name of this witness")
	folder := flag.String("folder", "", "where key and memory are kept")
	flag.Parse()
	if err := run(*vkey, *name, *folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(vkey, name, folder string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	signer, public, err := keyOf(name, filepath.Join(folder, "key"))
	if err != nil {
		return err
	}
	w := &witness{log: verifier, signer: signer, path: filepath.Join(folder, "seen")}
	if kept, err := os.ReadFile(w.path); err == nil {
		if _, err := w.seen.Unmarshal(kept); err != nil {
			return err
		}
		note, err := os.ReadFile(w.path + ".note")
		if err != nil {
			return err
		}
		w.note = string(note)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	// Without a go.mod, patterns with a method are not known.
	http.HandleFunc("/add-checkpoint", w.serve)
	http.HandleFunc(fmt.Sprintf("/%x/checkpoint", sha256.Sum256([]byte(verifier.Name()))), w.show)
	// Two lines: where it listens, and by which key it is known.
	fmt.Printf("http://%s\n%s\n", listener.Addr(), public)
	return http.Serve(listener, nil)
}

// keyOf reads the witness's keys, private and public, or makes them.
func keyOf(name, path string) (*fmtnote.Signer, string, error) {
	kept, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		private, public, err := note.GenerateKey(nil, name)
		if err != nil {
			return nil, "", err
		}
		kept = []byte(private + "\n" + public)
		if err := os.WriteFile(path, kept, 0o600); err != nil {
			return nil, "", err
		}
	} else if err != nil {
		return nil, "", err
	}
	private, public, _ := strings.Cut(string(kept), "\n")
	signer, err := fmtnote.NewSignerForCosignatureV1(private)
	return signer, public, err
}

// show is the monitor retrieval of C2SP tlog-witness.
func (w *witness) show(out http.ResponseWriter, request *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.note == "" {
		http.NotFound(out, request)
		return
	}
	io.WriteString(out, w.note)
}

func (w *witness) serve(out http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPost {
		http.Error(out, "POST a checkpoint", http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(out, request.Body, 64<<10))
	if err != nil {
		http.Error(out, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	line, err := w.add(string(body))
	var no refusal
	switch {
	case errors.As(err, &no):
		if no.status == http.StatusConflict {
			out.Header().Set("Content-Type", "text/x.tlog.size")
		}
		out.WriteHeader(no.status)
		fmt.Fprintln(out, no.body)
	case err != nil:
		log.Print(err)
		http.Error(out, "this witness failed", http.StatusInternalServerError)
	default:
		io.WriteString(out, line)
	}
}

// add is the whole of the protocol: compare, remember, cosign, one request at a time.
func (w *witness) add(body string) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	old, hashes, checkpoint, err := parse(body)
	if err != nil {
		return "", refusal{http.StatusBadRequest, err.Error()}
	}
	if origin, _, _ := strings.Cut(checkpoint, "\n"); origin != w.log.Name() {
		return "", refusal{http.StatusNotFound, "this witness does not know the log"}
	}
	found, _, opened, err := fmtlog.ParseCheckpoint([]byte(checkpoint), w.log.Name(), w.log)
	if err != nil {
		return "", refusal{http.StatusForbidden, err.Error()}
	}
	conflict := refusal{http.StatusConflict, strconv.FormatUint(w.seen.Size, 10)}
	switch {
	case old > found.Size:
		return "", refusal{http.StatusBadRequest, "the old size is above the new one"}
	case old != w.seen.Size:
		return "", conflict
	case old == found.Size && old > 0 && string(found.Hash) != string(w.seen.Hash):
		return "", refusal{http.StatusUnprocessableEntity, "this witness has seen another tree of this size"}
	}
	before := w.seen.Hash
	if w.seen.Size == 0 {
		before = rfc6962.DefaultHasher.EmptyRoot()
	}
	if err := proof.VerifyConsistency(rfc6962.DefaultHasher, old, found.Size, hashes, before, found.Hash); err != nil {
		return "", refusal{http.StatusUnprocessableEntity, err.Error()}
	}
	line, err := w.cosign(opened.Text)
	if err != nil {
		return "", err
	}
	for _, by := range opened.Sigs {
		w.note = fmt.Sprintf("%s\n— %s %s\n%s", opened.Text, by.Name, by.Base64, line)
	}
	return line, w.remember(found)
}

func (w *witness) cosign(text string) (string, error) {
	signature, err := w.signer.Sign([]byte(text))
	if err != nil {
		return "", err
	}
	blob := append(binary.BigEndian.AppendUint32(nil, w.signer.KeyHash()), signature...)
	return fmt.Sprintf("— %s %s\n", w.signer.Name(), base64.StdEncoding.EncodeToString(blob)), nil
}

// remember is durable when it returns: the file and then the folder that names it.
func (w *witness) remember(found *fmtlog.Checkpoint) error {
	file, err := os.CreateTemp(filepath.Dir(w.path), "new")
	if err != nil {
		return err
	}
	if err := os.WriteFile(w.path+".note", []byte(w.note), 0o600); err != nil {
		return err
	}
	_, err = file.Write(found.Marshal())
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), w.path); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(w.path))
	if err != nil {
		return err
	}
	if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
		return err
	}
	w.seen = *found
	return nil
}

func parse(body string) (old uint64, hashes [][]byte, checkpoint string, err error) {
	head, checkpoint, found := strings.Cut(body, "\n\n")
	lines := strings.Split(head, "\n")
	size, isOld := strings.CutPrefix(lines[0], "old ")
	old, err = strconv.ParseUint(size, 10, 63)
	if !found || !isOld || err != nil || strconv.FormatUint(old, 10) != size || len(lines) > 64 {
		return 0, nil, "", errors.New("this is not a request")
	}
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil || len(hash) != rfc6962.DefaultHasher.Size() {
			return 0, nil, "", fmt.Errorf("this is not a hash: %q", line)
		}
		hashes = append(hashes, hash)
	}
	return old, hashes, checkpoint, nil
}
