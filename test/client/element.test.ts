// The outline's elements: ids that are unique and stay, and the element at a place.
import assert from 'node:assert/strict';
import type { OutlineNode } from '../../shared/src/protocol';
import { elementAt, elementsOf, type OutlineElement } from '../../client/src/outline/element';

const node = (
  id: string,
  lines: readonly [number, number] | undefined,
  children: readonly OutlineNode[] = [],
): OutlineNode => ({
  id,
  kind: 'section',
  label: id,
  detail: '',
  state: lines ? 'clean' : 'missing',
  count: 0,
  children,
  ...(lines && { range: { start: { line: lines[0], character: 2 }, end: { line: lines[1], character: 9 } } }),
});

const ids = (elements: readonly OutlineElement[]): string[] =>
  elements.flatMap(({ id, children }) => [id, ...ids(children)]);

describe('elements of the outline', () => {
  const roots = elementsOf([
    node(
      'report',
      [0, 40],
      [
        node('first', [3, 10], [node('table', [5, 8])]),
        node('missing', undefined, [node('table', undefined)]),
        node('first', [11, 20]),
      ],
    ),
  ]);

  it('have ids of their own, also where a section comes twice', () => {
    assert.deepEqual(ids(roots), ['report', 'first', 'table', 'missing', 'table#2', 'first#2']);
  });

  it('know their parents', () => {
    assert.equal(roots[0]!.parent, undefined);
    assert.equal(roots[0]!.children[0]!.children[0]!.parent, roots[0]!.children[0]);
  });

  const places: { title: string; line: number; character: number; expected: string | undefined }[] = [
    { title: 'before the report', line: 0, character: 1, expected: undefined },
    { title: 'its first character', line: 0, character: 2, expected: 'report' },
    { title: 'inside the innermost', line: 6, character: 0, expected: 'table' },
    { title: 'behind the last character', line: 8, character: 9, expected: 'table' },
    { title: 'one further', line: 8, character: 10, expected: 'first' },
    { title: 'in the second of one name', line: 12, character: 0, expected: 'first#2' },
    { title: 'behind everything', line: 41, character: 0, expected: undefined },
  ];
  for (const { title, line, character, expected } of places) {
    it(`are found at a place: ${title}`, () => assert.equal(elementAt(roots, line, character)?.id, expected));
  }

  it('are not looked into where they are closed', () => {
    assert.equal(elementAt(roots, 6, 0, ({ id }) => id !== 'first')?.id, 'first');
  });
});
