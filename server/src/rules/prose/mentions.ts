import type { Form } from '../../forms/form';
import type { Block } from '../../syntax/block';
import { claimsOf } from '../../prose/claims-of';

/** A place in running text that speaks of facts. Offsets count from the block's start, as those of every place. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Fact indexes whose sum is meant, by the likeliest reading. */
  readonly facts: readonly number[];
  /** Every fact that some reading means. */
  readonly all: readonly number[];
  /** What the text says, for a number or a “none”. */
  readonly value: number | undefined;
}

const known = new WeakMap<Block, { readonly form: Form; readonly mentions: readonly Mention[] }>();
const NONE: readonly Mention[] = [];

/**
 * The mentions of facts in a block, in the order of the text; a pure function of its text and form, remembered for each
 * block.
 */
export function mentionsIn(block: Block, form: Form): readonly Mention[] {
  const before = known.get(block);
  if (before?.form === form) return before.mentions;
  const found = claimsOf(block, form);
  if (!found || found.claims.length === 0) return NONE;
  const mentions = found.claims
    .flatMap((c): Mention[] => {
      const place = found.prose.span(c.start, c.end);
      if (c.kind === 'total' && (c.weak || c.summed)) return [];
      if (c.kind === 'total')
        return [{ ...place, facts: c.readings[0]!, all: [...new Set(c.readings.flat())], value: c.value }];
      if (c.kind === 'share') {
        const r = c.readings[0]!;
        return [
          { ...place, facts: r.groups.flat(), all: [...new Set([...r.groups.flat(), ...r.whole])], value: undefined },
        ];
      }
      return [];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  known.set(block, { form, mentions });
  return mentions;
}

/** The mention at an offset of the block, the shortest if there are several. */
export function mentionAt(block: Block, form: Form, offset: number): Mention | undefined {
  let best: Mention | undefined;
  for (const m of mentionsIn(block, form))
    if (m.start <= offset && offset <= m.end && (!best || m.end - m.start < best.end - best.start)) best = m;
  return best;
}
