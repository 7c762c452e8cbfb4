#!/usr/bin/env python3
"""Verifies a bundle of `agreements export-bundle`, or a proof: a second opinion that shares no code with the product and needs Python alone.

    python3 ops/verify/verify.py FILE [--policy FILE]

Every inconsistency is printed with its place. Exit code: 0 sound, 1 broken, 2 cannot tell. Without a policy (C2SP tlog-policy) the bundle's own keys are
believed: compare them with those that were given out by another way.
"""
import base64
import hashlib
import json
import struct
import sys
import zipfile

MARK = b"agreements-bundle/1 sha256:"
STAGES = {"agreement-proposed": "proposed", "agreement-negotiated": "negotiated", "agreement-signed": "signed",
          "implementation-started": "implementing", "agreement-evaluated": "evaluated"}
FILES = {"README.md", "entry.schema.json", "checkpoint", "keys", "handovers", "events/entries.jsonl", "events/bodies.jsonl", "events/leaves.bin",
         "events/proofs.jsonl", "documents.jsonl", "agreements.jsonl", "sentences.jsonl", "names.jsonl"}
MEMBERS = ["at", "body", "causation", "clrType", "correlation", "headers", "id", "leaf", "position", "stream", "type", "user", "version"]
wrong, unknown = [], []


def sha(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha(b"\1" + left + right)


# --- Ed25519 (RFC 8032), verification only ---------------------------------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point(data):
    """A point from its 32 bytes, in extended coordinates; None for no point."""
    y = int.from_bytes(data, "little") & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and data[31] >> 7):
        return None
    if x & 1 != data[31] >> 7:
        x = P - x
    return x, y, 1, x * y % P


