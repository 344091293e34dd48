// Identifiers a slip of the pen away from another: one digit changed, two neighbours swapped, the month before or after.

const arxivId = /^(https:\/\/arxiv\.org\/abs\/)(\d{2})(\d{2})\.(\d{4,5})$/;

/** Whether `a` is `b` with one character changed, or two neighbours swapped; or the same number in a month beside. */
export function isNearId(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const places: number[] = [];
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    places.push(at);
    if (places.length > 4) return false;
  }
  const [first = 0, second = 0] = places;
  if (places.length === 1) return /\d/.test(a[first] ?? '') && /\d/.test(b[first] ?? '');
  if (places.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]) return true;
  const [one, other] = [arxivId.exec(a), arxivId.exec(b)];
  return one !== null && other !== null && one[4] === other[4] && Math.abs(months(one) - months(other)) === 1;
}

function months(match: RegExpExecArray): number {
  return Number(match[2]) * 12 + Number(match[3]);
}

/** All arXiv addresses a slip away from this one: about sixty, so that they can be looked up. */
export function nearIds(url: string): string[] {
  const match = arxivId.exec(url);
  if (!match) return [];
  const [, prefix = '', year = '', month = '', number = ''] = match;
  const digits = `${year}${month}${number}`;
  const address = (text: string) => `${prefix}${text.slice(0, 4)}.${text.slice(4)}`;
  const found = new Set<string>();
  const month0 = months(match) - 1;
  for (const step of [-1, 1]) {
    const moved = month0 + step;
    found.add(
      address(
        `${String(Math.floor(moved / 12)).padStart(2, '0')}${String((moved % 12) + 1).padStart(2, '0')}${number}`,
      ),
    );
  }
  for (let at = 0; at < digits.length; at++) {
    for (let digit = 0; digit <= 9; digit++)
      found.add(address(digits.slice(0, at) + String(digit) + digits.slice(at + 1)));
    if (at > 0)
      found.add(address(digits.slice(0, at - 1) + (digits[at] ?? '') + (digits[at - 1] ?? '') + digits.slice(at + 1)));
  }
  found.delete(url);
  return [...found];
}
