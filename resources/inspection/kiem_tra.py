"""Kiểm tra thư mục hồ sơ rút mẫu của Quầy Một Cửa. Chỉ cần Python 3.8 trở lên.

    python kiem_tra.py [--ma MÃ]

Chạy ngay trong thư mục này. MÃ là SHA-256 của tệp tep-va-ma.txt, ghi trong biên bản hoặc trong
việc "look.inspected" của quầy: có MÃ thì biết cả danh mục tệp không bị làm lại.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MANIFEST = "tep-va-ma.txt"
BLOCK = 64
WORD = 0xFFFFFFFF
ENDING = re.compile(
    rb'"previous":"([0-9a-f]{64})?","schema":\d+,"seq":(\d+),'
    rb'"subject":\["[^"\\]*","([0-9a-f]{32})"\],"unit":"[^"\\]*"\}\Z'
)
MOST_SHOWN = 20


class Report:
    """Những gì đúng, những gì sai, những gì cần biết."""

    def __init__(self) -> None:
        self.good: list[str] = []
        self.bad: list[str] = []
        self.notes: list[str] = []

    def part(self, words: str, wrong: list[str]) -> None:
        if wrong:
            self.bad.append(words)
            self.bad += ["   - " + one for one in wrong[:MOST_SHOWN]]
            if len(wrong) > MOST_SHOWN:
                self.bad.append(f"   - và {len(wrong) - MOST_SHOWN} chỗ nữa")
        else:
            self.good.append(words)


def sha256_of(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as content:
        for piece in iter(lambda: content.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()


def root(number: int, power: int) -> int:
    wanted, low, high = number << (32 * power), 0, number << 32
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**power <= wanted else (low, middle - 1)
    return low & WORD


PRIMES = [n for n in range(2, 312) if all(n % m for m in range(2, n))]
ROUNDS = [root(prime, 3) for prime in PRIMES[:BLOCK]]


def compressed(state: list[int], block: bytes) -> list[int]:
    """Một bước của SHA-256 (FIPS 180-4, 6.2.2)."""
    w = [int.from_bytes(block[n : n + 4], "big") for n in range(0, BLOCK, 4)]
    for n in range(16, BLOCK):
        x, y = w[n - 15] * 0x100000001, w[n - 2] * 0x100000001
        low = (x >> 7 ^ x >> 18 ^ w[n - 15] >> 3) & WORD
        high = (y >> 17 ^ y >> 19 ^ w[n - 2] >> 10) & WORD
        w.append((w[n - 16] + low + w[n - 7] + high) & WORD)
    a, b, c, d, e, f, g, h = state
    for n in range(BLOCK):
        x, y = e * 0x100000001, a * 0x100000001
        one = h + ((x >> 6 ^ x >> 11 ^ x >> 25) & WORD) + (g ^ e & (f ^ g)) + ROUNDS[n] + w[n]
        two = ((y >> 2 ^ y >> 13 ^ y >> 22) & WORD) + (a & b | c & (a | b))
        a, b, c, d, e, f, g, h = (one + two) & WORD, a, b, c, (d + one) & WORD, e, f, g
    added = [a, b, c, d, e, f, g, h]
    return [(state[n] + added[n]) & WORD for n in range(8)]


def digest_by(state: bytes, length: int, ending: bytes) -> str:
    """Băm tiếp từ trạng thái giữa chừng đến hết."""
    words = [int.from_bytes(state[n : n + 4], "big") for n in range(0, 32, 4)]
    zeros = bytes((BLOCK - 9 - length) % BLOCK)
    padded = ending + b"\x80" + zeros + (length * 8).to_bytes(8, "big")
    for place in range(0, len(padded), BLOCK):
        words = compressed(words, padded[place : place + BLOCK])
    return b"".join(word.to_bytes(4, "big") for word in words).hex()


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def plus(one: Any, two: Any) -> Any:
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, point: Any) -> Any:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = plus(found, point)
        point = plus(point, point)
        number >>= 1
    return found


def point_of(raw: bytes) -> Any:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or y >= P:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Ed25519 (RFC 8032, 5.1.7)."""
    if len(key) != BLOCK // 2 or len(signature) != BLOCK:
        return False
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), plus(r, times(h, a))
    return all((left[n] * right[2] - right[n] * left[2]) % P == 0 for n in (0, 1))


