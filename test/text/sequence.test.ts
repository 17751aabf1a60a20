import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Branch, Measured } from '../../server/src/text/branch';
import { Sequence } from '../../server/src/text/sequence';

class Item implements Measured {
  marks = 0;
  parent: Branch<Measured> | undefined = undefined;
  readonly length: number;
  readonly newlines: number;
  readonly tail: number;
  readonly lookahead: number;
  constructor(readonly text: string) {
    this.length = text.length;
    this.newlines = text.split('\n').length - 1;
    this.lookahead = (text.charCodeAt(0) * 7 + text.length * 5) % 23;
    this.tail = text.length - (text.lastIndexOf('\n') + 1);
  }
}

const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength: 6 }), {
  maxLength: 90,
});
const change = fc.record({ at: fc.nat(), count: fc.nat(80), texts, mark: fc.nat(), bits: fc.nat(15) });

/** Everything a sequence can be asked, compared with a plain array. */
function agree(s: Sequence<Item>, model: readonly Item[]): void {
  assert.deepEqual([...s], model);
  const text = model.map((i) => i.text).join('');
  assert.deepEqual(
    [s.length, s.newlines, s.size, s.first(), s.last()],
    [text.length, text.split('\n').length - 1, model.length, model[0], model.at(-1)],
  );
  for (let bit = 0; bit < 4; bit++) {
    const carries = (i: Item) => (i.marks & (1 << bit)) !== 0;
    assert.equal(s.marked(bit), model.filter(carries).length);
    assert.deepEqual([s.firstMarked(bit), s.firstMarked(bit, -1)], [model.find(carries), model.findLast(carries)]);
  }
  let offset = 0;
  model.forEach((item, i) => {
    const before = text.slice(0, offset);
    assert.equal(s.offsetOf(item), offset);
    assert.deepEqual(s.positionOf(item), {
      line: before.split('\n').length - 1,
      character: before.length - (before.lastIndexOf('\n') + 1),
    });
    assert.deepEqual([s.before(item), s.after(item)], [model[i - 1], model[i + 1]]);
    assert.deepEqual(s.at(offset), { item, start: offset });
    const reaching = model.findIndex((x, j) => s.offsetOf(x) + x.length + x.lookahead > offset && j <= i);
    assert.equal(s.firstReaching(offset)?.item, model[reaching]);
    for (let bit = 0; bit < 2; bit++) {
      const carries = (x: Item) => (x.marks & (1 << bit)) !== 0;
      assert.equal(s.next(item, bit), model.slice(i + 1).find(carries));
      assert.equal(s.next(item, bit, -1), model.slice(0, i).findLast(carries));
    }
    offset += item.length;
  });
  for (let line = 0; line <= s.newlines && model.length > 0; line++) {
    const found = s.atLine(line)!;
    assert.equal(found.start, s.offsetOf(found.item));
    assert.equal(found.line, text.slice(0, found.start).split('\n').length - 1);
    assert.ok(found.line <= line && line <= found.line + found.item.newlines);
  }
}

describe('Sequence', () => {
  it('answers as a plain array does, whatever is replaced, inserted or marked', () => {
    fc.assert(
      fc.property(texts, fc.array(change, { maxLength: 12 }), (start, changes) => {
        let model = start.map((t) => new Item(t));
        const s = new Sequence(model);
        agree(s, model);
        for (const c of changes) {
          const at = model.length === 0 ? 0 : c.at % model.length;
          const items = c.texts.map((t) => new Item(t));
          const count = Math.min(c.count, model.length - at);
          if (count === 0) {
            if (at === 0) s.insert(undefined, items);
            else s.insert(model[at - 1], items);
          } else s.replace(model[at], model[at + count - 1], items);
          model = [...model.slice(0, at), ...items, ...model.slice(at + count)];
          const marked = model[c.mark % Math.max(1, model.length)];
          if (marked) s.mark(marked, c.bits);
          agree(s, model);
        }
      }),
      { numRuns: 150 },
    );
  });
  it('lets go of what it no longer holds', () => {
    const items = Array.from({ length: 100 }, (_, i) => new Item(`${i}\n`));
    const s = new Sequence(items);
    s.replace(items[10], items[90], []);
    assert.ok(items.slice(10, 91).every((i) => i.parent === undefined) && items[9]!.parent && items[91]!.parent);
  });
});
