"""Signs a call for an organisation: makes a key, adds it to the organisation under a key that the register knows, and
signs with the new one. Other programs can import what it is made of.

    python3 client.py http://localhost:8080 harbour-accord free-port-of-tessaly first.key own.key

For Ed25519 it needs the package cryptography (Debian: python3-cryptography).
"""
import base64, datetime, hashlib, json, os, secrets, sys, time, urllib.error, urllib.request
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def canonical(value):
    """Canonical JSON (RFC 8785): members sorted by name, no white space."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def base64url(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read_key(path):
    with open(path) as file:
        return json.load(file)


def new_key(path):
    """Makes a key, and the file of it, for its owner alone."""
    seed = secrets.token_bytes(32)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    jwk = {"crv": "Ed25519", "kty": "OKP", "x": base64url(public)}
    keyid = base64url(hashlib.sha256(canonical(jwk)).digest())
    jwk["d"] = base64url(seed)
    key = {"v": 1, "kind": "avow-key", "use": "party", "keyid": keyid, "jwk": jwk}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(canonical(key) + b"\n")
    return key


class Refused(Exception):
    """What the server refuses: decide by `code`, and show `detail` and `mend`."""

    def __init__(self, status, problem):
        super().__init__(f"Refused ({status} {problem.get('code')}): {problem.get('detail')} {problem.get('mend')}")
        self.status, self.code = status, problem.get("code")


def ask(address, body=None, tries=5):
    """What the server answers. Without an answer, or told to wait, it sends the same bytes again: they are recorded once."""
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    wait = 2
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()
    except urllib.error.HTTPError as refusal:
        if refusal.code not in (429, 503) or tries == 1:
            is_json = "json" in refusal.headers.get("Content-Type", "")
            raise Refused(refusal.code, json.loads(refusal.read()) if is_json else {}) from None
        asked = refusal.headers.get("Retry-After", "")
        wait = int(asked) if asked.isdigit() else wait
    except OSError:
        if tries == 1:
            raise
    time.sleep(wait)
    return ask(address, body, tries - 1)


def post(server, keys, **says):
    """Posts what somebody says (type, by, call, body), signed by each key, and returns the number of its entry."""
    log, size, root = ask(f"{server}/log/checkpoint").decode().split("\n")[:3]
    seen = {"size": int(size), "root": "sha256:" + base64url(base64.b64decode(root))}
    at = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    nonce = base64url(secrets.token_bytes(16))
    payload = canonical({"v": 1, "log": log, "at": at, "seen": seen, "nonce": nonce, **says})
    payload_type = "application/vnd.avow.statement+json"
    # 35 is the length of the type.
    signed = f"DSSEv1 35 {payload_type} {len(payload)} ".encode() + payload
    signatures = []
    for key in sorted(keys, key=lambda one: one["keyid"]):
        private = Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(key["jwk"]["d"] + "="))
        signatures.append({"keyid": key["keyid"], "sig": base64.b64encode(private.sign(signed)).decode()})
    payload = base64.b64encode(payload).decode()
    envelope = canonical({"payload": payload, "payloadType": payload_type, "signatures": signatures})
    return json.loads(ask(f"{server}/statements", envelope))["index"]


def main(server, call, by, first, own):
    # All that can be asked beforehand is asked before a key is made and added for it.
    about = json.loads(ask(f"{server}/{call}.json"))
    party = json.loads(ask(f"{server}/parties/{by}.json"))
    before = party["signatures"].get(call)
    if before and (before["state"], before["how"], before["manifest"]) == ("standing", "given", about["textInForce"]):
        detail = f"{by} has signed this text of {call} already, by entry {before['entry']}."
        raise Refused(409, {"code": "signature_exists", "detail": detail, "mend": "No key was added."})
    key = read_key(own) if os.path.exists(own) else new_key(own)
    if key["keyid"] not in [one["keyid"] for one in party["keys"]]:
        public = {name: key["jwk"][name] for name in ("crv", "kty", "x")}
        body = {"holder": by, "key": {"alg": "Ed25519", "use": "party", "jwk": public}, "reason": None}
        post(server, [read_key(first), key], type="key/added", by=by, call=None, body=body)
    # Which text, under which rules, read in which language: the bytes that whoever decides has to see.
    text = next((one for one in about["texts"] if one["lang"] == "en"), about["texts"][0])
    print(f"Text: {text['title']}, {server}/words/{text['digest']}")
    body = {"manifest": about["textInForce"], "policy": about["policy"]["digest"], "read": [text["lang"]]}
    body |= {"reservation": None, "declaration": None}
    index = post(server, [key], type="signature/given", by=by, call=call, body=body)
    print(f"Signed: {server}/entries/{index}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Refused as refusal:
        sys.exit(str(refusal))
