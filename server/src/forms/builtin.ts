import disclosure2021 from './disclosure-2021.json';
import { compileForm, type Form } from './form';
import type { FormData } from './schema';

// Built-in files are validated by a test, not at each start: zod need not load for them.
const files: readonly unknown[] = [disclosure2021];

let compiled: readonly Form[] | undefined;

/** The forms that come with the product, newest first. */
export function builtinForms(): readonly Form[] {
  return (compiled ??= files.map((f) => compileForm(f as FormData)));
}
