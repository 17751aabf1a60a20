// Bytes in messages, which are JSON.

// Every host has these two; which library of types says so differs.
declare function atob(text: string): string;
declare function btoa(binary: string): string;

/** How many bytes are made a string at once: more are too many arguments. */
const PART = 1 << 13;

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)));
  return btoa(parts.join(''));
}