def check_files(report: Report, expected: str) -> None:
    listed = {}
    for line in (HERE / MANIFEST).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    wrong = []
    for name, digest in sorted(listed.items()):
        file = HERE / name
        if not file.is_file():
            wrong.append("thiếu tệp " + name)
        elif sha256_of(file) != digest:
            wrong.append("tệp đã bị đổi: " + name)
    there = {file.relative_to(HERE).as_posix() for file in HERE.rglob("*") if file.is_file()}
    made = {name for name in there if "__pycache__" in name}
    wrong += ["tệp thừa: " + name for name in sorted(there - made - set(listed) - {MANIFEST})]
    report.part(f"Danh mục tệp: {len(listed)} tệp đúng mã", wrong)
    own = sha256_of(HERE / MANIFEST)
    if not expected:
        report.notes.append("Mã của danh mục tệp, để so với biên bản: " + own)
    else:
        mark = [] if own == expected.lower() else ["mã tính được là " + own]
        report.part("Mã của danh mục tệp khớp mã đã cho", mark)


def check_lottery(report: Report, facts: Any) -> None:
    with (HERE / "khung-mau.csv").open(encoding="utf-8-sig", newline="") as content:
        codes = {row["Mã hồ sơ"] for row in csv.DictReader(content, delimiter=";")}

    def lot(code: str) -> tuple[str, str]:
        said = "{}\n{}".format(facts["seed"], code).encode("utf-8")
        return hashlib.sha256(said).hexdigest(), code

    due = sorted(codes, key=lot)[: facts["size"]]
    given = [one["code"] for one in facts["dossiers"]]
    wrong = [f"hồ sơ {one} phải có mà không có" for one in due if one not in given]
    wrong += [f"hồ sơ {one} không trúng thăm" for one in given if one not in due]
    if len(codes) != facts["among"]:
        wrong.append("khung mẫu ghi {} hồ sơ, có {}".format(facts["among"], len(codes)))
    report.part(f"Rút mẫu: {len(due)} trong {len(codes)} hồ sơ, đúng hạt giống", wrong)


def lines_of(desk: Any) -> Iterator[Any]:
    with (HERE / desk["file"]).open(encoding="utf-8") as content:
        for line in content:
            yield json.loads(line)


def check_chain(report: Report, desk: Any, subjects: Any) -> dict[int, str]:
    """Mã của từng việc trong chuỗi, theo số thứ tự."""
    digests: dict[int, str] = {}
    wrong, gaps, unproven, before = [], 0, 0, desk["first"] - 1
    for line in lines_of(desk):
        seq, digest = line["seq"], line["digest"]
        if seq <= before:
            wrong.append(f"việc số {seq} không theo thứ tự")
        skipped = seq != before + 1
        if skipped:
            gaps += seq - before - 1
            if desk["whole"]:
                wrong.append(f"thiếu việc số {before + 1} đến {seq - 1}")
        digests[seq], last, before = digest, digests.get(seq - 1), seq
        if "state" not in line:
            unproven += 1
            continue
        ending = base64.b64decode(line["ending"])
        found = ENDING.search(ending)
        rest = (line["length"] - len(ending)) % BLOCK
        state = bytes.fromhex(line["state"])
        if found is None or rest or digest_by(state, line["length"], ending) != digest:
            wrong.append(f"việc số {seq}: phần cuối không ra mã của nó")
            continue
        if int(found.group(2)) != seq:
            wrong.append(f"việc số {seq}: tự ghi số khác")
        if last is not None and (found.group(1) or b"").decode() != last:
            wrong.append(f"việc số {seq} không nối với việc trước nó")
        subjects.setdefault(found.group(3).decode(), []).append((desk["desk"], seq))
    if before != desk["last"] or digests.get(before) != desk["head"]:
        wrong.append("chuỗi không đến việc cuối đã ghi (số {})".format(desk["last"]))
    words = "Chuỗi việc của quầy {}: số {} đến {} nối liền"
    report.part(words.format(desk["desk"], desk["first"], desk["last"]), wrong)
    if gaps and not desk["whole"]:
        report.notes.append(
            "Quầy {}: {} việc không có ở quầy xuất (lượt xem không chia sẻ giữa các quầy); chỗ đó "
            "chuỗi không nối được bằng mã, hỏi trung tâm.".format(desk["desk"], gaps)
        )
    if unproven:
        report.notes.append(
            "Quầy {}: {} việc chỉ có mã, không có bằng chứng nối.".format(desk["desk"], unproven)
        )
    return digests


def check_act(act: Any, dossier: Any, chains: Any) -> str:
    file = HERE / act["file"]
    name = "việc số {} của quầy {}".format(act["seq"], act["desk"])
    if not file.is_file():
        return name + ": không có tệp"
    raw = file.read_bytes()
    if not act["masked"] and hashlib.sha256(raw).hexdigest() != act["digest"]:
        return name + ": nội dung đã bị sửa, mã không khớp"
    said = json.loads(raw.decode("utf-8"))
    if (said["desk"], said["subject"][1]) != (act["desk"], dossier["id"]):
        return name + ": không phải việc của hồ sơ này"
    if act["aside"]:
        return ""
    if said["seq"] != act["seq"] or chains.get(act["desk"], {}).get(act["seq"]) != act["digest"]:
        return name + ": không có trong chuỗi của quầy"
    return ""


