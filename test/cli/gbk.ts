/** The text in GBK, by way of the decoder. */
export function toGbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, readonly number[]>();
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++)
      if (b !== 0x7f) {
        const c = decoder.decode(new Uint8Array([a, b]));
        if (c.length === 1) known.set(c, [a, b]);
      }
  return Buffer.from([...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (known.get(c) ?? [0x3f]))));
}
