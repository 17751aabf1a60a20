import type { View } from '../batch/result';
import type { FactsFormat } from './facts-format';
import type { CheckFormat } from './format';

/** Loads a format by name; each is loaded only when asked for, and so are colours. */
const checkFormats: Readonly<Record<string, (view: View) => Promise<CheckFormat>>> = {
  pretty: async ({ color }) => {
    const { pretty, plain } = await import('./pretty');
    return pretty(color ? (await import('picocolors')).default.createColors(true) : plain);
  },
  json: async () => (await import('./json')).json,
  ndjson: async () => (await import('./json')).ndjson,
  sarif: async ({ lang }) => (await import('./machine')).sarif(lang),
  junit: async () => (await import('./machine')).junit,
  github: async () => (await import('./machine')).github,
  gitlab: async () => (await import('./machine')).gitlab,
};

/** Formats by their names, in that order. */
export function loadFormats(names: readonly string[], view: View): Promise<readonly CheckFormat[]> {
  return Promise.all(names.map((name) => checkFormats[name]!(view)));
}

/** As {@link checkFormats}, for facts. */
export const factsFormats: Readonly<Record<string, () => Promise<FactsFormat>>> = {
  pretty: async () => (await import('./facts-pretty')).factsPretty,
  json: async () => (await import('./facts-json')).factsJson,
  csv: async () => (await import('./facts-csv')).factsCsv,
};
