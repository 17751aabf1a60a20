// The outline's nodes as the tree view needs them: with their parents, and findable by place.
import type { OutlineNode, RangeJson } from '../../../shared/src/protocol.js';

export interface OutlineElement {
  readonly node: OutlineNode;
  /** Unique in the tree and the same after each refresh, so that VS Code keeps what is expanded and selected. */
  readonly id: string;
  readonly parent: OutlineElement | undefined;
  readonly children: readonly OutlineElement[];
}

/** Elements for nodes; ids that occur twice (two sections of one title) are told apart by their order. */
export function elementsOf(
  nodes: readonly OutlineNode[],
  parent?: OutlineElement,
  taken = new Set<string>(),
): OutlineElement[] {
  return nodes.map((node) => {
    let id = node.id;
    for (let n = 2; taken.has(id); n++) id = `${node.id}#${n}`;
    taken.add(id);
    const children: OutlineElement[] = [];
    const element: OutlineElement = { node, id, parent, children };
    children.push(...elementsOf(node.children, element, taken));
    return element;
  });
}

/**
 * The innermost element a position is in; where siblings overlap, the later one.
 * @param open says whether to look into an element; by default into every one
 */
export function elementAt(
  elements: readonly OutlineElement[],
  line: number,
  character: number,
  open: (element: OutlineElement) => boolean = () => true,
): OutlineElement | undefined {
  const held = elements.findLast(({ node }) => node.range !== undefined && contains(node.range, line, character));
  if (!held) return undefined;
  return (open(held) ? elementAt(held.children, line, character, open) : undefined) ?? held;
}

function contains({ start, end }: RangeJson, line: number, character: number): boolean {
  const after = line > start.line || (line === start.line && character >= start.character);
  const before = line < end.line || (line === end.line && character <= end.character);
  return after && before;
}
