import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { readIdentity } from './identity';
import type { Identity } from './model';
import { sameItems } from './same-items';

const HEAD_BLOCKS = 40,
  BODY_BLOCKS = 12,
  LAST_BLOCKS = 4;

/** What a report said of itself, and the blocks where it did; the body's only where they were asked for. */
interface ReadBefore {
  readonly form: Form;
  readonly head: readonly Block[];
  readonly last: readonly Block[];
  readonly body: readonly Block[] | undefined;
  readonly identity: Identity;
}

/** What reports say of themselves; read again only where one of the blocks is another that say it. */
export class Identities {
  private readonly before = new WeakMap<Block, ReadBefore>();

  constructor(private readonly tree: SyntaxTree) {}

  /** @param first where the first section begins; @param second where the next one does */
  of(form: Form, from: Block, first: Block | undefined, second: Block | undefined, until: Block | undefined): Identity {
    const head = this.take(from, first ?? until, HEAD_BLOCKS);
    const last: Block[] = [];
    for (
      let b = until ? this.tree.blocks.before(until) : this.tree.blocks.last();
      b && last.length < LAST_BLOCKS;
      b = this.tree.blocks.before(b)
    ) {
      if (b.kind !== 'blank' && b.kind !== 'markup') last.unshift(b);
      if (b === from) break;
    }
    let read: readonly Block[] | undefined;
    const body = () => (read ??= first ? this.take(first, second ?? until, BODY_BLOCKS) : []);
    const was = this.before.get(from);
    const stands =
      was?.form === form &&
      sameItems(was.head, head) &&
      sameItems(was.last, last) &&
      (!was.body || sameItems(was.body, body()));
    if (stands) return was.identity;
    const identity = readIdentity(form, head, body, last);
    this.before.set(from, { form, head, last, body: read, identity });
    return identity;
  }

  private take(from: Block, until: Block | undefined, most: number): Block[] {
    const out: Block[] = [];
    for (let b: Block | undefined = from; b && b !== until && out.length < most; b = this.tree.blocks.after(b))
      out.push(b);
    return out;
  }
}
