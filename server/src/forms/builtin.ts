import { completeForm } from './compose';
import disclosure2019 from './disclosure-2019.json';
import disclosure2021 from './disclosure-2021.json';
import disclosureProse from './disclosure-prose.json';
import { compileForm, type Form } from './form';
import type { FormData, FormFile } from './schema';

/** The files that come with the product, newest first. Validated by a test, not at each start: zod need not load for them. */
export const builtinFiles: readonly unknown[] = [{ ...disclosure2021, prose: disclosureProse }, disclosure2019];

let compiled: readonly Form[] | undefined;

/** The forms that come with the product, newest first. */
export function builtinForms(): readonly Form[] {
  return (compiled ??= builtinFiles.reduce<FormData[]>((known, file) => [...known, completeForm(file as FormFile, known)], []).map((data) => compileForm(data)));
}
