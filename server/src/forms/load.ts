import * as z from 'zod';
import { builtinForms } from './builtin';
import { completeForm } from './compose';
import { compileForm, FormError } from './compile';
import type { Form } from './form';
import { extendingFormSchema, formSchema } from './schema';

/**
 * Reads a form from parsed JSON.
 * @param known forms that it may extend
 * @throws FormError whose message lists every fault of the file, one a line.
 */
export function loadForm(json: unknown, known: readonly Form[] = builtinForms()): Form {
  const extending = typeof json === 'object' && json !== null && 'extends' in json;
  const result = (extending ? extendingFormSchema : formSchema).safeParse(json);
  if (!result.success) throw new FormError(z.prettifyError(result.error));
  return compileForm(
    completeForm(
      result.data,
      known.map((f) => f.data),
    ),
  );
}
