package main

import (
	"bytes"
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"
)

// key is a key as it entered the log. The scheme comes from here, never from the envelope.
type key struct {
	id      string
	use     string
	passkey bool
	rpHash  [32]byte
	origins []string

	ed25519 ed25519.PublicKey
	p256    *ecdsa.PublicKey
	rsa     *rsa.PublicKey

	// What the log says of it.
	holder  string
	role    string
	added   int64
	revoked bool
	// revokedBy is the entry that revoked it.
	revokedBy int64
}

const (
	label = `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`
	host  = label + `(\.` + label + `)*`
	port  = `[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]`
)

var (
	rpIDForm   = regexp.MustCompile(`^` + host + `$`)
	originForm = regexp.MustCompile(`^https?://` + host + `(:(` + port + `))?$`)
)

func parseKey(v value) (*key, error) {
	m, err := v.closed("a key", "alg", "jwk", "use", "origins?", "rpId?")
	if err != nil {
		return nil, err
	}
	alg, jwk, use, origins, rpID := m[0].text, *m[1], m[2].text, m[3], m[4]
	k := &key{use: use, passkey: rpID != nil}
	if !slices.Contains([]string{"depositary", "officer", "party", "recovery", "reviewer", "observer"}, use) {
		return nil, fmt.Errorf("a key of use %.40q", use)
	}
	if (rpID == nil) != (origins == nil) || rpID == nil && alg != "Ed25519" {
		return nil, errors.New("a passkey names rpId and origins, another key is Ed25519 and names neither")
	}
	if rpID != nil {
		if !rpIDForm.MatchString(rpID.text) || len(rpID.text) > 253 || len(origins.items) < 1 || len(origins.items) > 8 {
			return nil, errors.New("a passkey's rpId or origins have not their form")
		}
		k.rpHash = sha256.Sum256([]byte(rpID.text))
		for _, one := range origins.items {
			if !originForm.MatchString(one.text) || len(one.text) > 300 || slices.Contains(k.origins, one.text) {
				return nil, fmt.Errorf("an origin %.80q", one.text)
			}
			k.origins = append(k.origins, one.text)
		}
	}
	var canonical string
	switch alg {
	case "Ed25519":
		canonical, err = k.readEd25519(jwk)
	case "ES256":
		canonical, err = k.readP256(jwk)
	case "RS256":
		canonical, err = k.readRSA(jwk)
	default:
		err = fmt.Errorf("a key for %.40q", alg)
	}
	if err != nil {
		return nil, err
	}
	thumbprint := sha256.Sum256([]byte(canonical))
	k.id = base64.RawURLEncoding.EncodeToString(thumbprint[:])
	return k, nil
}

func (k *key) readEd25519(jwk value) (string, error) {
	m, err := jwk.closed("an Ed25519 key", "crv", "kty", "x")
	if err != nil {
		return "", err
	}
	x, err := base64Of(base64.RawURLEncoding, m[2])
	if err != nil || len(x) != ed25519.PublicKeySize || m[0].text != "Ed25519" || m[1].text != "OKP" {
		return "", errors.New("this is not an Ed25519 key")
	}
	if !inPrimeSubgroup(x) {
		return "", errors.New("an Ed25519 key outside the subgroup of prime order")
	}
	k.ed25519 = x
	return fmt.Sprintf(`{"crv":"Ed25519","kty":"OKP","x":%q}`, m[2].text), nil
}

func (k *key) readP256(jwk value) (string, error) {
	m, err := jwk.closed("a P-256 key", "crv", "kty", "x", "y")
	if err != nil {
		return "", err
	}
	x, errX := base64Of(base64.RawURLEncoding, m[2])
	y, errY := base64Of(base64.RawURLEncoding, m[3])
	if errors.Join(errX, errY) != nil || len(x) != 32 || len(y) != 32 || m[0].text != "P-256" || m[1].text != "EC" {
		return "", errors.New("this is not a P-256 key")
	}
	// crypto/ecdh checks that the point lies on the curve, and is not at infinity.
	if _, err := ecdh.P256().NewPublicKey(slices.Concat([]byte{4}, x, y)); err != nil {
		return "", err
	}
	k.p256 = &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
	return fmt.Sprintf(`{"crv":"P-256","kty":"EC","x":%q,"y":%q}`, m[2].text, m[3].text), nil
}

