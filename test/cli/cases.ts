import assert from 'node:assert/strict';
import { broken, clean, inFolder, notes, warned } from './run';

/** A call of `gouji check` and what is to come of it. */
export interface Case {
  readonly title: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly status: number;
  /** Must stand in the output, or must not. */
  readonly out?: readonly (RegExp | string)[];
  readonly err?: readonly (RegExp | string)[];
  readonly notOut?: readonly (RegExp | string)[];
}

export type Groups = Readonly<Record<string, readonly Case[]>>;

export const some = { 'clean.md': clean, 'warned.md': warned, 'broken.md': broken, 'notes.md': notes };
export const config = (settings: unknown) => JSON.stringify(settings);

const holds = (text: string, part: RegExp | string) =>
  typeof part === 'string' ? text.includes(part) : part.test(text);

export function eachCase(groups: Groups): void {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const c of cases) {
        it(c.title, () =>
          inFolder(c.files ?? some, (folder) => {
            const r = folder.run(c.args, { input: c.input ?? '', env: c.env ?? {} });
            const told = `status ${r.status}\n${r.out}\n--\n${r.err}`;
            assert.equal(r.status, c.status, told);
            for (const part of c.out ?? []) assert.ok(holds(r.out, part), `no ${part} in the output: ${told}`);
            for (const part of c.notOut ?? []) assert.ok(!holds(r.out, part), `${part} in the output: ${told}`);
            for (const part of c.err ?? [])
              assert.ok(holds(r.err, part), `no ${part} in what is said beside it: ${told}`);
            if (!c.err) assert.equal(r.err, '');
          }),
        );
      }
    });
  }
}