def plus(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = plus(q, p)
        p, n = plus(p, p), n >> 1
    return q


BASE = point(bytes([0x58] + [0x66] * 31))


def ed25519(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), plus(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- SM2 with SM3 (GB/T 32918.2, GB/T 32905), verification only ------------------------------------------------------------------------------------

SM2 = b"gmt.0003/sm2-sm3"
SM2_P = 2**256 - 2**224 - 2**96 + 2**64 - 1
SM2_A = SM2_P - 3
SM2_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
SM2_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
SM2_G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
         0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
USUAL_ID = b"1234567812345678"
WORD = 0xFFFFFFFF


def turned(x, n):
    return (x << n % 32 | x >> (32 - n % 32)) & WORD


def sm3(data):
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + struct.pack(">Q", 8 * len(data))
    for block in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[block:block + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ turned(w[j - 3], 15)
            w.append(x ^ turned(x, 15) ^ turned(x, 23) ^ turned(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            first = turned((turned(a, 12) + e + turned(0x79CC4519 if j < 16 else 0x7A879D8A, j)) & WORD, 7)
            one = ((a ^ b ^ c if j < 16 else a & b | a & c | b & c) + d + (first ^ turned(a, 12)) + (w[j] ^ w[j + 4])) & WORD
            two = ((e ^ f ^ g if j < 16 else e & f | ~e & g) + h + first + w[j]) & WORD
            a, b, c, d, e, f, g, h = one, a, turned(b, 9), c, two ^ turned(two, 9) ^ turned(two, 17), e, turned(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return struct.pack(">8I", *v)


def sm2_plus(p, q):
    """The sum of two points of the curve; None is the point at infinity."""
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % SM2_P == 0:
        return None
    top, bottom = (3 * p[0] * p[0] + SM2_A, 2 * p[1]) if p == q else (q[1] - p[1], q[0] - p[0])
    slope = top * pow(bottom, -1, SM2_P)
    x = (slope * slope - p[0] - q[0]) % SM2_P
    return x, (slope * (p[0] - x) - p[1]) % SM2_P


def sm2_times(n, p):
    q = None
    while n:
        if n & 1:
            q = sm2_plus(q, p)
        p, n = sm2_plus(p, p), n >> 1
    return q


def der(n):
    data = n.to_bytes(n.bit_length() // 8 + 1, "big")
    return b"\2" + bytes([len(data)]) + data


def sm2(key, message, signature):
    x, y = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    if len(key) != 65 or key[0] != 4 or max(x, y) >= SM2_P or (y * y - (x * x + SM2_A) * x - SM2_B) % SM2_P:
        return False
    try:
        size = signature[3]
        r, s = int.from_bytes(signature[4:4 + size], "big"), int.from_bytes(signature[6 + size:], "big")
        if signature != b"\x30" + bytes([len(signature) - 2]) + der(r) + der(s):
            return False
    except (IndexError, ValueError, OverflowError):
        return False
    own = b"".join(n.to_bytes(32, "big") for n in (SM2_A, SM2_B, *SM2_G, x, y))
    e = int.from_bytes(sm3(sm3(struct.pack(">H", 8 * len(USUAL_ID)) + USUAL_ID + own) + message), "big")
    t = (r + s) % SM2_N
    if not (0 < r < SM2_N and 0 < s < SM2_N and t):
        return False
    there = sm2_plus(sm2_times(s, SM2_G), sm2_times(t, (x, y)))
    return there is not None and (e + there[0]) % SM2_N == r


# --- Notes and policies (C2SP) ---------------------------------------------------------------------------------------------------------------------

class Key:
    def __init__(self, text):
        self.name, ident, data = text.split("+", 2)
        raw = base64.b64decode(data, validate=True)
        if sha(self.name.encode() + b"\n" + raw)[:4].hex() != ident:
            raise ValueError("the id of the key %s does not fit it" % self.name)
        self.text, self.ident, self.kind, self.public = text, bytes.fromhex(ident), raw[0], raw[1:]
        if self.kind == 0xff and self.public.startswith(SM2):
            self.public = self.public[len(SM2):]
        elif self.kind not in (1, 4):
            raise ValueError("the key of %s is for an algorithm that is not known here" % self.name)

    def verifies(self, text, signature):
        if self.kind == 4:
            stamp = struct.unpack(">Q", signature[:8])[0]
            return ed25519(self.public, b"cosignature/v1\ntime %d\n" % stamp + text.encode(), signature[8:])
        return (ed25519 if self.kind == 1 else sm2)(self.public, text.encode(), signature)


def read_note(note):
    """The text of a note and its signatures: (name, id, bytes)."""
    text, _, tail = note.rpartition("\n\n")
    if not text or not tail.endswith("\n"):
        raise ValueError("no signatures after an empty line")
    signatures = []
    for line in tail[:-1].split("\n"):
        dash, name, data = line.split(" ")
        raw = base64.b64decode(data, validate=True)
        if dash != "\u2014" or len(raw) < 5 or base64.b64encode(raw).decode() != data:
            raise ValueError("'%s' is no signature" % line)
        signatures.append((name, raw[:4], raw[4:]))
    return text + "\n", signatures


class Policy:
    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        for line in text.split("\n"):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "log":
                self.logs.append(Key(words[1]))
            elif words[0] == "witness":
                self.witnesses[words[1]] = Key(words[2])
            elif words[0] == "group":
                members = words[3:]
                self.groups[words[1]] = ({"any": 1, "all": len(members)}.get(words[2]) or int(words[2]), members)
            elif words[0] == "quorum":
                self.quorum = words[1]

    def met(self, names, what=None):
        what = what or self.quorum
        if what == "none":
            return True
        if what in self.groups:
            least, members = self.groups[what]
            return sum(self.met(names, m) for m in members) >= least
        return what in names


def check_checkpoint(note, own, handovers, policy):
    """(size, root) of a checkpoint, and whether by signatures that are believed."""
    try:
        text, signatures = read_note(note)
        origin, size, root = text.split("\n")[:3]
        root = base64.b64decode(root, validate=True)
        if len(root) != 32 or str(int(size)) != size:
            raise ValueError("size or root")
    except ValueError as e:
        wrong.append(("checkpoint", "it is no checkpoint: %s" % e))
        return None
    logs = list(policy.logs) if policy and policy.logs else own
    for handover in handovers:
        logs = logs + successor(handover, logs, own)
    names, signed = set(), False
    known = [(None, k) for k in logs if k.name == origin] + (list(policy.witnesses.items()) if policy else [])
    for name, ident, data in signatures:
        for called, key in known:
            if (key.name, key.ident) != (name, ident):
                continue
            if not key.verifies(text, data):
                wrong.append(("checkpoint", "the signature of %s is wrong" % name))
            elif called:
                names.add(called)
            else:
                signed = True
    if not signed:
        unknown.append(("checkpoint", "no key of '%s' that is believed has signed it" % origin))
    if policy and not policy.met(names):
        unknown.append(("checkpoint", "fewer witnesses have cosigned it than the policy asks for"))
    return int(size), root


def successor(note, believed, own):
    try:
        text, signatures = read_note(note)
        lines = text.split("\n")
        by = [k for k in believed if k.text == lines[1]
              and any((k.name, k.ident) == s[:2] and k.verifies(text, s[2]) for s in signatures)]
        return [k for k in own if by and k.text == lines[2]]
    except (ValueError, IndexError):
        return []


# --- The tree (RFC 9162) ---------------------------------------------------------------------------------------------------------------------------

def included(index, leaf, size, root, proof):
    at, last, value = index, size - 1, leaf
    if not 0 <= index < size:
        return False
    for beside in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            value = node(beside, value)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node(value, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and value == root


class Tree:
    """The root over leaves that come one after the other: perfect trees, the largest first."""

    def __init__(self):
        self.size, self.stack = 0, []

    def add(self, leaf):
        self.size += 1
        size = self.size
        while size & 1 == 0:
            leaf, size = node(self.stack.pop(), leaf), size >> 1
        self.stack.append(leaf)

    def root(self):
        if not self.stack:
            return sha(b"")
        value = self.stack[-1]
        for left in reversed(self.stack[:-1]):
            value = node(left, value)
        return value


# --- The bundle ------------------------------------------------------------------------------------------------------------------------------------

class Bundle:
    def __init__(self, path, policy):
        self.path, self.policy = path, policy
        self.versions, self.stages, self.documents, self.positions, self.count = {}, {}, {}, set(), 0

    def check(self):
        self.check_digest()
        try:
            with zipfile.ZipFile(self.path) as self.zip:
                self.names = set(self.zip.namelist())
                manifest = json.loads(self.text("manifest.json") or "null")
                if not isinstance(manifest, dict) or manifest.get("format") != "agreements-bundle/1":
                    return unknown.append(("manifest.json", "the form is none that is known here"))
                self.check_files(manifest)
                own = self.keys()
                marked = "agreements ledger hand-over v1"
                handovers = [marked + p.rstrip("\n") + "\n" for p in self.text("handovers").split(marked) if p]
                tree = check_checkpoint(self.text("checkpoint"), own, handovers, self.policy)
                self.check_events(manifest, tree)
                self.check_documents()
                self.check_told()
        except Exception as e:  # whatever a damaged zip makes of itself
            wrong.append(("zip", "it cannot be read on: %s" % e))

    def check_digest(self):
        with open(self.path, "rb") as f:
            data = f.read()
        length = len(MARK) + 64
        if data[-length:] != MARK + hashlib.sha256(data[:-length]).hexdigest().encode():
            wrong.append(("zip", "the file has not the SHA-256 that its end says: bytes were changed after it was made"))

    def open(self, name):
        if name in self.names:
            return self.zip.open(name)
        wrong.append((name, "the file is missing"))
        return None

    def text(self, name):
        f = self.open(name)
        return f.read().decode("utf-8", "replace") if f else ""

    def lines(self, name):
        f = self.open(name)
        for number, line in enumerate(f or [], 1):
            yield number, line.rstrip(b"\n")

    def keys(self):
        keys = []
        for number, line in self.lines("keys"):
            try:
                keys.append(Key(line.decode()))
            except (ValueError, IndexError) as e:
                wrong.append(("keys:%d" % number, str(e)))
        return keys

    def check_files(self, manifest):
        for f in manifest["files"]:
            if f["name"] in self.names:
                digest, size = hashlib.sha256(), 0
                with self.zip.open(f["name"]) as content:
                    for part in iter(lambda: content.read(1 << 16), b""):
                        digest.update(part)
                        size += len(part)
                if (size, digest.hexdigest()) != (f["size"], f["sha256"]):
                    wrong.append((f["name"], "size or SHA-256 is not the manifest's"))
            else:
                wrong.append((f["name"], "the file is missing"))
        for name in self.names - {f["name"] for f in manifest["files"]} - {"manifest.json"}:
            wrong.append((name, "the manifest has no such file"))
        for f in manifest["files"]:
            if f["name"] not in FILES and not f["name"].startswith("documents/"):
                wrong.append((f["name"], "no bundle has such a file"))

    def check_events(self, manifest, tree):
        complete, grown, last = manifest["complete"], Tree(), -1
        leaves = self.open("events/leaves.bin") if complete else None
        proofs = None if complete else self.lines("events/proofs.jsonl")
        bodies = self.lines("events/bodies.jsonl")
        for number, line in self.lines("events/entries.jsonl"):
            self.count = number
            place, leaf = "events/entries.jsonl:%d" % number, sha(b"\0" + line)
            if complete:
                grown.add(leaf)
                if not leaves or leaves.read(32) != leaf:
                    wrong.append((place, "its hash is not the leaf that was sealed"))
            else:
                proof = json.loads(next(proofs, (0, b"null"))[1]) or {"index": -1, "hashes": []}
                if tree and not included(proof["index"], leaf, tree[0], tree[1], [base64.b64decode(h) for h in proof["hashes"]]):
                    wrong.append((place, "the leaf %s of the checkpoint's tree is not this event" % proof["index"]))
                if proof["index"] <= last:
                    wrong.append((place, "leaves are out of order, or one is there twice"))
                last = proof["index"]
            self.check_entry(number, line, next(bodies, (0, b""))[1])
        if next(bodies, None):
            wrong.append(("events/bodies.jsonl", "there is a line too many"))
        if self.count != manifest["events"]:
            wrong.append(("events/entries.jsonl", "it has %d events, and by the manifest %s" % (self.count, manifest["events"])))
        if complete and tree and (grown.size, grown.root()) != tree:
            wrong.append(("checkpoint", "the root over all events is another than was signed"))

    def check_entry(self, number, line, body):
        place = "events/entries.jsonl:%d" % number
        try:
            pairs = json.loads(line, object_pairs_hook=lambda p: p)
            entry = dict(pairs)
            if [name for name, _ in pairs] != MEMBERS or entry["leaf"] != 1:
                raise ValueError("its members")
        except (ValueError, TypeError) as e:
            return wrong.append((place, "it is no entry: %s" % e))
        if hashlib.sha256(body).hexdigest() != entry["body"]:
            wrong.append(("events/bodies.jsonl:%d" % number, "it is not the body that was sealed"))
        before = self.versions.get(entry["stream"], 0)
        if entry["version"] != before + 1:
            wrong.append((place, "version %s of stream %s follows version %s" % (entry["version"], entry["stream"], before)))
        self.versions[entry["stream"]] = max(before, entry["version"])
        if entry["position"] in self.positions:
            wrong.append((place, "the event of number %s is there twice" % entry["position"]))
        self.positions.add(entry["position"])
        try:
            stage = json.loads(body)["to"] if entry["type"] == "agreement-returned" else STAGES.get(entry["type"])
            if stage:
                self.stages[entry["stream"]] = stage
            if entry["type"] == "document-attached":
                self.documents.setdefault(json.loads(body)["sha256"], place)
        except (ValueError, KeyError, TypeError) as e:
            wrong.append(("events/bodies.jsonl:%d" % number, "it cannot be read: %s" % e))

    def check_documents(self):
        listed = set()
        for number, line in self.lines("documents.jsonl"):
            document = json.loads(line)
            name = "documents/" + document["sha256"]
            listed.add(document["sha256"])
            if document["sha256"] not in self.documents:
                wrong.append(("documents.jsonl:%d" % number, "no event names this document"))
            if not document["present"]:
                unknown.append((name, "its content was not in the database when the bundle was made"))
            elif name not in self.names or hashlib.sha256(self.zip.read(name)).hexdigest() != document["sha256"]:
                wrong.append((name, "the content is not what was recorded"))
        for name in self.names:
            if name.startswith("documents/") and name[10:] not in listed:
                wrong.append((name, "the list of documents has no such file"))
        for sha256, place in self.documents.items():
            if sha256 not in listed:
                wrong.append((place, "the document %s that it names is not in the bundle" % sha256))

    def check_told(self):
        told = set()
        for number, line in self.lines("agreements.jsonl"):
            a = json.loads(line)
            told.add(a["id"])
            if (a["version"], a["stage"]) != (self.versions.get(a["id"]), self.stages.get(a["id"])):
                wrong.append(("agreements.jsonl:%d" % number, "the events say version %s, %s" % (self.versions.get(a["id"]), self.stages.get(a["id"]))))
        for stream in set(self.stages) - told:
            wrong.append(("agreements.jsonl", "the agreement %s is missing" % stream))
        count = 0
        for number, line in self.lines("sentences.jsonl"):
            s, count = json.loads(line), count + 1
            if not 1 <= s["version"] <= self.versions.get(s["stream"], 0):
                wrong.append(("sentences.jsonl:%d" % number, "the bundle has no such event"))
        if count != self.count:
            wrong.append(("sentences.jsonl", "it has %d sentences, and there are %d events" % (count, self.count)))


def check_proof(text, policy):
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    extra = base64.b64decode(lines.pop(1)[6:]) if len(lines) > 1 and lines[1].startswith("extra ") else b""
    tree = check_checkpoint(note, [], [], policy or Policy("quorum none"))
    index = int(lines[1].split(" ")[1])
    if tree and not included(index, sha(b"\0" + extra), tree[0], tree[1], [base64.b64decode(h) for h in lines[2:]]):
        wrong.append(("proof", "the leaf %d of the checkpoint's tree is not the entry that came along" % index))


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help") or (len(arguments) > 1 and arguments[1] != "--policy") or len(arguments) == 2:
        print(__doc__)
        return 2
    policy = Policy(open(arguments[2], encoding="utf-8").read()) if len(arguments) > 2 else None
    with open(arguments[0], "rb") as f:
        data = f.read()
    if data[:4] == b"PK\3\4" or MARK[:19] in data[-len(MARK) - 64:]:
        Bundle(arguments[0], policy).check()
    elif data.startswith(b"c2sp.org/tlog-proof@v1\n"):
        try:
            check_proof(data.decode(), policy)
        except (ValueError, IndexError) as e:
            wrong.append(("proof", "it cannot be read: %s" % e))
    else:
        unknown.append((arguments[0], "it is neither a bundle nor a proof"))
    for place, what in wrong + unknown:
        print("%s: %s" % (place, what))
    print("broken" if wrong else "it cannot be told" if unknown else "sound")
    return 1 if wrong else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
