import type { Finding } from '../rules/rule';

/** Text of a place is compared up to so many characters: a place can be a whole paragraph. */
const LONGEST = 4000;

/**
 * What a finding is about, whatever is edited around it: its rule, the fact it speaks of and the text it stands on.
 * Lines, message and severity have no part in it. Findings that are alike in all this share a key.
 */
export function findingKey({ rule, facts, subject, place }: Finding): string {
  const content = place.block.text
    .slice(place.start, Math.min(place.end, place.start + LONGEST))
    .replace(/[\s\u200b\u2060\ufeff]+/g, '');
  return hash([rule, facts[0] ?? '', subject ?? '', content].join('\u0000'));
}

/** The keys of findings in their order, each with how many like it came before. */
export function numbered(keys: readonly string[]): { readonly key: string; readonly nth: number }[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { key, nth };
  });
}

/** Sixteen hexadecimal digits for a text: two running hashes of 32 bits, mixed at the end. */
export function hash(text: string): string {
  let a = 0xdeadbeef,
    b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
}
