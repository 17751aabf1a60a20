interface Stretch<T> {
  readonly from: number;
  readonly until: number;
  readonly value: T;
}

/** Stretches of a text, however many and overlapping, of which it is told quickly whether one meets another. */
export class Stretches<T> {
  private readonly list: Stretch<T>[] = [];
  /** How far any of the stretches up to each one reaches; undefined where some were added since. */
  private reached: number[] | undefined;

  add(from: number, until: number, value: T): void {
    this.list.push({ from, until, value });
    this.reached = undefined;
  }

  /** Of those that begin at `last` or before and end behind `first`, the one that begins first. */
  meeting(first: number, last: number): T | undefined {
    const reached = (this.reached ??= this.sort());
    let low = 0,
      high = reached.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached[middle]! > first) high = middle;
      else low = middle + 1;
    }
    // The first at which any reaches so far reaches so far itself.
    const found = this.list[low];
    return found && found.from <= last ? found.value : undefined;
  }

  private sort(): number[] {
    this.list.sort((a, b) => a.from - b.from);
    let furthest = -Infinity;
    return this.list.map(({ until }) => (furthest = Math.max(furthest, until)));
  }
}

/** Stretches under names. */
export class NamedStretches<T> {
  private readonly byName = new Map<string, Stretches<T>>();

  add(name: string, from: number, until: number, value: T): void {
    let own = this.byName.get(name);
    if (!own) this.byName.set(name, (own = new Stretches()));
    own.add(from, until, value);
  }

  meeting(name: string, first: number, last: number): T | undefined {
    return this.byName.get(name)?.meeting(first, last);
  }
}
