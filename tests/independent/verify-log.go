// Checks a published log with Go's transparency-log library and nothing of ours: signature, every entry,
// every tile, the root, record proofs and tree proofs. Usage: verify-log <folder> <verifier key>
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

// The library puts the tile height into its paths and says data for entries; published logs do neither.
func (f folder) read(t tlog.Tile) []byte {
	path := strings.Replace(strings.Replace(t.Path(), "tile/8/", "tile/", 1), "/data/", "/entries/", 1)
	return must(os.ReadFile(filepath.Join(string(f), path)))
}
func (f folder) Height() int                     { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, t := range tiles {
		data = append(data, f.read(t))
	}
	return data, nil
}

func main() {
	dir, key := folder(os.Args[1]), must(note.NewVerifier(os.Args[2]))
	signed := must(note.Open(must(os.ReadFile(filepath.Join(string(dir), "checkpoint"))), note.VerifierList(key)))
	must(base64.StdEncoding.Strict().DecodeString(signed.Sigs[0].Base64))
	lines := strings.Split(signed.Text, "\n")
	check(len(lines) == 4 && lines[0] == key.Name(), "the checkpoint does not have three lines, the first its origin")
	tree := tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}

	// Everything is computed again from the entries alone, then compared with what is published.
	var hashes, records []tlog.Hash
	computed := tlog.HashReaderFunc(func(indexes []int64) (list []tlog.Hash, err error) {
		for _, i := range indexes {
			list = append(list, hashes[i])
		}
		return list, nil
	})
	for n := int64(0); n < tree.N; n += 256 {
		width := int(min(256, tree.N-n))
		bundle := dir.read(tlog.Tile{H: 8, L: -1, N: n / 256, W: width})
		for i := 0; i < width; i++ {
			check(len(bundle) >= 2, "a bundle is too short")
			end := 2 + int(bundle[0])<<8 + int(bundle[1])
			check(len(bundle) >= end, "a bundle is too short")
			records = append(records, tlog.RecordHash(bundle[2:end]))
			hashes = append(hashes, must(tlog.StoredHashes(n+int64(i), bundle[2:end], computed))...)
			bundle = bundle[end:]
		}
		check(len(bundle) == 0, "a bundle is too long")
	}
	check(must(tlog.TreeHash(tree.N, computed)) == tree.Hash, "the entries give another root than the signed one")
	compared, tiles := 0, tlog.NewTiles(8, 0, tree.N)
	for i, t := range tiles {
		// The library lists a partial tile at every width it ever had; only the last is promised to stay.
		if i+1 < len(tiles) && tiles[i+1].L == t.L && tiles[i+1].N == t.N {
			continue
		}
		compared++
		check(bytes.Equal(dir.read(t), must(tlog.ReadTileData(t, computed))), "the entries give another tile "+t.Path())
	}

	published, proofs := tlog.TileHashReader(tree, dir), 0
	for n := int64(0); n < tree.N; n++ {
		if n%(1+tree.N/500) != 0 && n != tree.N-1 {
			continue
		}
		must(0, tlog.CheckRecord(must(tlog.ProveRecord(tree.N, n, published)), tree.N, tree.Hash, n, records[n]))
		old := must(tlog.TreeHash(n+1, computed))
		must(0, tlog.CheckTree(must(tlog.ProveTree(tree.N, n+1, published)), tree.N, tree.Hash, n+1, old))
		proofs++
	}
	fmt.Printf("%s: signature, %d entries, %d tiles, root %s, %d record proofs and %d tree proofs hold\n",
		lines[0], tree.N, compared, tree.Hash, proofs, proofs)
}

func must[T any](value T, err error) T {
	if err != nil {
		check(false, err.Error())
	}
	return value
}

func check(holds bool, what string) {
	if !holds {
		fmt.Println("DAMAGED:", what)
		os.Exit(1)
	}
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
