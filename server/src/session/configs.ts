import type { Diagnostic } from 'vscode-languageserver-types';
import type { Lang } from '../rules/rule';
import type { Effective } from '../workspace/config/effective';
import type { Fault, Vocabulary } from '../workspace/config/model';

/** A configuration file that was read, as the client knows it. */
export interface ReadConfig {
  readonly uri: string;
  readonly file: string;
  readonly text: string | undefined;
  readonly faults: readonly Fault[];
}

/** What a configuration says of a file. */
export interface ConfigOf {
  readonly file: string;
  readonly says: Effective;
  readonly read: readonly ReadConfig[];
}

/** Configuration files; absent where the server has no file system. */
export interface ConfigSource {
  /** What the file nearest to a document says, up to its workspace folder. */
  for(uri: string, folders: readonly string[], words: Vocabulary): ConfigOf | undefined;
  /** Whether a file is one of those that were read. */
  isRead(uri: string): boolean;
  /** Lets go of what was read: the files may have changed. */
  forget(): void;
}

/** The mistakes in configuration files, told in the files themselves as long as they are there. */
export class ConfigFaults {
  private told = new Set<string>();

  constructor(
    private readonly lang: Lang,
    private readonly publish: (uri: string, diagnostics: Diagnostic[]) => void,
  ) {}

  tell(read: readonly ReadConfig[]): void {
    const now = new Set<string>();
    for (const file of new Map(read.map((r) => [r.uri, r])).values()) {
      if (file.faults.length === 0) continue;
      now.add(file.uri);
      this.publish(
        file.uri,
        file.faults.map((f) => this.diagnosticOf(f, file.text ?? '')),
      );
    }
    for (const uri of this.told) if (!now.has(uri)) this.publish(uri, []);
    this.told = now;
  }

  private diagnosticOf(fault: Fault, text: string): Diagnostic {
    return {
      range: { start: positionIn(text, fault.start), end: positionIn(text, fault.end) },
      severity: 1,
      source: 'gouji',
      code: 'config',
      message: this.lang === 'zh' ? fault.zh : fault.en,
    };
  }
}

function positionIn(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}
