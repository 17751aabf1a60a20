import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadConfig, type Config } from '../workspace/config/chain';
import { effectiveFor } from '../workspace/config/effective';
import { findConfig } from '../workspace/config/find';
import type { Vocabulary } from '../workspace/config/model';
import { filePath } from '../workspace/file-key';
import type { ConfigSource } from './configs';

/** Configuration files on the machine the server runs on; each is read once until told to forget. */
export function nodeConfigs(): ConfigSource {
  const found = new Map<string, string | undefined>();
  const loaded = new Map<string, Config>();
  const load = (file: string, words: Vocabulary): Config => {
    const config = loaded.get(file) ?? loadConfig(file, words);
    loaded.set(file, config);
    return config;
  };
  return {
    forget: () => {
      found.clear();
      loaded.clear();
    },
    isRead: (uri) => {
      const path = filePath(uri);
      return path !== undefined && [...loaded.values()].some((c) => c.read.some((r) => r.file === path));
    },
    for: (uri, folders, words) => {
      const path = filePath(uri);
      if (path === undefined) return undefined;
      const folder = dirname(path);
      const roots = folders.flatMap((f) => filePath(f) ?? []);
      const last = roots.filter((r) => folder === r || folder.startsWith(r.endsWith('/') ? r : `${r}/`));
      if (!found.has(folder)) found.set(folder, findConfig(folder, last.sort((a, b) => a.length - b.length)[0]));
      const file = found.get(folder);
      if (file === undefined) return undefined;
      const config = load(file, words);
      return {
        file,
        says: effectiveFor(path, config.layers),
        read: config.read.map((r) => ({ ...r, uri: pathToFileURL(r.file).href })),
      };
    },
  };
}