func (k *key) readRSA(jwk value) (string, error) {
	m, err := jwk.closed("an RSA key", "e", "kty", "n")
	if err != nil {
		return "", err
	}
	n, err := base64Of(base64.RawURLEncoding, m[2])
	if err != nil || m[0].text != "AQAB" || m[1].text != "RSA" || len(n) == 0 || n[0] == 0 || n[len(n)-1]%2 == 0 {
		return "", errors.New("this is not an RSA key of exponent 65537")
	}
	modulus := new(big.Int).SetBytes(n)
	if modulus.BitLen() < 2048 || modulus.BitLen() > 4096 {
		return "", fmt.Errorf("an RSA key of %d bits", modulus.BitLen())
	}
	k.rsa = &rsa.PublicKey{N: modulus, E: 65537}
	return fmt.Sprintf(`{"e":"AQAB","kty":"RSA","n":%q}`, m[2].text), nil
}

// inPrimeSubgroup says whether x is the canonical encoding of a point of the prime-order subgroup, not the neutral
// element. The standard library has no such check, but X25519 does it: its ladder multiplies by a scalar that is a
// multiple of 8, which takes any small-order part away. 5L-1 is such a scalar, and equals -1 modulo the order L, so
// the u-coordinate comes out unchanged if and only if there was no such part.
func inPrimeSubgroup(x []byte) bool {
	y := littleEndian(x)
	y.SetBit(y, 255, 0)
	if y.Cmp(p25519) >= 0 || y.Cmp(one) == 0 {
		return false
	}
	// On the curve: x² = (y² - 1) / (d y² + 1) has a root.
	yy := new(big.Int).Mul(y, y)
	denominator := new(big.Int).Mul(d25519, yy)
	denominator.Add(denominator, one)
	xx := yy.Sub(yy, one)
	xx.Mul(xx, denominator).Mod(xx, p25519)
	if big.Jacobi(xx, p25519) != 1 {
		return false // off the curve, or y = -1, which has order 2
	}
	u := new(big.Int).Sub(one, y)
	u.ModInverse(u.Mod(u, p25519), p25519)
	u.Mul(u, new(big.Int).Add(one, y)).Mod(u, p25519)
	point, err := ecdh.X25519().NewPublicKey(bytes32(u))
	if err != nil {
		return false
	}
	product, err := minusOne.ECDH(point)
	return err == nil && bytes.Equal(product, point.Bytes())
}

var (
	neutral   = append([]byte{1}, make([]byte, 31)...)
	one       = big.NewInt(1)
	p25519    = new(big.Int).Sub(new(big.Int).Lsh(one, 255), big.NewInt(19))
	d25519, _ = new(big.Int).SetString("37095705934669439343138083508754565189542113879843219016388785533085940283555", 10)
	minusOne  = newMinusOne()
)

func newMinusOne() *ecdh.PrivateKey {
	order, _ := new(big.Int).SetString("27742317777372353535851937790883648493", 10)
	order.Add(order, new(big.Int).Lsh(one, 252))
	scalar := new(big.Int).Mul(order, big.NewInt(5))
	private, err := ecdh.X25519().NewPrivateKey(bytes32(scalar.Sub(scalar, one)))
	if err != nil {
		panic(err)
	}
	return private
}

func littleEndian(x []byte) *big.Int {
	reversed := slices.Clone(x)
	slices.Reverse(reversed)
	return new(big.Int).SetBytes(reversed)
}

func bytes32(n *big.Int) []byte {
	out := n.FillBytes(make([]byte, 32))
	slices.Reverse(out)
	return out
}

// signature is one line of an envelope.
type signature struct {
	keyid             string
	sig               []byte
	webauthn          bool
	authenticatorData []byte
	clientDataJSON    []byte
}

func (k *key) verify(s *signature, pae []byte) error {
	if s.webauthn != k.passkey {
		return errors.New("the scheme of the signature is not that of its key")
	}
	if !k.passkey {
		if !k.matches(pae, s.sig) {
			return errors.New("the signature does not match")
		}
		return nil
	}
	challenge := sha256.Sum256(slices.Concat([]byte("avow/statement/v1\x00"), pae))
	if err := k.checkClient(s.clientDataJSON, base64.RawURLEncoding.EncodeToString(challenge[:])); err != nil {
		return err
	}
	if err := k.checkAuthenticator(s.authenticatorData); err != nil {
		return err
	}
	clientHash := sha256.Sum256(s.clientDataJSON)
	if !k.matches(slices.Concat(s.authenticatorData, clientHash[:]), s.sig) {
		return errors.New("the passkey's signature does not match")
	}
	return nil
}

