import type { FileFacts } from '../batch/facts-file';
import type { Say } from '../terminal/language';

/** A way to print facts, as {@link CheckFormat} is one to print findings. */
export interface FactsFormat {
  readonly start: string;
  readonly between: string;
  file(facts: FileFacts, say: Say): string;
  readonly end: string;
}
