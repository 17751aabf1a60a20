const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;

/** What stands for a character written as an entity, or the entity itself where it means none. */
function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()]!;
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

export function decodeEntities(raw: string): string {
  return raw.includes('&') ? raw.replace(ENTITY, entity) : raw;
}

/** Calls back for each stretch of raw text: plain ones whole, entities one by one with what they stand for. */
export function eachStretch(raw: string, call: (from: number, to: number, text: string, plain: boolean) => void): void {
  let at = 0;
  if (raw.includes('&'))
    for (const m of raw.matchAll(ENTITY)) {
      if (m.index > at) call(at, m.index, raw.slice(at, m.index), true);
      at = m.index + m[0].length;
      call(m.index, at, entity(m[0], m[1], m[2], m[3]), false);
    }
  if (at < raw.length) call(at, raw.length, raw.slice(at), true);
}

/** Characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
