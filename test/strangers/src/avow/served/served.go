// Package served reads a log over HTTP, as C2SP tlog-tiles lays it out. It is written on golang.org/x/mod/sumdb and
// transparency-dev/formats, and shares nothing with the log that it reads.
package served

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	fmtlog "github.com/transparency-dev/formats/log"
	fmtnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Width is the number of hashes in a full tile; Height is its logarithm.
const (
	Width  = 256
	Height = 8
)

// Log is a served log. It is a tlog.TileReader.
type Log struct {
	url      string
	Verifier note.Verifier
	mu       sync.Mutex
	tiles    map[tlog.Tile][]byte
}

// Open prepares to read the log below url, whose key is vkey. Nothing is read yet.
func Open(url, vkey string) (*Log, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	return &Log{
		url:      strings.TrimRight(url, "/"),
		Verifier: verifier,
		tiles:    map[tlog.Tile][]byte{},
	}, nil
}

// Origin is the name of the log.
func (l *Log) Origin() string { return l.Verifier.Name() }

// Witness reads a witness's key. The formats library takes only keys of type 01 and makes type 04 of them itself, while
// newer tools print a cosigner's key as what it is; the key ID of a key of type 04 is the same either way.
func Witness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) == 3 {
		if key, err := base64.StdEncoding.DecodeString(parts[2]); err == nil && len(key) == 33 && key[0] == 4 {
			key[0] = 1
			vkey = parts[0] + "+" + parts[1] + "+" + base64.StdEncoding.EncodeToString(key)
		}
	}
	return fmtnote.NewVerifierForCosignatureV1(vkey)
}

// Get reads what lies at path below the log's address.
func (l *Log) Get(path string) ([]byte, error) { return Fetch(l.url + "/" + path) }

var client = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

// Fetch reads what lies at an address.
func Fetch(url string) ([]byte, error) {
	response, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<20))
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s: %.200s", url, response.Status, body)
	}
	return body, nil
}

// Checkpoint reads the newest checkpoint and opens it with the log's key. Witnesses whose lines are on it stand in
// the note's Sigs; a failing line of one of them is an error.
func (l *Log) Checkpoint(witnesses ...note.Verifier) (tlog.Tree, *note.Note, error) {
	raw, err := l.Get("checkpoint")
	if err != nil {
		return tlog.Tree{}, nil, err
	}
	return l.OpenCheckpoint(raw, witnesses...)
}

// OpenCheckpoint opens a checkpoint that came from anywhere.
func (l *Log) OpenCheckpoint(raw []byte, witnesses ...note.Verifier) (tlog.Tree, *note.Note, error) {
	found, rest, opened, err := fmtlog.ParseCheckpoint(raw, l.Origin(), l.Verifier, witnesses...)
	if err != nil {
		return tlog.Tree{}, nil, err
	}
	if len(rest) > 0 {
		return tlog.Tree{}, nil, fmt.Errorf("the checkpoint has extension lines: %q", rest)
	}
	if len(found.Hash) != tlog.HashSize || found.Size > 1<<53 {
		return tlog.Tree{}, nil, errors.New("the checkpoint has a root or a size that no tree has")
	}
	return tlog.Tree{N: int64(found.Size), Hash: tlog.Hash(found.Hash)}, opened, nil
}

// Bundles is the number of entry bundles in a log of n entries.
func Bundles(n int64) int64 { return (n + Width - 1) / Width }

// Bundle reads the entries of one bundle in a log of n entries. Whether they are in the tree is for the caller.
func (l *Log) Bundle(index, n int64) ([][]byte, error) {
	width := min(n-index*Width, Width)
	path := TilePath(tlog.Tile{H: Height, L: -1, N: index, W: int(width)})
	data, err := l.Get(path)
	if err != nil {
		return nil, err
	}
	entries := make([][]byte, 0, width)
	for len(data) > 0 {
		if len(data) < 2 {
			return nil, fmt.Errorf("%s ends within a length", path)
		}
		length := int(binary.BigEndian.Uint16(data))
		if len(data) < 2+length {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s has %d entries, not %d", path, len(entries), width)
	}
	return entries, nil
}

// TilePath is where C2SP tlog-tiles puts a tile: the older layout of sumdb without the height, and `entries` for `data`.
func TilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tile.H))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// Height is for tlog.TileReader.
func (l *Log) Height() int { return Height }

// ReadTiles is for tlog.TileReader.
func (l *Log) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		l.mu.Lock()
		data[i] = l.tiles[tile]
		l.mu.Unlock()
		if data[i] != nil {
			continue
		}
		found, err := l.Get(TilePath(tile))
		if err != nil {
			return nil, err
		}
		if len(found) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", TilePath(tile), len(found))
		}
		data[i] = found
	}
	return data, nil
}

// SaveTiles is for tlog.TileReader: what comes here has been proven.
func (l *Log) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, tile := range tiles {
		l.tiles[tile] = data[i]
	}
}