func (k *key) matches(message, sig []byte) bool {
	hash := sha256.Sum256(message)
	switch {
	case k.ed25519 != nil:
		// Of the points of small order only the neutral one can meet the equation under a key of prime order.
		return len(sig) == ed25519.SignatureSize && !bytes.Equal(sig[:32], neutral) && ed25519.Verify(k.ed25519, message, sig)
	case k.p256 != nil:
		return ecdsa.VerifyASN1(k.p256, hash[:], sig)
	default:
		return rsa.VerifyPKCS1v15(k.rsa, crypto.SHA256, hash[:], sig) == nil
	}
}

// checkClient is the first half of WebAuthn Level 3 section 7.2.
func (k *key) checkClient(data []byte, challenge string) error {
	client, err := membersOnce(data)
	if err != nil {
		return err
	}
	said := func(name string) string {
		var found string
		if json.Unmarshal(client[name], &found) != nil {
			return ""
		}
		return found
	}
	_, framed := client["topOrigin"]
	cross, present := client["crossOrigin"]
	switch {
	case said("type") != "webauthn.get":
		return errors.New("the passkey was not asked to sign")
	case said("challenge") != challenge:
		return errors.New("the passkey signed another challenge")
	case !slices.Contains(k.origins, said("origin")):
		return errors.New("the passkey was used on another origin")
	case framed || present && string(cross) != "false":
		return errors.New("the passkey was used in a frame of another site")
	}
	return nil
}

func (k *key) checkAuthenticator(data []byte) error {
	const present, verified, eligible, backedUp, attested, extended = 0x01, 0x04, 0x08, 0x10, 0x40, 0x80
	if len(data) < 37 {
		return errors.New("the authenticator data is too short")
	}
	flags := data[32]
	switch {
	case (flags&extended != 0) != (len(data) > 37), flags&attested != 0, flags&backedUp != 0 && flags&eligible == 0:
		return errors.New("the authenticator data has not the form of an assertion")
	case !bytes.Equal(data[:32], k.rpHash[:]):
		return errors.New("the passkey signed for another relying party")
	case flags&present == 0 || flags&verified == 0:
		return errors.New("the passkey signed without its user")
	}
	return nil
}

// oneReading refuses what two readers of JSON may read otherwise: a name that stands twice in an object, half a surrogate
// pair, and more containers within another than some go down.
func oneReading(data []byte) error {
	if !utf8.Valid(data) {
		return errors.New("the client data is not UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var open []map[string]bool
	named := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		switch token := token.(type) {
		case json.Delim:
			if named = token == '{'; token == '}' || token == ']' {
				open = open[:len(open)-1]
			} else if token == '[' {
				open = append(open, nil)
			} else {
				open = append(open, map[string]bool{})
			}
			if len(open) > maxDepth {
				return errors.New("the client data is nested too deep")
			}
		case string:
			if !named {
				break
			}
			if open[len(open)-1][token] {
				return fmt.Errorf("the client data has %.40q twice", token)
			}
			open[len(open)-1][token] = true
			named = false
			continue
		}
		// After a value comes a name, where the innermost container is an object.
		named = len(open) > 0 && open[len(open)-1] != nil
	}
	return wholePairs(data)
}

var escapes = regexp.MustCompile(`\\(u[0-9a-fA-F]{4}|.)`)

// wholePairs looks at the escapes themselves: encoding/json puts U+FFFD in the place of half a pair.
func wholePairs(data []byte) error {
	half := errors.New("the client data has half a surrogate pair")
	// Where the second half has to stand, once the first was read.
	next := -1
	for _, at := range escapes.FindAllIndex(data, -1) {
		unit, err := strconv.ParseUint(string(data[at[0]+2:at[1]]), 16, 16)
		if err != nil || at[1]-at[0] != 6 {
			unit = 0
		}
		isSecond := unit >= 0xdc00 && unit <= 0xdfff
		if next >= 0 && !(isSecond && at[0] == next) || next < 0 && isSecond {
			return half
		}
		if next = -1; unit >= 0xd800 && unit <= 0xdbff {
			next = at[1]
		}
	}
	if next >= 0 {
		return half
	}
	return nil
}

// membersOnce reads the object of the client data.
func membersOnce(data []byte) (map[string]json.RawMessage, error) {
	if err := oneReading(data); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return nil, errors.New("the client data is not an object")
	}
	found := map[string]json.RawMessage{}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		var member json.RawMessage
		if err := decoder.Decode(&member); err != nil {
			return nil, err
		}
		if _, twice := found[name.(string)]; twice {
			return nil, fmt.Errorf("the client data has %.40q twice", name)
		}
		found[name.(string)] = member
	}
	if _, err := decoder.Token(); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("the client data goes on after its object")
	}
	return found, nil
}
