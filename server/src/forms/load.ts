import { z } from 'zod';
import { compileForm, type Form } from './form';
import { formSchema } from './schema';

/**
 * Reads a form from parsed JSON.
 * @throws Error whose message lists every fault of the file, one a line.
 */
export function loadForm(json: unknown): Form {
  const result = formSchema.safeParse(json);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return compileForm(result.data);
}
