import { completeForm } from './compose';
import disclosure2019 from './disclosure-2019.json';
import disclosure2021 from './disclosure-2021.json';
import disclosureProse from './disclosure-prose.json';
import { compileForm } from './compile';
import type { Form } from './form';
import type { FormData, FormFile } from './schema';

/**
 * The files that come with the product, newest first. Validated by a test, not at each start: zod need not load for
 * them.
 */
export const builtinFiles: readonly unknown[] = [{ ...disclosure2021, prose: disclosureProse }, disclosure2019];

let forms: readonly Form[] | undefined;

/** The forms that come with the product, newest first. */
export function builtinForms(): readonly Form[] {
  return (forms ??= builtinFiles
    .reduce<FormData[]>((known, file) => [...known, completeForm(file as FormFile, known)], [])
    .map(compiledOnUse));
}

/**
 * A form that is compiled when more than its file is asked for: most starts never see the older form, some none at all.
 */
function compiledOnUse(data: FormData): Form {
  let form: Form | undefined;
  const compiled = (): Form => (form ??= compileForm(data));
  return {
    id: data.id,
    data,
    get sections() {
      return compiled().sections;
    },
    get tables() {
      return compiled().tables;
    },
    get facts() {
      return compiled().facts;
    },
    get relations() {
      return compiled().relations;
    },
    get carries() {
      return compiled().carries;
    },
    get factIndex() {
      return compiled().factIndex;
    },
    get relationsOf() {
      return compiled().relationsOf;
    },
    factOf: (row, column) => compiled().factOf(row, column),
  };
}
