"""Repair text without a page around it: tone marks, legacy encodings, look-alikes; and print what was repaired."""

import vnclean
from vnclean.normalizers import NORMALIZERS, Tones

LINES = (
    "Tỉnh uỷ Hoà Bình họp bàn kế họach với ngừơi dân",
    "Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.",
    "Viá»‡t Nam Ä‘áº¹p láº¯m",
    "Nɦữnց ngƣời ở тнấᴘ",
    "Chloé và Raúl thăm Đắk Lắk",
)

for line in LINES:
    print(f"{line}  ->  {vnclean.normalize(line)}")

# The changes of an article say what was repaired in each block, and why.
for change in vnclean.extract(vnclean.read_text("\n".join(LINES))).changes:
    for name, reason in zip(change.normalizers, change.reasons, strict=True):
        print(f"line {change.index + 1}: {name}{': ' + reason if reason else ''}")

# Each normalizer is a callable with a name.
print(Tones("modern")("Ủy ban"), [normalizer.name for normalizer in NORMALIZERS])