def check_dossiers(report: Report, facts: Any, chains: Any, subjects: Any) -> None:
    masked = 0
    for dossier in facts["dossiers"]:
        if not dossier["here"]:
            report.notes.append("Hồ sơ {}: nội dung ở trung tâm.".format(dossier["code"]))
            continue
        wrong = [one for one in (check_act(a, dossier, chains) for a in dossier["acts"]) if one]
        given = {(act["desk"], act["seq"]) for act in dossier["acts"] if not act["aside"]}
        for desk, seq in subjects.get(dossier["id"], []):
            if (desk, seq) not in given:
                wrong.append(f"thiếu việc số {seq} của quầy {desk}")
        masked += sum(act["masked"] for act in dossier["acts"])
        words = "Hồ sơ {}: {} việc, đủ và đúng mã"
        report.part(words.format(dossier["code"], len(dossier["acts"])), wrong)
    if masked:
        report.notes.append(
            f"{masked} việc có số định danh đã che: chuỗi chứng minh có việc đó, chưa chứng minh "
            "lời văn đã che; cần thì yêu cầu bản không che."
        )


def check_signatures(report: Report, facts: Any) -> None:
    wrong, right, without = [], 0, 0
    waiting: dict[str, list[int]] = {}
    for dossier in facts["dossiers"]:
        for act in dossier["acts"]:
            key = facts["keys"].get(act["desk"])
            if key is None or (act["aside"] and not act["signature"]):
                without += 1
            elif not act["signature"]:
                waiting.setdefault(act["desk"], []).append(act["seq"])
            elif signed(
                bytes.fromhex(key), bytes.fromhex(act["digest"]), bytes.fromhex(act["signature"])
            ):
                right += 1
            else:
                wrong.append("việc số {} của quầy {}".format(act["seq"], act["desk"]))
    covered = 0
    for desk in facts["desks"]:
        unsigned = sorted(waiting.get(desk["desk"], []))
        if unsigned:
            key = bytes.fromhex(facts["keys"][desk["desk"]])
            good, under = check_later(key, desk, unsigned, wrong)
            right, covered, without = right + good, covered + under, without + len(unsigned) - under
    if right or wrong:
        words = f"Chữ ký số của quầy: {right} chữ ký đúng"
        tied = f"; {covered} việc nối đến việc cuối đã ký" if covered else ""
        report.part(words + tied, wrong)
    if without:
        report.notes.append(f"{without} việc không có chữ ký hoặc khóa công khai ở đây để kiểm.")


def check_later(key: bytes, desk: Any, unsigned: list[int], wrong: list[str]) -> tuple[int, int]:
    """Quầy ký việc cuối của chuỗi: số chữ ký đúng, và số việc nối được đến việc cuối ấy."""
    if not desk["whole"] or not desk.get("signature"):
        return 0, 0
    if not signed(key, bytes.fromhex(desk["head"]), bytes.fromhex(desk["signature"])):
        wrong.append("việc cuối, số {}, của quầy {}".format(desk["last"], desk["desk"]))
        return 0, 0
    broken = max((line["seq"] for line in lines_of(desk) if "state" not in line), default=0)
    return 1, sum(seq >= broken for seq in unsigned)


def main(words: list[str]) -> int:
    for out in (sys.stdout, sys.stderr):
        if hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8")
    if words and (words[0] != "--ma" or len(words) < len(("--ma", "MÃ"))):
        sys.stderr.write("Cách dùng: python kiem_tra.py [--ma MÃ]\n")
        return 2
    report, chains = Report(), {}
    subjects: dict[str, list[tuple[str, int]]] = {}
    try:
        check_files(
            report, "".join("".join(words[1:]).split()).lower()
        )  # in groups, as minutes have it
        facts = json.loads((HERE / "du-lieu.json").read_text("utf-8"))
        check_lottery(report, facts)
        for desk in facts["desks"]:
            chains[desk["desk"]] = check_chain(report, desk, subjects)
        check_dossiers(report, facts, chains, subjects)
        check_signatures(report, facts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        report.bad.append(f"Không đọc được thư mục: {error!r}")
    for title, lines in (("ĐÚNG", report.good), ("CẦN BIẾT", report.notes), ("SAI", report.bad)):
        for line in lines:
            sys.stdout.write(f"{title:9}{line}\n")
    verdict = "KHÔNG ĐẠT: có chỗ sai, xem trên." if report.bad else "ĐẠT: mọi phép kiểm đều đúng."
    sys.stdout.write("\n" + verdict + "\n")
    return 1 if report.bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
