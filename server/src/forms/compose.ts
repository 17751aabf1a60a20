import { compileForm, factsNamed, FormError } from './compile';
import type { Form } from './form';
import type { FormData, FormFile } from './schema';

/**
 * The whole of a form whose file may say only how it differs from another.
 * @throws FormError if the form it extends is not among those known
 */
export function completeForm(file: FormFile, known: readonly FormData[]): FormData {
  if (!('extends' in file)) return file;
  const { extends: parentId, ...own } = file;
  const parent = known.find((f) => f.id === parentId);
  if (!parent) throw new FormError(`the form "${parentId}", which "${file.id}" extends, is not known`);
  // What replaced the parent, or the document it is from, says nothing of this one.
  const { supersededBy: _, ...inherited } = parent;
  const tables = [
    ...parent.tables.map((t) => own.tables?.find((o) => o.id === t.id) ?? t),
    ...(own.tables ?? []).filter((o) => !parent.tables.some((t) => t.id === o.id)),
  ];
  const given = Object.fromEntries(Object.entries(own).filter(([, v]) => v !== undefined)) as Partial<FormData>;
  return { ...inherited, ...given, recognition: { ...parent.recognition, ...own.recognition }, tables } as FormData;
}

interface Mixture {
  readonly from: readonly Form[];
  readonly form: Form;
}
const mixtures = new WeakMap<Form, Mixture[]>();

/**
 * A form with tables of other forms in the place of its own of the same id; made once for each mixture. A relation
 * belongs to the table of its first fact and comes and goes with it.
 * @param from for each table of the base the form that gives it
 */
export function mixForms(base: Form, from: readonly Form[]): Form {
  if (from.every((f) => f === base)) return base;
  const known = mixtures.get(base) ?? [];
  const found = known.find((m) => m.from.every((f, i) => f === from[i]));
  if (found) return found.form;
  const form = mix(base, from);
  mixtures.set(base, [...known, { from, form }]);
  return form;
}

function mix(base: Form, from: readonly Form[]): Form {
  const { data } = base;
  const tables = data.tables.map((t, i) => from[i]!.data.tables.find((o) => o.id === t.id) ?? t);
  const origins = from.map((f, i) => f.tables.find((t) => t.id === data.tables[i]!.id)?.origin ?? data);
  const bare = compileForm({ ...data, tables, relations: [], carries: [] }, origins);
  const tableOf = (form: Form, pattern: string) =>
    form.facts[form.factIndex.get(factsNamed(form, pattern)[0] ?? '') ?? -1]?.table.id;
  const pick = <R extends { readonly left: readonly string[] }>(list: (f: FormData) => readonly R[]): R[] =>
    [...new Set([base, ...from])].flatMap((donor) =>
      list(donor.data).filter((r) => {
        const owner = tableOf(donor, r.left[0]!);
        // One that also speaks of a table left behind holds no more.
        return (
          data.tables.some((t, i) => t.id === owner && from[i] === donor) &&
          Object.values(r)
            .flat()
            .every((p) => !String(p).includes('.') || factsNamed(bare, String(p)).length > 0)
        );
      }),
    );
  return compileForm(
    { ...data, tables, relations: pick((f) => f.relations), carries: pick((f) => f.carries ?? []) },
    origins,
  );
}
