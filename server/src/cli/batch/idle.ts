import type { SuppressedBy } from '../../workspace/config/effective';
import type { Say } from '../terminal/language';
import type { FileOutcome } from './check-file';

/** Suppressions of configurations that concern a report of a run, and whether they were of any use in it. */
export class IdleSuppressions {
  private readonly byPlace = new Map<string, { readonly entry: SuppressedBy; used: boolean }>();

  /** @param own the suppressions for one file */
  add(own: readonly SuppressedBy[], { reports, usedSuppressions }: FileOutcome): void {
    own.forEach((entry, i) => {
      const place = JSON.stringify([entry.from, entry.number]);
      const known = this.byPlace.get(place);
      const used = usedSuppressions.includes(i);
      if (known) known.used ||= used;
      else if (used || reports > 0) this.byPlace.set(place, { entry, used });
    });
  }

  /** What is to be said of those that suppressed nothing. */
  notes(say: Say): string[] {
    return [...this.byPlace.values()].filter(({ used }) => !used).map(({ entry }) => noteOf(entry, say));
  }
}

function noteOf({ from, number, reason: _, ...what }: SuppressedBy, say: Say): string {
  const named = Object.entries(what).map(([key, value]) => `${key}: ${value}`);
  return say(
    `${from}: suppress 第 ${number} 项没有忽略任何发现（${named.join('，')}），可删去`,
    `${from}: suppress entry ${number} suppresses nothing (${named.join(', ')}) and can go`,
  );
}
