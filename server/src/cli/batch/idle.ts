import { dirname, sep } from 'node:path';
import type { SuppressedBy } from '../../workspace/config/effective';
import { pathIn } from '../../workspace/file-patterns';
import type { Say } from '../terminal/language';
import type { FileOutcome } from './check-file';

/**
 * Suppressions of configurations that concern a report of a run, and whether they were of any use in it. Of one that
 * may be for files which were not looked at nothing can be said.
 */
export class IdleSuppressions {
  /** @param searched folders of which every file was looked at */
  constructor(private readonly searched: readonly string[]) {}

  private readonly byPlace = new Map<string, { readonly entry: SuppressedBy; used: boolean }>();

  /** @param own the suppressions for one file */
  add(own: readonly SuppressedBy[], { reports, usedSuppressions }: FileOutcome): void {
    own.forEach((entry, i) => {
      const place = placeOf(entry);
      const known = this.byPlace.get(place);
      const used = usedSuppressions.includes(i);
      if (known) known.used ||= used;
      else if (used || reports > 0) this.byPlace.set(place, { entry, used });
    });
  }

  /** What is to be said of those that suppressed nothing, and of those whose file is gone. */
  notes(gone: readonly SuppressedBy[], say: Say): string[] {
    const idle = [...this.byPlace.values()].filter(({ entry, used }) => !used && this.knows(entry));
    const all = [...idle.map(({ entry }) => entry), ...gone];
    return [...new Map(all.map((entry) => [placeOf(entry), entry])).values()].map((entry) => noteOf(entry, say));
  }

  /** Whether all files that it can be for were looked at: those of its folder, or the one that it names by its path. */
  private knows({ from, file }: SuppressedBy): boolean {
    const folder = dirname(from);
    const inside = (root: string) => folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
    return (file !== undefined && pathIn(file) !== undefined) || this.searched.some(inside);
  }
}

const placeOf = ({ from, number }: SuppressedBy): string => JSON.stringify([from, number]);

function noteOf({ from, number, reason: _, ...what }: SuppressedBy, say: Say): string {
  const named = Object.entries(what).map(([key, value]) => `${key}: ${value}`);
  return say(
    `${from}: suppress 第 ${number} 项没有忽略任何发现（${named.join('，')}），可删去`,
    `${from}: suppress entry ${number} suppresses nothing (${named.join(', ')}) and can go`,
  );
}
